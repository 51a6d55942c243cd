"""The simulator as a child process, and the clocks that programs can be run under."""
import os
import re
import subprocess

CERTBACK = os.environ["INTEROP_CERTBACK"]
SECRET_ID = "AKIDSIMULATOR0000000000000000000000"
SECRET_KEY = "SIMULATOR-KEY-OPENS-NOTHING-0000"


def environment(**more):
    """What a child gets: nothing of the developer's own settings, keys or proxies."""
    return {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TZ": "UTC", **more}


# A program under another clock is started through `env`: the library changes the environment of the first process that
# loads it, and a Swift program finds its arguments by the place of its environment.
CLOCKED = ["/usr/bin/env", CERTBACK]


def shifted(clock):
    """Variables under which a program sees another time of day: `+310s`, or `2019-02-26 00:44:25` standing still.

    Its timers run on: only the time of day is another one.
    """
    library = subprocess.run(
        ["faketime", "-f", "+0", "printenv", "LD_PRELOAD"], check=True, capture_output=True, text=True).stdout.strip()
    return {"LD_PRELOAD": library, "FAKETIME": clock, "FAKETIME_DONT_FAKE_MONOTONIC": "1", "DONT_FAKE_MONOTONIC": "1"}


class Cloud:
    """`certback simulate`, ended with the block. The same seed gives the same records."""

    def __init__(self, seed=1, clock=None, faults=(), records=240, item_seconds=0.02):
        command = [*CLOCKED, "simulate", "--port", "0", "--seed", str(seed), "--item-seconds", str(item_seconds)]
        command += ["--records", str(records)]
        command += [part for fault in faults for part in ("--fault", fault)]
        self.process = subprocess.Popen(
            command, env=environment(**(shifted(clock) if clock else {})), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            text=True)
        self.url = self.process.stdout.readline().strip()
        if not re.fullmatch(r"http://127\.0\.0\.1:\d+", self.url):
            self.close()
            raise AssertionError(f"the simulator did not start: {self.url!r}")
        self.address = self.url.removeprefix("http://")

    def close(self):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
