"""gunicorn as this skill needs it: `gunicorn --config python:skill.web_server`.

What follows the class is gunicorn's configuration, by its names. `--bind`, `--workers` and
`--threads` on the command line go before it.
"""

from __future__ import annotations

import os
import selectors
import socket
import sys
import time
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import Any

from gunicorn.glogging import Logger  # type: ignore[import-untyped,unused-ignore]  # gunicorn has no types
from gunicorn.http import get_parser  # type: ignore[import-untyped,unused-ignore]  # gunicorn has no types
from gunicorn.workers.gthread import ThreadWorker  # type: ignore[import-untyped,unused-ignore]  # gunicorn has no types

from skill.alexa.journal import takes_a_line, to_stdout
from skill.alexa.verification.arrival import Arrival
from skill.alexa.verification.keys import PLACES
from skill.alexa.verification.refusal import Refusal, Step
from skill.web_audio import PLACES as LISTENING
from skill.web_metrics import METRICS
from skill.web_settings import faults, notes

#: For the whole of a request. An honest one is there at once, and its answer soon after.
SECONDS = 2.0
#: How long a client is waited for that was answered and does not hang up.
LINGER_SECONDS = 1.0
#: Bytes of unfinished requests that are kept at most.
MOST_UNFINISHED = 32 * 1024 * 1024
_LOOKS_EVERY = 0.2
_AT_ONCE = 64 * 1024
_REFUSED = b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"


class Worker(ThreadWorker):  # type: ignore[misc,unused-ignore]  # gunicorn has no types
    """gunicorn's threads, which see whole requests only and wait for no client.

    The plain worker gives each connection a thread, which waits for the request and, after the
    answer, for the client to hang up: a few idle connections keep all of them busy. Here the one
    thread that takes connections also collects their bytes, and sees clients off.
    """

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self._arriving: dict[Any, Arrival] = {}  # the first to come first
        self._leaving: dict[Any, float] = {}
        self._unfinished = 0

    def get_thread_pool(self) -> ThreadPoolExecutor:
        """Return threads to answer with, and those that may wait for certificates or listeners."""
        return ThreadPoolExecutor(max_workers=self.cfg.threads + sum(PLACES.values()) + LISTENING)

    def enqueue_req(self, conn: Any) -> None:
        """Collect a connection's next request; gunicorn would give it a thread at once."""
        rest = conn.parser.unreader.take_buffered() if conn.parser else b""
        self._arriving[conn] = arrival = Arrival(time.monotonic() + SECONDS)
        conn.sock.setblocking(False)
        self.poller.register(conn.sock, selectors.EVENT_READ, partial(self._read, conn))
        if rest:
            self._take(conn, arrival, rest)
        else:
            self._read(conn, conn.sock)

    def _read(self, conn: Any, sock: socket.socket) -> None:
        """Take what has come of a request."""
        with suppress(BlockingIOError):
            self._take(conn, self._arriving[conn], _received(sock))

    def _take(self, conn: Any, arrival: Arrival, part: bytes) -> None:
        self._unfinished += len(part)
        if arrival.add(part) or not part or self._unfinished > MOST_UNFINISHED:
            self._arrived(conn, arrival)

    def _arrived(self, conn: Any, arrival: Arrival) -> None:
        """Give a request to a thread as it came; one without a head to nobody."""
        del self._arriving[conn]
        self._unfinished -= len(arrival.data)
        self.poller.unregister(conn.sock)
        if not arrival.has_head:
            self._close(conn)
            return
        conn.parser = get_parser(self.cfg, iter((bytes(arrival.data),)), conn.client)
        conn.initialized = conn.data_ready = True
        conn.whole = arrival.is_whole
        super().enqueue_req(conn)

    def handle(self, conn: Any) -> Any:
        """Handle a request; where one ends that did not come whole, the next one cannot begin."""
        return super().handle(conn) and conn.whole

    def finish_request(self, conn: Any, fs: Future[Any]) -> None:
        """Go on with a connection that stays open; see off a client whose connection does not."""
        if fs.exception() is None and fs.result():
            super().finish_request(conn, fs)
            return
        conn.sock.setblocking(False)
        try:
            conn.sock.shutdown(socket.SHUT_WR)
        except OSError:  # it has gone
            self._close(conn)
            return
        self._leaving[conn] = time.monotonic() + LINGER_SECONDS
        self.poller.register(conn.sock, selectors.EVENT_READ, partial(self._discard, conn))

    def _discard(self, conn: Any, sock: socket.socket) -> None:
        """Take what was on its way: one that is cut off does not see its answer."""
        with suppress(BlockingIOError):
            if not _received(sock):
                self._see_off(conn)

    def _see_off(self, conn: Any) -> None:
        del self._leaving[conn]
        self.poller.unregister(conn.sock)
        self._close(conn)

    def _close(self, conn: Any) -> None:
        self.nr_conns -= 1
        conn.close()

    def wait_for_and_dispatch_events(self, timeout: float) -> None:
        """Look more often at the time while somebody's runs out."""
        waiting = self._arriving or self._leaving
        super().wait_for_and_dispatch_events(min(timeout, _LOOKS_EVERY) if waiting else timeout)

    def murder_pending(self) -> None:
        """End the waiting for requests that do not come, and for clients that do not go."""
        now = time.monotonic()
        for conn in [conn for conn, arrival in self._arriving.items() if arrival.until < now]:
            self._arrived(conn, self._arriving[conn])
        for conn in [conn for conn, until in self._leaving.items() if until < now]:
            self._see_off(conn)

    def handle_error(self, req: Any, client: Any, addr: Any, exc: BaseException) -> None:
        """Refuse what is no HTTP like everything else: empty, and logged in our own words."""
        to_stdout(Refusal(Step.HTTP, "cannot be read", error=exc).to_json())
        METRICS.refuse(Step.HTTP)
        with suppress(OSError):
            client.sendall(_REFUSED)


class Log(Logger):  # type: ignore[misc,unused-ignore]  # gunicorn has no types
    """gunicorn's own log, which is not waited for either: it would start no worker meanwhile."""

    def setup(self, cfg: Any) -> None:
        """Open what is written to."""
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.addFilter(lambda record, log=handler.stream: takes_a_line(log))


def _received(sock: socket.socket) -> bytes:
    """Return what has come, b"" at the end. Raises BlockingIOError where nothing has."""
    try:
        return sock.recv(_AT_ONCE)
    except BlockingIOError:
        raise
    except OSError:
        return b""


def on_starting(server: Any) -> None:
    """Look at the settings before any worker starts: end with a sentence for each that is wrong."""
    if found := faults(os.environ):
        sys.exit("\n".join(found))
    for note in notes(os.environ):
        server.log.warning(note)


def pre_fork(server: Any, worker: Any) -> None:
    """Give a worker its row of the figures."""
    worker.row = METRICS.table.take()


def post_fork(server: Any, worker: Any) -> None:
    """Let a worker count in its row."""
    METRICS.row = worker.row


def child_exit(server: Any, worker: Any) -> None:
    """Keep the figures of a worker that has ended, and its row for the next one."""
    METRICS.table.give_back(worker.row)


wsgi_app = "skill.web:create_app()"
worker_class = Worker
logger_class = Log
#: Nobody but Alexa is trusted, not even a server in front: its headers change nothing here.
forwarded_allow_ips = ""
forwarder_headers = ""
control_socket_disable = True
