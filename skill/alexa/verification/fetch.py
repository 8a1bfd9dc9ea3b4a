"""Fetches a certificate chain: two seconds for all of it, no redirects, no more than 64 KB."""

from __future__ import annotations

import socket
import ssl
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from queue import Empty, SimpleQueue
from threading import Semaphore, Thread
from urllib.parse import urlsplit

import certifi

from skill.alexa.verification.refusal import Refusal, Step

SECONDS = 2.0
LARGEST = 64 * 1024
#: Fetches that nobody waits for any more go on for a while where no name server answers.
MOST_AT_ONCE = 512
#: Connections that are opened at once: that takes ten times the work of asking by an open one.
OPENING = 8
#: So many wait for the next question, and for so long; a server hangs up after some five seconds.
IDLE = 32
IDLE_SECONDS = 3.0
_TOO_LONG = "the server takes too long"

#: Makes a connection that is not open yet, to a host, with a timeout for each wait.
Connect = Callable[[str, float], HTTPConnection]


def https(context: ssl.SSLContext | None = None) -> Connect:
    """Return what connects by HTTPS, and checks the server's certificate."""
    trusted = context or ssl.create_default_context(cafile=certifi.where())

    def connect(host: str, seconds: float) -> HTTPConnection:
        return HTTPSConnection(host, timeout=seconds, context=trusted)

    return connect


class Fetcher:
    """Fetches by GET. The caller never waits longer than `seconds`, however the server dawdles.

    No more than `most` go on at once, with those that nobody waits for any more.
    """

    def __init__(
        self, connect: Connect | None = None, seconds: float = SECONDS, most: int = MOST_AT_ONCE
    ) -> None:
        self._connect = connect or https()
        self._seconds = seconds
        self._places = Semaphore(most)
        self._connections = Connections()

    def __call__(self, url: str) -> bytes:
        """Return what is at a URL. Raises Refusal, and nothing else.

        A timeout of the socket counts anew at every byte, and looking up a name has none. So the
        waiting is done here, and the work in a thread that dies with its connection.
        """
        if not self._places.acquire(blocking=False):
            raise Refusal(Step.FETCH, "too many go on")
        parts = urlsplit(url)
        fresh = partial(self._connect, parts.netloc, self._seconds)
        open_sockets: list[socket.socket] = []
        answers: SimpleQueue[bytes | Exception] = SimpleQueue()

        def fetch() -> None:
            answers.put(_outcome(self._connections, fresh, parts.path, open_sockets))
            self._places.release()

        Thread(target=fetch, name="certificate", daemon=True).start()
        try:
            answer = answers.get(timeout=self._seconds)
        except Empty:
            for each in open_sockets:
                with suppress(OSError):  # wakes the thread, so that it ends
                    # The plain one: TLS would forget its state under the reader's feet.
                    socket.socket.shutdown(each, socket.SHUT_RDWR)
            raise Refusal(Step.FETCH, _TOO_LONG) from None
        if isinstance(answer, Refusal):
            raise answer
        if isinstance(answer, TimeoutError):  # the socket's own patience ended a moment earlier
            raise Refusal(Step.FETCH, _TOO_LONG) from answer
        if isinstance(answer, Exception):
            raise Refusal(Step.FETCH, "it failed", error=answer) from answer
        return answer


class Connections:
    """Connections that are open, each to the one host that there is, until the next question."""

    def __init__(self) -> None:
        self._idle: deque[tuple[HTTPConnection, float]] = deque()
        self._opening = Semaphore(OPENING)

    def take(self) -> HTTPConnection | None:
        """Return the one that was used last, if the server still listens to it."""
        with suppress(IndexError):
            connection, since = self._idle.pop()
            if time.monotonic() - since < IDLE_SECONDS:
                return connection
            connection.close()
            self.close()
        return None

    def opened(self, fresh: Callable[[], HTTPConnection]) -> HTTPConnection:
        """Return a new connection, or one that became free before there was time to open it."""
        with self._opening:
            if free := self.take():
                return free
            connection = fresh()
            connection.connect()
            return connection

    def give_back(self, connection: HTTPConnection) -> None:
        """Take a connection whose answer was read to its end."""
        if len(self._idle) < IDLE:
            self._idle.append((connection, time.monotonic()))
        else:
            connection.close()

    def close(self) -> None:
        """Hang up on all."""
        with suppress(IndexError):
            while True:
                self._idle.pop()[0].close()

    __del__ = close


def _outcome(
    connections: Connections,
    fresh: Callable[[], HTTPConnection],
    path: str,
    open_sockets: list[socket.socket],
) -> bytes | Exception:
    """Return the file, or why there is none; name the socket, for it may have to be cut off."""
    try:
        if idle := connections.take():
            with suppress(OSError, HTTPException):  # it was hung up meanwhile
                return _get(connections, idle, path, open_sockets)
        return _get(connections, connections.opened(fresh), path, open_sockets)
    except Exception as error:  # sockets, TLS and HTTP fail in dozens of ways
        return error


def _get(
    connections: Connections,
    connection: HTTPConnection,
    path: str,
    open_sockets: list[socket.socket],
) -> bytes:
    open_sockets.append(connection.sock)
    is_reusable = False
    try:
        connection.request("GET", path, headers={"Accept-Encoding": "identity"})
        with connection.getresponse() as response:
            found = response.read(LARGEST + 1)
            if len(found) > LARGEST:
                raise Refusal(Step.FETCH, "the file is too large")
            if response.length:
                raise Refusal(Step.FETCH, "the file ends too soon")
            is_reusable = not response.will_close
            if response.status != 200:
                raise Refusal(Step.FETCH, f"the server answers {response.status}")
            return found
    finally:
        if is_reusable:
            connections.give_back(connection)
        else:
            connection.close()
