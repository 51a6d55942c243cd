"""The three clients under test: the official SDK, tccli and certback, each asked for the same actions."""
import datetime
import json
import os
import re
import subprocess
import tempfile
import time
import types

from tencentcloud.common import credential
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile
from tencentcloud.ssl.v20191205 import models, ssl_client

from cloud import CLOCKED, SECRET_ID, SECRET_KEY, environment

TCCLI = os.environ["INTEROP_TCCLI"]
# The services allow 20 calls of an action in any second; neither the SDK nor tccli keeps to it by itself.
PAUSE = 0.055


class SDK:
    """The international SDK, in this process."""

    def __init__(self, url, secret_key=SECRET_KEY):
        profile = HttpProfile(protocol="http", endpoint=url.removeprefix("http://"), reqTimeout=30)
        self.client = ssl_client.SslClient(
            credential.Credential(SECRET_ID, secret_key), "", ClientProfile(httpProfile=profile, language="en-US"))

    def call(self, action, **parameters):
        """The model the SDK makes of the answer.

        Parameters are set as the attributes that the SDK's own model has.
        """
        request = getattr(models, action + "Request")()
        for name, value in parameters.items():
            if not hasattr(request, name):
                raise AssertionError(f"the SDK's {action} has no parameter {name}")
            setattr(request, name, value)
        time.sleep(PAUSE)
        return getattr(self.client, action)(request)

    def signature_of(self, call):
        """What the SDK's own signer makes of a request that somebody else has sent."""
        request = types.SimpleNamespace(method=call.method, uri=call.target, data=call.body, header=dict(call.headers))
        date = datetime.datetime.fromtimestamp(call.timestamp, datetime.timezone.utc).strftime("%Y-%m-%d")
        return self.client._get_tc3_signature(None, request, date, call.authorization["service"], SECRET_KEY)


class Refusal(Exception):
    """What tccli said about an error."""

    def __init__(self, code, message, request_id):
        super().__init__(code)
        self.code, self.message, self.request_id = code, message, request_id


class Tccli:
    """tccli, a process for each call, with a home of its own."""

    def __init__(self, url, secret_key=SECRET_KEY):
        self.url, self.secret_key = url, secret_key
        self.home = tempfile.TemporaryDirectory()

    def call(self, action, extra_environment=None, **parameters):
        """The answer as it prints it, as JSON.

        - Raises: Refusal for an error of the API.
        """
        command = [TCCLI, "ssl", action, "--endpoint", self.url, "--language", "en-US"]
        for name, value in parameters.items():
            command += ["--" + name, str(value)]
        keys = {"TENCENTCLOUD_SECRET_ID": SECRET_ID, "TENCENTCLOUD_SECRET_KEY": self.secret_key, "HOME": self.home.name}
        done = subprocess.run(
            command, env=environment(**keys, **(extra_environment or {})), capture_output=True, text=True, timeout=60)
        if done.returncode == 0:
            return json.loads(done.stdout)
        said = re.search(r"code:(\S+) message:(.*) requestId:(\S+)", done.stdout + done.stderr)
        if said is None:
            raise AssertionError(f"tccli ended with {done.returncode}: {done.stdout}{done.stderr}")
        raise Refusal(*said.groups())

    def close(self):
        self.home.cleanup()


class Certback:
    """The program itself, with folders of its own."""

    def __init__(self, url, secret_key=SECRET_KEY):
        self.url, self.secret_key = url, secret_key
        self.home = tempfile.TemporaryDirectory()

    def run(self, *arguments, extra_environment=None, status=0):
        """Its outcome, which must be the exit status given, or one of those given."""
        folders = ["--cache", f"{self.home.name}/cache", "--state", f"{self.home.name}/state"]
        keys = {"TENCENTCLOUD_SECRET_ID": SECRET_ID, "TENCENTCLOUD_SECRET_KEY": self.secret_key, "HOME": self.home.name}
        done = subprocess.run(
            [*CLOCKED, *map(str, arguments), "--endpoint", self.url, *folders],
            env=environment(**{**keys, **(extra_environment or {})}), stdin=subprocess.DEVNULL, capture_output=True, text=True,
            timeout=60)
        if done.returncode not in (status if isinstance(status, tuple) else (status,)):
            raise AssertionError(
                f"certback {' '.join(map(str, arguments))} ended with {done.returncode}, not {status}:\n{done.stderr}")
        return done

    def json(self, *arguments, **more):
        return json.loads(self.run(*arguments, "--format", "json", **more).stdout)

    def close(self):
        self.home.cleanup()
