"""What a store that is slow or down may cost: some time once, a line in the log, no answer."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextvars import copy_context
from datetime import datetime, timedelta
from functools import partial
from threading import Lock, Thread
from time import monotonic
from typing import Any, TypeVar, cast

from skill.memory.memory import Log
from skill.memory.store import Clock, ConflictError, StoreBusyError, StoreError

#: No turn waits longer for one reading or one writing.
PATIENCE_SECONDS = 0.85
#: Nor longer than this for all that it reads and writes.
TURN_SECONDS = 1.2
#: After a failure nobody asks the store for so long.
REST = timedelta(seconds=10)

Found = TypeVar("Found")


class TooSlowError(StoreBusyError):
    """A store that did not answer in time."""


class Budget:
    """The seconds that a turn has left for its memory."""

    __slots__ = ("left",)

    def __init__(self) -> None:
        self.left = TURN_SECONDS

    def spend(self, action: Callable[[], Found]) -> Found:
        """Return what an action returns. Raises TooSlowError once the time is over."""
        began = monotonic()
        try:
            return in_time(action, min(PATIENCE_SECONDS, self.left))
        finally:
            self.left -= monotonic() - began


class Outages:
    """Asks a store; after a failure lets it rest, and logs an outage once."""

    def __init__(
        self,
        clock: Clock,
        log: Log,
        *,
        keeps_time: bool = False,
        missed: Callable[[], None] = lambda: None,
    ) -> None:
        """Take what tells the time and of faults.

        keeps_time: the store sees to it itself. missed: told of each turn that goes without.
        """
        self._clock = clock
        self._log = log
        self._keeps_time = keeps_time
        self._missed = missed
        self._lock = Lock()
        self._failed_at: datetime | None = None

    @property
    def failing(self) -> bool:
        """Tell whether the store failed when it was last asked."""
        return self._failed_at is not None

    def ask(
        self,
        where: str,
        opening: Callable[[], None],
        action: Callable[[], Found],
        budget: Budget | None = None,
    ) -> Found | None:
        """Return what the store says; None where it fails, or failed a moment ago.

        `budget`: what the turn has left, for one that asks more than once.
        """
        if not self._may_ask():
            self._missed()
            return None
        try:
            opening()
            found = action() if self._keeps_time else (budget or Budget()).spend(action)
        except StoreError as error:
            self._failed(error, where)
        except Exception as error:  # a fault of ours, which must not cost the answer either
            if isinstance(error, ConflictError):  # the store works
                self._failed_at = None
            self._log(type(error).__name__, where)
        else:
            self._failed_at = None
            return found
        self._missed()
        return None

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


def told(error: Exception) -> str:
    """Return the class of what made a store fail."""
    return type(error.__cause__ or error).__name__


def in_time(action: Callable[[], Found], seconds: float = PATIENCE_SECONDS) -> Found:
    """Return what an action returns, or raise what it raises; after `seconds` TooSlowError.

    An action that is too slow goes on by itself. No time-out of a library covers them all:
    retries, a name server that is silent, a disk that has gone.
    """
    try:
        helper = _idle.pop()
    except IndexError:
        helper = _Helper()
    # In the caller's context: a fault told in there belongs to the caller's request.
    found, error = helper.do(partial(copy_context().run, action), seconds)
    _idle.append(helper)
    if error is not None:
        raise error
    return cast(Found, found)


class _Helper:
    """A thread that waits for actions: to start one for each takes longer than to read a record.

    Two locks wake it and its caller; a queue would do, and take twice as long.
    """

    def __init__(self) -> None:
        self._action: Callable[[], Any] | None = None
        self._outcome: tuple[Any, BaseException | None] = (None, None)
        self._missed = False
        self._begin, self._done = Lock(), Lock()
        self._begin.acquire()
        self._done.acquire()
        Thread(target=self._run, daemon=True).start()

    def do(self, action: Callable[[], Any], seconds: float) -> tuple[Any, BaseException | None]:
        """Return what an action returns, and what it raises. Raises TooSlowError after `seconds`.

        A helper that was too slow once is not to be asked again: it ends with its action.
        """
        self._action = action
        self._begin.release()
        if not self._done.acquire(timeout=seconds):
            self._missed = True
            self._begin.release()
            raise TooSlowError(f"no answer within {seconds} seconds")
        outcome, self._outcome = self._outcome, (None, None)
        return outcome

    def _run(self) -> None:
        while True:
            self._begin.acquire()
            action, self._action = self._action, None  # nothing of a walker stays while it waits
            if self._missed or action is None:
                return
            try:
                self._outcome = action(), None
            except BaseException as error:  # it is raised again where the action was asked for
                self._outcome = None, error
            del action
            self._done.release()


#: Helpers that wait for an action: at most as many as were ever asked at once.
_idle: list[_Helper] = []
if hasattr(os, "register_at_fork"):  # a server's workers have the list, but not the threads
    os.register_at_fork(after_in_child=_idle.clear)
