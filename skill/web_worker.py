"""gunicorn's threads, but no client keeps one of them by sending its headers slowly.

`gunicorn --worker-class skill.web_worker.Worker`. The plain worker waits for the rest of a request
line for ever, so that as many half requests as there are threads stop the service.
"""

from __future__ import annotations

from typing import Any

from gunicorn.workers.gthread import ThreadWorker  # type: ignore[import-untyped,unused-ignore]

from skill.alexa.verification.deadlines import Deadlines

#: For the whole of a request. An honest one is there at once, and its answer soon after.
SECONDS = 3.0


class Worker(ThreadWorker):  # type: ignore[misc,unused-ignore]
    """Closes a connection for reading once a request has taken so long; it can be answered."""

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self._deadlines = Deadlines(SECONDS)

    def handle(self, conn: Any) -> Any:
        """Handle one request of a connection."""
        with self._deadlines.over(conn.sock):
            return super().handle(conn)
