"""Fetches a certificate chain: two seconds for all of it, no redirects, no more than 64 KB."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable
from contextlib import suppress
from http.client import HTTPConnection, HTTPSConnection
from queue import Empty, SimpleQueue
from threading import Thread
from urllib.parse import urlsplit

import certifi

from skill.alexa.verification.refusal import Refusal, Step

SECONDS = 2.0
LARGEST = 64 * 1024
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
    """Fetches by GET. The caller never waits longer than `seconds`, however the server dawdles."""

    def __init__(self, connect: Connect | None = None, seconds: float = SECONDS) -> None:
        self._connect = connect or https()
        self._seconds = seconds

    def __call__(self, url: str) -> bytes:
        """Return what is at a URL. Raises Refusal, and nothing else.

        A timeout of the socket counts anew at every byte, and looking up a name has none. So the
        waiting is done here, and the work in a thread that dies with its connection.
        """
        parts = urlsplit(url)
        connection = self._connect(parts.netloc, self._seconds)
        open_sockets: list[socket.socket] = []
        answers: SimpleQueue[bytes | Exception] = SimpleQueue()
        Thread(
            target=lambda: answers.put(_outcome(connection, parts.path, open_sockets)),
            name="certificate",
            daemon=True,
        ).start()
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


def _outcome(
    connection: HTTPConnection, path: str, open_sockets: list[socket.socket]
) -> bytes | Exception:
    """Return the file, or why there is none; name the socket, for it may have to be cut off."""
    try:
        connection.connect()
        open_sockets.append(connection.sock)
        return _get(connection, path)
    except Exception as error:  # sockets, TLS and HTTP fail in dozens of ways
        return error
    finally:
        connection.close()


def _get(connection: HTTPConnection, path: str) -> bytes:
    connection.request("GET", path, headers={"Accept-Encoding": "identity"})
    with connection.getresponse() as response:
        if response.status != 200:
            raise Refusal(Step.FETCH, f"the server answers {response.status}")
        found = response.read(LARGEST + 1)
        if len(found) > LARGEST:
            raise Refusal(Step.FETCH, "the file is too large")
        if response.length:
            raise Refusal(Step.FETCH, "the file ends too soon")
        return found
