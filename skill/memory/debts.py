"""Walkers who are owed to be forgotten: at once where the store can, else as soon as it can."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from threading import Event, Lock, Thread

from skill.memory.memory import Log
from skill.memory.outage import PATIENCE_SECONDS, in_time, told
from skill.memory.store import Store, StoreError

#: Between two tries: the first, and the longest; each is twice the one before.
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0


class Debts:
    """Forgets walkers without keeping a request waiting.

    What cannot be done now is noted in the store, so that the next process knows of it, and tried
    again by a thread of its own until it is done.
    """

    def __init__(
        self,
        store: Store,
        log: Log,
        *,
        patience: float = PATIENCE_SECONDS,
        first_pause: float = FIRST_PAUSE,
    ) -> None:
        """Take a store, whom to tell of faults, and for how long (seconds) a request may wait."""
        self._store = store
        self._log = log
        self._patience = patience
        self._first_pause = first_pause
        self._lock = Lock()
        self._owed: dict[str, None] = {}
        self._noted: set[str] = set()
        self._more = Event()
        self._thread: Thread | None = None

    def forget(self, keys: Sequence[str]) -> None:
        """Delete all that is kept under these keys, now or later."""
        # Where others wait already, the store is down: a request need not find it out again.
        if not self._owed:
            with suppress(StoreError):
                in_time(partial(_each, self._store.forget, keys), self._patience)
                return
        with self._lock:
            self._owed.update(dict.fromkeys(keys))
        self._note(keys, self._patience)
        self._begin()

    def settle(self) -> None:
        """Pay what an earlier process left: in a thread, for nobody is to wait for it."""
        Thread(target=self._settle, name="debts of before", daemon=True).start()

    def _settle(self) -> None:
        with suppress(Exception):  # a store that is down is told of by those who need it
            keys = in_time(self._store.owed, PATIENCE_SECONDS)
            if keys:
                with self._lock:
                    self._owed.update(dict.fromkeys(keys))
                    self._noted.update(keys)
                self._begin()

    def _note(self, keys: Sequence[str], seconds: float) -> None:
        """Note debts in the store, where it takes a note."""
        new = [key for key in keys if key not in self._noted]
        with suppress(Exception):  # it is kept in mind, and tried again
            in_time(partial(_each, self._store.owe, new), seconds)
            self._noted.update(new)

    def _begin(self) -> None:
        """Wake the thread that pays, or start it: it ends when nothing is owed."""
        self._more.set()
        with self._lock:
            if self._thread is None:
                self._thread = Thread(target=self._pay, name="debts", daemon=True)
                self._thread.start()

    def _pay(self) -> None:
        pause, complained = self._first_pause, False
        while True:
            self._more.clear()
            error = self._round()
            with self._lock:
                if not self._owed:
                    self._thread = None
                    return
            if error is not None and not complained:
                self._log(told(error), "memory.forget")
                complained = True
            if not self._more.wait(pause):
                pause = min(2 * pause, LONGEST_PAUSE)

    def _round(self) -> Exception | None:
        """Pay all debts up to the first that cannot be paid now; return why."""
        for key in tuple(self._owed):
            try:
                in_time(partial(self._settled, key), PATIENCE_SECONDS)
            except Exception as error:  # whatever is wrong, the debt stays
                self._note(tuple(self._owed), PATIENCE_SECONDS)
                return error
            with self._lock:
                self._owed.pop(key, None)
                self._noted.discard(key)
        return None

    def _settled(self, key: str) -> None:
        self._store.forget(key)
        self._store.paid(key)  # also a note that was given up: it may have been written since


def _each(action: Callable[[str], None], keys: Sequence[str]) -> None:
    for key in keys:
        action(key)
