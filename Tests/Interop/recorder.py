"""Stands between a client and the simulator: keeps every request as it came over the wire, and its answer."""
import http.client
import json
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

AUTHORIZATION = re.compile(
    r"(?P<algorithm>\S+) Credential=(?P<id>[^/]+)/(?P<date>[^/]+)/(?P<service>[^/]+)/(?P<end>[^,]+), "
    r"SignedHeaders=(?P<headers>[^,]+), Signature=(?P<signature>[0-9a-f]{64})")


class Call:
    """One request and what it was answered."""

    def __init__(self, method, target, headers, body):
        self.method, self.target, self.headers, self.body = method, target, headers, body
        self.answer = None

    def header(self, name):
        """The header's value as sent.

        A name that is absent, or there more than once, is an error of the client.
        """
        values = [value for key, value in self.headers if key.lower() == name.lower()]
        if len(values) != 1:
            raise AssertionError(f"{self}: {name} was sent {len(values)} times")
        return values[0]

    @property
    def action(self):
        return self.header("X-TC-Action")

    @property
    def parameters(self):
        """The body's values; numbers stay numbers and texts stay texts."""
        return json.loads(self.body)

    @property
    def timestamp(self):
        return int(self.header("X-TC-Timestamp"))

    @property
    def authorization(self):
        parts = AUTHORIZATION.fullmatch(self.header("Authorization"))
        if parts is None:
            raise AssertionError(f"{self}: Authorization has another form: {self.header('Authorization')}")
        return parts

    @property
    def signed_headers(self):
        """Pairs of name and value as sent, in the order in which they were signed."""
        return [(name, self.header(name)) for name in self.authorization["headers"].split(";")]

    @property
    def request_id(self):
        return self.answer["Response"]["RequestId"]

    def __repr__(self):
        return f"{self.method} {self.target} {self.body!r}"


class Recorder:
    """A server on a free port of the loopback interface, ended with the block.

    With no cloud to forward to it refuses every call.
    """

    def __init__(self):
        self.calls = []
        self.cloud = None
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self.handler())
        self.server.daemon_threads = True
        self.address = f"127.0.0.1:{self.server.server_port}"
        self.url = f"http://{self.address}"

    def take(self):
        """The calls since the last time, oldest first."""
        taken, self.calls = self.calls, []
        return taken

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()

    def handler(recorder):
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                call = Call(self.command, self.path, self.headers.items(), body)
                answer = recorder.forward(call)
                call.answer = json.loads(answer)
                recorder.calls.append(call)
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            do_GET = do_PUT = do_POST

            def log_message(self, *_):
                pass

        return Handler

    def forward(self, call):
        """The simulator's answer; it gets every header as it was sent, Host too, so that the signature stays valid."""
        if self.cloud is None:
            # A code that no client takes for a reason to ask again.
            refusal = {"Code": "FailedOperation.CertificateDeployNotExist", "Message": "nobody is behind the recorder"}
            return json.dumps({"Response": {"Error": refusal, "RequestId": "none"}}).encode()
        connection = http.client.HTTPConnection(self.cloud.address, timeout=30)
        try:
            connection.putrequest(call.method, call.target, skip_host=True, skip_accept_encoding=True)
            for name, value in call.headers:
                connection.putheader(name, value)
            connection.endheaders(call.body)
            return connection.getresponse().read()
        finally:
            connection.close()
