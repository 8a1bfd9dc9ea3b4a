"""Fetching a chain: from the very server, at once, a small file, or not at all."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from skill.alexa.verification import fetch
from skill.alexa.verification.fetch import LARGEST, Connect, Fetcher
from skill.alexa.verification.refusal import Refusal, Step
from skill.alexa.verification.url import HOST
from skill.alexa.verification.verifier import utc_now
from tests.waiting import HANGS, TOO_LONG
from tests.web.authority import URL, Authority

Serve = Callable[[socket.socket], None]


@contextmanager
def server(serve: Serve) -> Iterator[tuple[Connect, list[int]]]:
    """A server on loopback that treats each connection so; how to reach it, and who came."""
    came: list[int] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]

        def accept() -> None:
            with suppress(OSError):
                while True:
                    connection, _ = listening.accept()
                    came.append(1)
                    with connection, suppress(OSError):
                        serve(connection)

        thread = threading.Thread(target=accept, daemon=True)
        thread.start()
        yield lambda host, seconds: HTTPConnection("127.0.0.1", port, timeout=seconds), came
        listening.shutdown(socket.SHUT_RDWR)
    thread.join(5)


def says(answer: bytes) -> Serve:
    """A server that reads the question and says this."""

    def serve(connection: socket.socket) -> None:
        connection.recv(4096)
        connection.sendall(answer)

    return serve


def drips(opening: bytes) -> Serve:
    """A server that says something, and then one byte now and then without end."""

    def serve(connection: socket.socket) -> None:
        connection.recv(4096)
        connection.sendall(opening)
        for _ in range(int(HANGS / 0.05)):
            time.sleep(0.05)
            connection.sendall(b"x")

    return serve


def silent(connection: socket.socket) -> None:
    """A server that takes the question and says nothing."""
    while connection.recv(4096):
        pass


def test_a_file_is_fetched() -> None:
    """The bytes as they are."""
    with server(says(b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nPEM")) as (connect, _):
        assert Fetcher(connect)(URL) == b"PEM"


def test_one_connection_serves_many_fetches() -> None:
    """Opening one is most of the work; after a file that is missing as well."""
    missing = b"HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\nnone"

    def serve(connection: socket.socket) -> None:
        while connection.recv(4096):
            connection.sendall(missing)

    with server(serve) as (connect, came):
        fetcher = Fetcher(connect)
        for _ in range(3):
            with pytest.raises(Refusal, match="404"):
                fetcher(URL)
        assert came == [1]
        del fetcher


def test_a_server_that_hung_up_is_asked_anew() -> None:
    """Though it had promised to listen on."""
    with server(says(b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nPEM")) as (connect, came):
        fetcher = Fetcher(connect)
        assert [fetcher(URL), fetcher(URL)] == [b"PEM", b"PEM"]
        assert came == [1, 1]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_not_followed(status: int) -> None:
    """A bucket that points elsewhere is not Alexa's word."""
    answer = f"HTTP/1.1 {status} Go\r\nLocation: http://127.0.0.1:1/a\r\nContent-Length: 0\r\n\r\n"
    with server(says(answer.encode())) as (connect, came):
        with pytest.raises(Refusal, match=str(status)):
            Fetcher(connect)(URL)
        assert came == [1]


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 204 No Content\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nContent-Length: 70000\r\n\r\n" + b"x" * 70_000,
        b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * (LARGEST + 1),
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 70_000 + b"\r\n\r\n",
        b"nonsense\r\n\r\n",
        b"",
    ],
)
def test_everything_but_a_small_whole_file_is_refused(answer: bytes) -> None:
    """Errors, cut files, large files, no HTTP."""
    with server(says(answer)) as (connect, _), pytest.raises(Refusal) as caught:
        Fetcher(connect)(URL)
    assert caught.value.step is Step.FETCH


