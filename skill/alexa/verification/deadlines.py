"""Ends the reading of what comes too slowly, however many bytes it comes in."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Lock, Thread

_LOOKS_EVERY = 0.2


class Deadlines:
    """Closes connections for reading that are not done in so many seconds.

    A server's sockets wait for the next byte, and somebody who sends one now and then keeps a
    thread for ever. One thread looks at all of them, so that a quick request costs next to nothing.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._lock = Lock()
        self._open: dict[int, tuple[float, socket.socket]] = {}
        self._thread: Thread | None = None

    @contextmanager
    def over(self, connection: socket.socket) -> Iterator[None]:
        """Close a connection for reading unless the block ends in time; it can be answered."""
        key = id(connection)
        with self._lock:
            self._open[key] = (time.monotonic() + self._seconds, connection)
            if self._thread is None:  # here, not at the start: threads do not survive a fork
                self._thread = Thread(target=self._watch, name="deadlines", daemon=True)
                self._thread.start()
        try:
            yield
        finally:
            with self._lock:
                self._open.pop(key, None)

    def _watch(self) -> None:
        while True:
            time.sleep(_LOOKS_EVERY)
            if not self._open:
                continue
            now = time.monotonic()
            with self._lock:
                late = [key for key, (end, _) in self._open.items() if end < now]
                for key in late:
                    _, connection = self._open.pop(key)
                    with suppress(OSError):
                        # The plain one also under TLS: an answer is still to be sent.
                        socket.socket.shutdown(connection, socket.SHUT_RD)
