"""gunicorn as this skill needs it: `gunicorn --config python:skill.web_server`.

What follows the class is gunicorn's configuration, by its names. `--bind`, `--workers` and
`--threads` on the command line go before it.
"""

from __future__ import annotations

import json
import os
import socket
import sys
import time
from contextlib import suppress
from typing import Any

from gunicorn.workers.gthread import ThreadWorker  # type: ignore[import-untyped,unused-ignore]  # gunicorn has no types

from skill.alexa.verification.deadlines import Deadlines
from skill.alexa.verification.refusal import Refusal, Step
from skill.memory.opening import StoreAddressError, open_store
from skill.web_settings import SettingError, Settings

#: For the whole of a request. An honest one is there at once, and its answer soon after.
SECONDS = 3.0
#: How long a client is waited for that was answered and does not hang up.
LINGER_SECONDS = 0.3
_REFUSED = b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"


class Worker(ThreadWorker):  # type: ignore[misc,unused-ignore]  # see above
    """gunicorn's threads, which no client keeps busy, and which say nothing of a request.

    The plain worker waits for the rest of a request line for ever; it waits for clients to hang
    up in the one thread that takes new ones; and what it cannot read, it writes into its log.
    """

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self._deadlines = Deadlines(SECONDS)

    def handle(self, conn: Any) -> Any:
        """Handle one request of a connection; what is to be closed is closed for good."""
        with self._deadlines.over(conn.sock):
            kept = super().handle(conn)
        if not kept:
            _hang_up(conn.sock)
        return kept

    def handle_error(self, req: Any, client: Any, addr: Any, exc: BaseException) -> None:
        """Refuse what is no HTTP like everything else: empty, and logged in our own words."""
        refusal = Refusal(Step.HTTP, "cannot be read", error=exc)
        print(json.dumps(refusal.to_line()), flush=True)
        with suppress(OSError):
            client.sendall(_REFUSED)


def _hang_up(connection: socket.socket) -> None:
    """Say that nothing more comes, and take what was still on its way, but not for long."""
    end = time.monotonic() + LINGER_SECONDS
    with suppress(OSError):
        connection.shutdown(socket.SHUT_WR)
        while (left := end - time.monotonic()) > 0:
            connection.settimeout(left)
            if not connection.recv(65536):
                break
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RD)


def on_starting(server: Any) -> None:
    """Look at the settings before any worker starts, and end with a sentence if they are wrong."""
    try:
        open_store(Settings.of(os.environ).store)
    except (SettingError, StoreAddressError) as error:
        sys.exit(str(error))


wsgi_app = "skill.web:create_app()"
worker_class = Worker
#: Nobody but Alexa is trusted, not even a server in front: its headers change nothing here.
forwarded_allow_ips = ""
forwarder_headers = ""
control_socket_disable = True
