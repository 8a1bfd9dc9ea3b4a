"""The door as it is deployed: a real server process on loopback, spoken to by raw sockets."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from skill.alexa.verification.verifier import utc_now
from tests.waiting import HANGS, TOO_LONG
from tests.web import SKILL
from tests.web.authority import Authority, Identity, body_of

GUNICORN = ["-m", "gunicorn", "-c", "python:skill.web_server", "-w", "1", "--threads", "4"]
GUNICORN += ["-b", "127.0.0.1:0"]
WERKZEUG = """
from tests.web.served import create
from werkzeug.serving import make_server
server = make_server("127.0.0.1", 0, create(), threaded=True)
print(f"Listening at: http://127.0.0.1:{server.port}", file=__import__("sys").stderr, flush=True)
server.serve_forever()
"""
SERVERS = {"gunicorn": [*GUNICORN, "tests.web.served:create()"], "werkzeug": ["-c", WERKZEUG]}


class Answer(NamedTuple):
    """What came back on a socket, and after how long."""

    status: int
    body: bytes
    seconds: float


class Server(NamedTuple):
    """A server process, where it listens, where it logs, and who may ask."""

    port: int
    log: Path
    alexa: Identity

    def ask(self, *parts: bytes, pause: float = 0.0) -> Answer:
        """Send parts of a request, with a pause after each, and read the answer."""
        started = time.monotonic()
        with socket.create_connection(("127.0.0.1", self.port), timeout=10) as connection:
            answered = threading.Event()
            sender = threading.Thread(target=_send, args=(connection, parts, pause, answered))
            sender.start()
            found = b""
            with suppress(ConnectionError):
                while part := connection.recv(65536):
                    found += part
            seconds = time.monotonic() - started
            answered.set()
            sender.join()
        head, _, body = found.partition(b"\r\n\r\n")
        return Answer(int(head.split()[1]) if head else 0, body, seconds)

    def post(self, body: bytes, **more: str) -> bytes:
        """A signed request, ready to be sent."""
        headers = {"Content-Length": str(len(body)), **self.alexa.headers(body)}
        headers |= {name.replace("_", "-"): value for name, value in more.items()}
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        return (
            f"POST /alexa HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{lines}\r\n".encode() + body
        )


def _send(
    connection: socket.socket, parts: tuple[bytes, ...], pause: float, answered: threading.Event
) -> None:
    with suppress(OSError):
        for part in parts:
            connection.sendall(part)
            answered.wait(pause)


@pytest.fixture(scope="module", params=sorted(SERVERS))
def server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """A server with the web application in a process of its own, and a store in a file."""
    with served(SERVERS[request.param], tmp_path_factory.mktemp("served")) as found:
        yield found


@contextmanager
def served(command: list[str], folder: Path, log: Path | None = None) -> Iterator[Server]:
    """A server in this folder, until the block ends; it may log elsewhere than into `log` there."""
    authority = Authority("Served", utc_now())
    alexa = authority.leaf()
    (folder / "root.pem").write_bytes(authority.root.certificate.public_bytes(Encoding.PEM))
    (folder / "chain.pem").write_bytes(alexa.pem)
    environment = os.environ | {
        "TEST_AUTHORITY": str(folder),
        "ALEXA_SKILL_ID": SKILL,
        "WALKING_MUSCLES_STORE": str(folder / "walkers.db"),
    }
    told = folder / "log"
    with told.open("wb") as err, (log or told).open("ab") as out:
        process = subprocess.Popen(
            [sys.executable, *command], stdout=out, stderr=err, env=environment
        )
        try:
            yield Server(_port(process, told), told, alexa)
        finally:
            process.terminate()
            process.wait(10)


def _port(process: subprocess.Popen[bytes], log: Path) -> int:
    for _ in range(200):
        found = re.search(r"Listening at: http://127\.0\.0\.1:(\d+)", log.read_text())
        if found:
            return int(found[1])
        assert process.poll() is None, log.read_text()
        time.sleep(0.05)
    raise AssertionError(log.read_text())


@pytest.fixture
def launch(envelope: Callable[[str], dict[str, Any]]) -> bytes:
    """A launch of this very moment, as a body."""
    event = envelope("launch_first_time_en-US")
    event["request"]["timestamp"] = utc_now().isoformat()
    return body_of(event)


def test_a_signed_request_is_answered(server: Server, launch: bytes) -> None:
    """From the socket to the speech, and back."""
    answer = server.ask(server.post(launch))
    assert answer.status == 200
    assert "outputSpeech" in json.loads(answer.body)["response"]


def test_health_is_answered(server: Server) -> None:
    """Without a signature."""
    answer = server.ask(b"GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    assert json.loads(answer.body)["store"] == "open"


@pytest.mark.parametrize(("start", "pause"), [(b"", 0.9), (b'{"version"', 0.1)])
def test_a_slow_body_is_cut_off(start: bytes, pause: float, server: Server, launch: bytes) -> None:
    """A byte now and then does not keep a thread: refused soon, and logged."""
    head = server.post(launch).removesuffix(launch) + start
    answer = server.ask(head, *[b" "] * int(HANGS / pause), pause=pause)
    assert (answer.status, answer.body) == (400, b"")
    assert answer.seconds < TOO_LONG
    assert '"step": "body"' in server.log.read_text()


def test_a_body_that_never_comes_is_refused(server: Server, launch: bytes) -> None:
    """The headers were good, and then nothing."""
    answer = server.ask(server.post(launch).removesuffix(launch), pause=HANGS)
    assert (answer.status, answer.body) == (400, b"")
    assert answer.seconds < TOO_LONG


def test_slow_bodies_do_not_stop_the_others(server: Server, launch: bytes) -> None:
    """Three dawdle, the fourth is answered."""
    answer = while_others_dawdle(server, launch, 3, server.post(launch).removesuffix(launch), HANGS)
    assert answer.status == 200
    assert answer.seconds < TOO_LONG


@pytest.mark.parametrize("server", ["gunicorn"], indirect=True)
def test_slow_headers_do_not_stop_gunicorn_for_good(server: Server, launch: bytes) -> None:
    """As many half requests as there are threads: cut off, and the next is answered."""
    answer = while_others_dawdle(server, launch, 4, b"POST /alexa HTTP/1.1\r\nHost: x\r\n", HANGS)
    assert answer.status == 200
    assert answer.seconds < TOO_LONG


def while_others_dawdle(
    server: Server, launch: bytes, others: int, sent: bytes, pause: float
) -> Answer:
    """What a launch gets while others have sent a part of theirs, and stay on the line."""
    slow = [threading.Thread(target=lambda: server.ask(sent, pause=pause)) for _ in range(others)]
    for thread in slow:
        thread.start()
    time.sleep(0.2)
    answer = server.ask(server.post(launch))
    for thread in slow:
        thread.join()
    return answer


@pytest.mark.parametrize("size", [300_000, 8_000_000])
def test_a_huge_body_gets_its_413(size: int, server: Server, launch: bytes) -> None:
    """Also one that is sent whole before anybody listens, and one in chunks."""
    head = server.post(launch, Content_Length=str(size)).removesuffix(launch)
    answer = server.ask(head, b"x" * size)
    assert (answer.status, answer.body) == (413, b"")
    assert answer.seconds < TOO_LONG


def test_chunks_are_a_body_too(server: Server, launch: bytes) -> None:
    """A signed body in chunks is answered, one without an end refused, too large a one as well."""
    head = server.post(launch).removesuffix(launch)
    head = re.sub(rb"Content-Length: \d+", b"Transfer-Encoding: chunked", head)
    chunk = b"%x\r\n%s\r\n" % (len(launch), launch)
    assert server.ask(head, chunk, b"0\r\n\r\n").status == 200
    assert server.ask(head, chunk, pause=4).status == 400
    assert server.ask(head, b"ZZZ\r\n").status == 400
    many = b"ffff\r\n" + b"x" * 65535 + b"\r\n"
    assert server.ask(head, *[many] * 8, b"0\r\n\r\n").status == 413
    assert server.ask(head, *[many] * 8, b"ffff\r\nxxx", pause=0.05).status == 413  # without an end


@pytest.mark.parametrize(
    "change",
    [
        (rb"Content-Length: \d+", b"Content-Length: -1"),
        (rb"Content-Length: \d+", b"Content-Length: x"),
        (rb"Content-Length: \d+", b"Content-Length: 0"),
        (rb"(Content-Length: \d+)", rb"\1\r\n\1"),
        (rb"(Signature-256: \S+)", rb"\1\r\n\1"),
        (rb"(SignatureCertChainUrl: \S+)", rb"\1\r\n\1"),
        (rb"Signature-256", b"Signature_256"),
        (rb"Signature-256: \S+", b"Signature-256: "),
        (rb"Signature-256: \S+", b"Signature-256: \xff\xfe"),
        (rb"Signature-256: \S+", b"Signature-256: " + b"A" * 7000),
        (rb"(Content-Length: \d+)", rb"\1\r\nContent-Encoding: deflate"),
        (rb"POST /alexa", b"POST /alexa?x=/../health"),
    ],
)
def test_requests_bent_on_the_wire_are_refused(
    change: tuple[bytes, bytes], server: Server, launch: bytes, request: pytest.FixtureRequest
) -> None:
    """Headers twice, missing, broken, renamed: 400, never 500. A query alone changes nothing."""
    bent = re.sub(change[0], change[1], server.post(launch), count=1)
    status = server.ask(bent).status
    if b"?" in change[1]:
        assert status == 200
    elif change[1].count(rb"\1") == 2 and b"Content-Length" in change[0]:
        assert status in (200, 400)  # the same length twice: each server has its own opinion
    else:
        assert status == 400


def test_no_line_of_the_log_tells_what_was_said(server: Server, launch: bytes) -> None:
    """Neither ids nor words of a refused request reach the log."""
    server.ask(server.post(launch, Signature_256="AAAA"))
    log = server.log.read_text()
    assert '"step": "signature"' in log
    for secret in ("amzn1.ask", "echo-api.session", "AAAA"):
        assert secret not in log
    assert "Traceback" not in log


def test_gunicorn_does_not_start_without_a_skill_id() -> None:
    """It ends, and says why."""
    environment = {name: value for name, value in os.environ.items() if name != "ALEXA_SKILL_ID"}
    done = subprocess.run(
        [sys.executable, *GUNICORN, "skill.web:create_app()"],
        capture_output=True,
        text=True,
        env=environment,
        timeout=30,
        check=False,
    )
    assert done.returncode != 0
    assert "ALEXA_SKILL_ID is not set" in done.stderr


@pytest.mark.parametrize("server", ["gunicorn"], indirect=True)
@pytest.mark.parametrize(
    "sent",
    [
        b"MYKNEEHURTS my knee hurts\r\n\r\n",
        b"POST /alexa HTTP/1.1\r\nHost: x\r\nMYKNEEHURTS (: 1\r\n\r\n",
        b"POST /alexa HTTP/1.1\r\nHost: x\r\nExpect: MYKNEEHURTS\r\n\r\n",
        b"POST /alexa HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: MYKNEEHURTS\r\n\r\n",
        b"POST /alexa HTTP/1.1\r\nHost: x\r\nContent-Length: -MYKNEEHURTS\r\n\r\n",
        b"POST /alexa HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        b"POST /alexa HTTP/1.1\r\nHost: x\r\nSignature-256: MYKNEEHURTS\x00\r\n\r\n",
        b"POST /" + b"MYKNEEHURTS" * 900 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
        b"POST /alexa HTTP/1.1\r\nHost: x\r\n" + b"A: MYKNEEHURTS\r\n" * 200 + b"\r\n",
        b"POST /alexa HTTP/1.0\r\nHost: x\r\nSCRIPT_NAME: /MYKNEEHURTS\r\n\r\n",
        b"POST http://MYKNEEHURTS HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    ],
    ids=range(11),
)
def test_what_is_no_request_is_refused_like_any_other(server: Server, sent: bytes) -> None:
    """Whoever refuses it, and why: an empty answer, and nothing of it in the log."""
    answer = server.ask(sent)
    assert (answer.status, answer.body) == (400, b"")
    assert answer.seconds < TOO_LONG
    assert "MYKNEEHURTS" not in server.log.read_text()


@pytest.mark.parametrize("server", ["gunicorn"], indirect=True)
def test_who_does_not_hang_up_keeps_nobody_waiting(server: Server, launch: bytes) -> None:
    """Clients that were answered and stay on the line cost a thread a moment each."""
    lingering = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(12)]
    for connection in lingering:
        connection.sendall(b"GET /health HTTP/1.0\r\n\r\n")
    answer = server.ask(server.post(launch))
    assert answer.status == 200
    assert answer.seconds < TOO_LONG
    for connection in lingering:
        connection.close()
