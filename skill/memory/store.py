"""Where records are kept: what every store does, and what may go wrong in it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple, Protocol

from skill.errors import WalkingMusclesError

#: Tells the time, in UTC.
Clock = Callable[[], datetime]

#: A walker who does not come back for so long is forgotten.
KEPT_FOR = timedelta(days=730)


class StoreError(WalkingMusclesError):
    """A store that cannot be opened, read or written; the message says which and why."""


class StoreBusyError(StoreError):
    """A store that does not answer now, and may in a moment: locked, throttled, out of reach."""


class ConflictError(WalkingMusclesError):
    """Somebody else wrote the record since it was loaded; load it again."""


class Stored(NamedTuple):
    """What a store holds under a key: a record's text, and how often it was written.

    `text` is empty where nothing but a record set aside is left. Versions start with 1; 0 is
    what a store says of an entry that it did not write itself.
    """

    text: str
    version: int


class Store(Protocol):
    """Keeps one text for each walker, under a key that does not tell who it is.

    Each of these raises StoreError where the store fails. A walker's text is kept for KEPT_FOR
    after it was last saved.

    `keeps_time`: it never waits, for a disk or for anybody. Any other is asked in a thread of its
    own, and left behind when it is too slow.
    """

    keeps_time: bool

    def open(self) -> None:
        """Get ready: whatever is slow the first time, and is no fault of the store's."""

    def load(self, key: str) -> Stored | None:
        """Return what is kept under a key, or None."""

    def save(self, key: str, text: str, expected: int | None) -> int:
        """Keep a text in the place of the expected version (None: of nothing).

        Return the new version. Raises ConflictError where another version is kept by now.
        """

    def set_aside(self, key: str, found: Stored) -> int:
        """Put a text that nobody can read aside, so that the next save does not delete it.

        Return the new version. Raises ConflictError where another version is kept by now.
        """

    def forget(self, key: str) -> None:
        """Delete everything kept under a key, what was set aside as well."""

    def close(self) -> None:
        """Let go of what is open; whoever uses the store again opens it again."""

    def owe(self, key: str) -> None:
        """Note that a key is to be forgotten, however the records themselves are doing."""

    def owed(self) -> list[str]:
        """Return the keys that are noted."""

    def paid(self, key: str) -> None:
        """Take back the note of a key."""


def utc_now() -> datetime:
    """Return the time."""
    return datetime.now(UTC)
