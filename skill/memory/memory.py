"""Walkers' records over a store of texts: read, migrated, merged, set aside."""

from collections.abc import Callable, Sequence
from random import uniform
from time import monotonic, sleep
from typing import NamedTuple

from skill.memory.merge import merge
from skill.memory.record import CorruptRecordError, NewerRecordError, Record
from skill.memory.store import ConflictError, Store, Stored

#: Takes the class of a fault and where it happened; never a user id, a token or words.
Log = Callable[[str, str], None]
#: Makes a record of another; pure, for it may be applied more than once.
Change = Callable[[Record], Record]

#: How long a record is merged and written again while others keep writing it.
RETRY_SECONDS = 0.6
_SHORTEST_PAUSE, _LONGEST_PAUSE = 0.001, 0.032


class Kept(NamedTuple):
    """A record as it was found, None where there is none, and the version it is kept under.

    `newer`: it was written by a later version of this skill, so it is left alone. `text`: what
    the record was read from. The record goes to handlers, who may change all that is in it.
    """

    record: Record | None = None
    version: int | None = None
    newer: bool = False
    text: str = ""


class Memory:
    """Reads and writes walkers' records. Raises StoreError where the store fails."""

    def __init__(self, store: Store, log: Log) -> None:
        self._store = store
        self._log = log

    def open(self) -> None:
        """Get the store ready."""
        self._store.open()

    def recall(self, key: str, older: Sequence[str] = ()) -> Kept:
        """Return a walker's record; one that cannot be read is set aside and counts as none.

        One that is kept under an older key moves.
        """
        found = self._store.load(key) or self._moved(key, older)
        if found is None:
            return Kept()
        if not found.text:
            return Kept(None, found.version)
        try:
            return Kept(Record.from_text(found.text), found.version, text=found.text)
        except NewerRecordError as error:
            self._log(type(error).__name__, "memory.load")
            return Kept(None, found.version, newer=True)
        except CorruptRecordError as error:
            self._log(type(error).__name__, "memory.load")
        try:
            return Kept(None, self._store.set_aside(key, found))
        except ConflictError:
            return Kept()  # somebody else was faster; whoever saves will see

    def keep(self, key: str, mine: Record, base: Kept | None, again: Change | None = None) -> Kept:
        """Write what changed from `base` (None: whatever is there) to `mine`; return what is kept.

        Where somebody else wrote in between, both changes are merged and written again. `again`
        makes what `mine` has of walks: it is applied to what they wrote, for walks cannot be
        merged. Raises ConflictError where that goes on for too long.
        """

        def record(found: Kept) -> Record:
            if found is base or found.record is None:
                return mine
            merged = merge(_read(base), mine, found.record)
            return merged if again is None else again(_with_walks(merged, found.record))

        forgotten = base is not None and base.record is not None
        return self._written(key, base or self.recall(key), record, forgotten=forgotten)

    def change(self, key: str, change: Change, older: Sequence[str] = ()) -> Kept:
        """Change a walker's record, again where somebody else wrote in between.

        Returns what is kept. Nobody is written of whom nothing is kept, and nothing where nothing
        changes. Raises ConflictError as `keep` does.
        """
        found = self.recall(key, older)
        if found.record is None:
            return found
        return self._written(
            key, found, lambda found: change(found.record or Record()), forgotten=True
        )

    def _written(
        self, key: str, found: Kept, make: Callable[[Kept], Record], *, forgotten: bool
    ) -> Kept:
        """Write what is made of what was found, until nobody writes in between.

        forgotten: what has gone since it was found is not to be brought back.
        """
        give_up = monotonic() + RETRY_SECONDS
        pause = _SHORTEST_PAUSE
        while not found.newer and not (forgotten and found.version is None):
            record = make(found)
            text = record.to_text()
            if text == found.text:
                return found
            try:
                version = self._store.save(key, text, found.version)
            except ConflictError:
                if monotonic() > give_up:
                    raise
            else:
                return Kept(record, version, text=text)
            sleep(uniform(0, pause))
            pause = min(2 * pause, _LONGEST_PAUSE)
            found = self.recall(key)
        # Forgotten while this turn went on, or of a later version: nothing is to be written.
        return found

    def forget(self, *keys: str) -> None:
        """Delete everything that is kept of a walker."""
        for key in keys:
            self._store.forget(key)

    def _moved(self, key: str, older: Sequence[str]) -> Stored | None:
        """Move what is kept under the first of the older keys that has something."""
        for old in older:
            found = self._store.load(old)
            if found is not None and found.text:
                try:
                    moved = Stored(found.text, self._store.save(key, found.text, None))
                except ConflictError:  # another device was faster
                    return self._store.load(key)
                self._store.forget(old)
                return moved
        return None


def _with_walks(merged: Record, stored: Record) -> Record:
    return merged._replace(walks=stored.walks, past=stored.past)


def _read(base: Kept | None) -> Record | None:
    """Return the record as it was read: empty where there was none, None where nobody looked."""
    if base is None:
        return None
    return Record.from_text(base.text) if base.text else Record()