@pytest.mark.parametrize(
    "serve",
    [
        silent,
        drips(b"HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n"),
        drips(b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 9000\r\n\r\n"),
        drips(b"HTTP/1.1 200 OK\r\nX: "),
        drips(b""),
    ],
    ids=["silent", "drips a body", "drips, then closes", "drips headers", "drips a status"],
)
def test_a_server_that_dawdles_is_given_up(serve: Serve) -> None:
    """In the time allowed, whatever it sends meanwhile; and the thread that waited ends."""
    with server(serve) as (connect, _):
        started = time.monotonic()
        with pytest.raises(Refusal, match="too long"):
            Fetcher(connect, seconds=0.5)(URL)
        assert time.monotonic() - started < TOO_LONG
        for thread in threading.enumerate():
            if thread.name == "certificate":
                thread.join(TOO_LONG)
                assert not thread.is_alive()


def test_fetches_that_nobody_waits_for_are_counted() -> None:
    """Where no name server answers they go on for a while: the next one is refused at once."""
    go, ended = threading.Event(), threading.Semaphore(0)

    class Lost(HTTPConnection):
        def connect(self) -> None:
            go.wait(TOO_LONG)
            ended.release()
            raise OSError

    fetcher = Fetcher(lambda host, seconds: Lost(host), seconds=0.01, most=2)
    for _ in range(2):
        with pytest.raises(Refusal, match="too long"):
            fetcher(URL)
    with pytest.raises(Refusal, match="too many"):
        fetcher(URL)
    go.set()
    for _ in range(2):
        assert ended.acquire(timeout=TOO_LONG)


def test_two_seconds_are_allowed() -> None:
    """With what is set, a hanging server is waited for so long, and not for good."""
    with server(silent) as (connect, _):
        started = time.monotonic()
        with pytest.raises(Refusal):
            Fetcher(connect)(URL)
        assert 1.9 < time.monotonic() - started < TOO_LONG


def test_nobody_there_is_a_refusal() -> None:
    """A closed port, a name that cannot be found."""

    def closed(host: str, seconds: float) -> HTTPConnection:
        return HTTPConnection("127.0.0.1", 1, timeout=seconds)

    def unknown(host: str, seconds: float) -> HTTPConnection:
        return HTTPConnection("nobody.invalid", 1, timeout=seconds)

    for connect in (closed, unknown):
        with pytest.raises(Refusal):
            Fetcher(connect)(URL)


@pytest.mark.parametrize("name", [HOST, "evil.example"])
def test_the_server_must_prove_its_name(name: str, tmp_path: Path) -> None:
    """HTTPS with certificate checks: a server with another name, or unknown, gives nothing."""
    own = Authority("S3", utc_now())
    leaf = own.leaf((name,))
    pem, root = tmp_path / "server.pem", tmp_path / "root.pem"
    private = leaf.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    pem.write_bytes(leaf.pem + private)
    root.write_bytes(own.root.certificate.public_bytes(Encoding.PEM))
    served = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    served.load_cert_chain(pem)
    answer = says(b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nPEM")

    def serve(connection: socket.socket) -> None:
        with served.wrap_socket(connection, server_side=True) as wrapped:
            answer(wrapped)

    def reach(trusted: ssl.SSLContext | None, found: Connect) -> Fetcher:
        port = found("", 1).port

        def connect(host: str, seconds: float) -> HTTPConnection:
            connection = fetch.https(trusted)(host, seconds)
            assert isinstance(connection, HTTPSConnection)
            # The name asked for stays; only where it is found is ours.
            connection._create_connection = lambda _, *rest: socket.create_connection(  # type: ignore[attr-defined]  # the standard library's own way in
                ("127.0.0.1", port), *rest
            )
            return connection

        return Fetcher(connect)

    with server(serve) as (found, _):
        trusted = reach(ssl.create_default_context(cafile=root), found)
        if name == HOST:
            assert trusted(URL) == b"PEM"
        else:
            with pytest.raises(Refusal):
                trusted(URL)
        with pytest.raises(Refusal):
            reach(None, found)(URL)
