"""Lambda on the desk: the Runtime API that a function's process asks for its events.

The process is AWS's own runtime client (`awslambdaric`) with nothing on its path but the unpacked
package and itself; no site-packages, no project. See
https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from email.message import Message
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import distribution
from io import BufferedIOBase
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from types import TracebackType
from typing import Any, NamedTuple

HANDLER = "skill.lambda_function.handler"
FUNCTION = "walking-muscles-test-skill"

_PREFIX = "/2018-06-01/runtime"
_ARN = f"arn:aws:lambda:eu-west-1:123456789012:function:{FUNCTION}"
_TIMEOUT = 7.0
_CLIENT = ("awslambdaric", "simplejson", "snapshot-restore-py")


class Answer(NamedTuple):
    """What the function's process told the Runtime API: "response", "error" or "init/error"."""

    kind: str
    body: Any


class RuntimeApi:
    """One function's Runtime API on loopback. One process only: a dead one's request would eat
    the next event.
    """

    def __init__(self) -> None:
        self.events: Queue[bytes | None] = Queue()
        self.answers: Queue[Answer] = Queue()
        self._server = _Server(("127.0.0.1", 0), partial(_Handler, self))
        self._thread = Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    @property
    def address(self) -> str:
        """Host and port, as AWS_LAMBDA_RUNTIME_API has them."""
        return f"127.0.0.1:{self._server.server_port}"

    def close(self) -> None:
        """Stop answering."""
        self.events.put(None)
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a process that is ended hangs up in the middle of its request."""


class _Handler(BaseHTTPRequestHandler):
    """Gives out the next event, and takes what the function made of it."""

    protocol_version = "HTTP/1.1"
    # Two small writes would wait for each other (Nagle, delayed ACK): one write, at once.
    disable_nagle_algorithm = True
    wbufsize = -1

    def __init__(self, api: RuntimeApi, *connection: Any) -> None:
        self._api = api
        super().__init__(*connection)

    def do_GET(self) -> None:
        event = self._api.events.get()
        if event is None:
            self.close_connection = True
            return
        headers = {
            "Lambda-Runtime-Aws-Request-Id": os.urandom(16).hex(),
            "Lambda-Runtime-Deadline-Ms": str(int((time.time() + _TIMEOUT) * 1000)),
            "Lambda-Runtime-Invoked-Function-Arn": f"{_ARN}:snapstart",
            "Lambda-Runtime-Trace-Id": "Root=1-0-0",
            "Content-Type": "application/json",
        }
        self._send(200, event, headers)

    def do_POST(self) -> None:
        body = _body(self.headers, self.rfile)
        kind = self.path.removeprefix(f"{_PREFIX}/")
        if kind.startswith("invocation/"):
            kind = kind.rsplit("/", 1)[-1]
        self._send(202, b"{}", {})
        self._api.answers.put(Answer(kind, json.loads(body) if body else None))

    def _send(self, status: int, body: bytes, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def _body(headers: Message, stream: BufferedIOBase) -> bytes:
    """Read a request's body, which the client may send in chunks."""
    if headers.get("Transfer-Encoding", "").lower() != "chunked":
        return stream.read(int(headers.get("Content-Length", "0")))
    found = b""
    while size := int(stream.readline().split(b";")[0], 16):
        found += stream.read(size)
        stream.readline()
    stream.readline()
    return found


class Function:
    """A process of AWS's runtime client that runs an unpacked package, as Lambda would."""

    def __init__(
        self,
        package: Path,
        client: Path,
        *,
        handler: str = HANDLER,
        environment: dict[str, str] | None = None,
    ) -> None:
        """Start it. package: the unpacked zip. client: a folder made by `copy_client`."""
        self._api = RuntimeApi()
        self._started = time.perf_counter()
        self._process = subprocess.Popen(
            # -S: no site-packages; -P: no current folder; -B: as in /var/task, nothing is written
            [sys.executable, "-S", "-P", "-B", "-m", "awslambdaric", handler],
            cwd=package,
            env={
                "PATH": "/usr/bin:/bin",
                "PYTHONPATH": f"{package}{os.pathsep}{client}",
                "LAMBDA_TASK_ROOT": str(package),
                "_HANDLER": handler,
                "AWS_LAMBDA_RUNTIME_API": self._api.address,
                "AWS_LAMBDA_FUNCTION_NAME": FUNCTION,
                "AWS_LAMBDA_FUNCTION_VERSION": "1",
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "512",
                "AWS_REGION": "eu-west-1",
                **(environment or {}),
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    def invoke(self, event: object) -> Answer:
        """Send an event and return what became of it."""
        self._api.events.put(json.dumps(event).encode())
        try:
            return self._api.answers.get(timeout=_TIMEOUT)
        except Empty:
            raise TimeoutError(f"no answer within {_TIMEOUT} s; it said: {self.stop()}") from None

    def age(self) -> float:
        """Return the milliseconds since the process was started."""
        return (time.perf_counter() - self._started) * 1000

    def stop(self) -> str:
        """End the process and return what it wrote: its log."""
        self._process.kill()
        output, _ = self._process.communicate()
        self._api.close()
        return output.decode("utf-8", "replace")

    def __enter__(self) -> Function:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._process.returncode is None:
            self.stop()


def copy_client(target: Path) -> Path:
    """Copy AWS's runtime client out of this environment, alone, and return the folder."""
    for name in _CLIENT:
        for file in distribution(name).files or ():
            if ".." not in file.parts:
                path = target / file
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(Path(str(file.locate())).read_bytes())
    return target


def cold_start(package: Path, client: Path, event: dict[str, Any], handler: str = HANDLER) -> float:
    """Return the milliseconds from the start of a process to its first answer.

    The function belongs to the skill that the event is for.
    """
    skill_id: str = event["context"]["System"]["application"]["applicationId"]
    environment = {"ALEXA_SKILL_ID": skill_id}
    with Function(package, client, handler=handler, environment=environment) as function:
        answer = function.invoke(event)
        elapsed = function.age()
    if answer.kind != "response" or not answer.body["response"]:
        raise RuntimeError(f"the function failed: {answer.body}")
    return elapsed
