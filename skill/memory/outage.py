"""What a store that is slow or down may cost: some time once, a line in the log, no answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Lock, Thread
from typing import TypeVar

from skill.memory.memory import Log
from skill.memory.store import Clock, ConflictError, StoreError

#: No turn waits longer for one reading or one writing; it has one of each at the most.
PATIENCE_SECONDS = 0.85
#: After a failure nobody asks the store for so long.
REST = timedelta(seconds=10)

Found = TypeVar("Found")


class TooSlowError(StoreError):
    """A store that did not answer in time."""


class Outages:
    """Asks a store; after a failure lets it rest, and logs an outage once."""

    def __init__(self, clock: Clock, log: Log) -> None:
        self._clock = clock
        self._log = log
        self._lock = Lock()
        self._failed_at: datetime | None = None

    @property
    def failing(self) -> bool:
        """Tell whether the store failed when it was last asked."""
        return self._failed_at is not None

    def ask(
        self, where: str, opening: Callable[[], None], action: Callable[[], Found]
    ) -> Found | None:
        """Return what the store says; None where it fails, or failed a moment ago."""
        if not self._may_ask():
            return None
        try:
            opening()
            found = in_time(action, PATIENCE_SECONDS)
        except ConflictError as error:
            self._log(type(error).__name__, where)
            found = None
        except StoreError as error:
            self._failed(error, where)
            return None
        except Exception as error:  # a fault of ours, which must not cost the answer either
            self._log(type(error).__name__, where)
            return None
        self._failed_at = None
        return found

    def _may_ask(self) -> bool:
        """Let one turn through after the rest; the others go on without until it succeeds."""
        with self._lock:
            if self._failed_at is None:
                return True
            now = self._clock()
            if self._failed_at <= now < self._failed_at + REST:
                return False
            self._failed_at = now
            return True

    def _failed(self, error: StoreError, where: str) -> None:
        with self._lock:
            first = self._failed_at is None
            self._failed_at = self._clock()
        if first:
            self._log(told(error), where)


def told(error: StoreError) -> str:
    """Return the class of what made a store fail."""
    return type(error.__cause__ or error).__name__


def in_time(action: Callable[[], Found], seconds: float = PATIENCE_SECONDS) -> Found:
    """Return what an action returns, or raise what it raises; after `seconds` TooSlowError.

    An action that is too slow goes on by itself. No time-out of a library covers them all:
    retries, a name server that is silent, a disk that has gone.
    """
    done: list[Found] = []
    failed: list[BaseException] = []

    def act() -> None:
        try:
            done.append(action())
        except BaseException as error:
            failed.append(error)

    thread = Thread(target=act, daemon=True)
    thread.start()
    thread.join(seconds)
    if failed:
        raise failed[0]
    if not done:
        raise TooSlowError(f"no answer within {seconds} seconds")
    return done[0]
