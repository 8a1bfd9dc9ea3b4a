"""What is remembered of the walker of a turn; a store that fails costs memory, never the answer."""

from __future__ import annotations

from collections.abc import Callable

from skill.memory.record import Record
from skill.memory.store import Store, StoreError

#: Takes the class of a fault and where it happened; never a user id, a token or words.
Log = Callable[[str, str], None]


class Walkers:
    """Reads and keeps walkers' records. Without a store it remembers nobody."""

    def __init__(
        self, store: Store | None, key: Callable[[str], str] = str, log: Log | None = None
    ) -> None:
        """Take a store, and what makes its key of a user id."""
        self._store = store
        self._key = key
        self._log = log or (lambda fault, where: None)

    def recall(self, user_id: str | None) -> Record | None:
        """Return the walker's record, or None for a new one, without a store, or on a fault."""
        if self._store is None or not user_id:
            return None
        try:
            return self._store.load(self._key(user_id))
        except StoreError as error:
            self._log(type(error).__name__, "memory.load")
            return None

    def keep(self, user_id: str | None, record: Record) -> None:
        """Keep the walker's record, if there is a store and it works."""
        if self._store is None or not user_id:
            return
        try:
            self._store.save(self._key(user_id), record)
        except StoreError as error:
            self._log(type(error).__name__, "memory.save")

    def forget(self, user_id: str | None) -> bool:
        """Delete all that is kept of the walker; tell whether nothing is kept now."""
        if self._store is None or not user_id:
            return True
        try:
            self._store.forget(self._key(user_id))
        except StoreError as error:
            self._log(type(error).__name__, "memory.forget")
            return False
        return True
