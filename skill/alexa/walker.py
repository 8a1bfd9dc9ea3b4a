"""What is remembered of the walker of a request, behind the SDK's persistence interface."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from ask_sdk_core.attributes_manager import AbstractPersistenceAdapter
from ask_sdk_core.exceptions import PersistenceException

if TYPE_CHECKING:  # a skill without a store never imports what it takes
    from skill.memory.debts import Debts
    from skill.memory.memory import Change, Kept
    from skill.memory.outage import Budget
    from skill.memory.record import Record
    from skill.memory.store import Store

#: How much of a moment's text tells its second.
_SECONDS = len("2026-10-05T08:30:00")
#: Tells the time, in UTC.
Clock = Callable[[], datetime]
#: The clock where none is given.
utc_now: Clock = partial(datetime.now, UTC)
#: Takes the class of a fault and where it happened; never a user id, a token or words.
Log = Callable[[str, str], None]
#: Told what became of an event: a word, and nothing of the walker.
Note = Callable[[str], None]


class Remembered(dict[str, Any]):
    """A walker's attributes, and the record they were read from; None where the store failed.

    again: what this turn does to the walk that is on, to be done once more where somebody else has
    written meanwhile. saved: whether what was last to be kept is kept.
    """

    kept: Kept | None = None
    budget: Budget | None = None
    again: Change | None = None
    saved: bool = False

    @property
    def learned(self) -> bool:
        """Whether a setting is another one now than it was read."""
        if self.kept is None:
            return False
        before = self.kept.record.settings if self.kept.record else {}
        return bool(before != self.get("settings", {}))


class Walkers(AbstractPersistenceAdapter):
    """Reads, keeps and deletes walkers' records. Without a store it remembers nobody.

    A store that fails costs memory, never the answer: attributes are empty then, and saving
    does nothing. Only a walker who is to be forgotten is told, by a PersistenceException.
    """

    def __init__(
        self,
        store: Store | None,
        key: Callable[[str], str] = str,
        log: Log | None = None,
        clock: Clock = utc_now,
        *,
        older: Callable[[str], tuple[str, ...]] = lambda user_id: (),
        missed: Callable[[], None] = lambda: None,
        patience: float | None = None,
    ) -> None:
        """Take a store, and what makes its key of a user id.

        older: makes the keys that an older salt made. missed: told of each turn without memory.
        patience: how long a request waits for what becomes of a walker who has left the skill.
        """
        self._key = key
        self._older = older
        self._log: Log = log or (lambda fault, where: None)
        self._clock = clock
        self._patience = patience
        self._memory = None
        if store is not None:
            from skill.memory.memory import Memory  # noqa: PLC0415 - nothing without a store
            from skill.memory.outage import Outages  # noqa: PLC0415 - nothing without a store

            self._store = store
            self._memory = Memory(store, self._log)
            self._outages = Outages(clock, self._log, keeps_time=store.keeps_time, missed=missed)

    @property
    def state(self) -> str:
        """Tell "none" without a store, "failing" while it fails, else "open"."""
        if self._memory is None:
            return "none"
        return "failing" if self._outages.failing else "open"

    def open(self) -> None:
        """Get ready what is slow the first time; where that fails, the first turn tries again."""
        if self._memory is None:
            return
        from skill.memory.store import StoreError  # noqa: PLC0415 - nothing without a store

        with suppress(StoreError):
            self._memory.open()

    def get_attributes(self, request_envelope: Any) -> dict[str, object]:
        """Return the walker's record as attributes; empty for a new walker, and on a fault."""
        memory, user_id = self._memory, user_id_of(request_envelope)
        if memory is None or user_id is None:
            return {}
        from skill.memory.outage import Budget  # noqa: PLC0415 - nothing without a store

        key, older = self._key(user_id), self._older(user_id)
        found = Remembered()
        found.budget = Budget()
        kept = self._outages.ask(
            "memory.load", memory.open, lambda: memory.recall(key, older), found.budget
        )
        if kept is not None:
            found.kept = kept
            found.update(kept.record.to_attributes() if kept.record else {})
        return found

    def save_attributes(self, request_envelope: Any, attributes: dict[str, object]) -> None:
        """Keep what changed in the attributes since they were read, beside others' changes."""
        memory, user_id = self._memory, user_id_of(request_envelope)
        if memory is None or user_id is None:
            return
        from skill.memory.record import Record  # noqa: PLC0415 - nothing without a store

        key = self._key(user_id)
        now = f"{self._clock().isoformat()[:_SECONDS]}Z"
        mine = Record.from_attributes({**attributes, "last_visit": now})
        read = attributes if isinstance(attributes, Remembered) else Remembered()
        base, again = read.kept, read.again
        kept = self._outages.ask(
            "memory.save", memory.open, lambda: memory.keep(key, mine, base, again), read.budget
        )
        read.saved = kept is not None
        if kept is not None:
            read.kept = kept

    def change(self, request_envelope: Any, change: Change) -> Record | None:
        """Change a walker's record, again where somebody else writes meanwhile.

        Returns what is kept now; None for nothing, and where the store fails.
        """
        memory, user_id = self._memory, user_id_of(request_envelope)
        if memory is None or user_id is None:
            return None
        key, older = self._key(user_id), self._older(user_id)
        kept = self._outages.ask(
            "memory.change", memory.open, lambda: memory.change(key, change, older)
        )
        return kept.record if kept else None

    def delete_attributes(self, request_envelope: Any) -> None:
        """Delete all that is kept of the walker. Raises PersistenceException where it cannot.

        It is tried however often the store failed before, and each failure is logged: somebody
        who wants to be forgotten is owed that.
        """
        memory, user_id = self._memory, user_id_of(request_envelope)
        if memory is None or user_id is None:
            return
        from skill.memory.outage import PATIENCE_SECONDS, in_time, told  # noqa: PLC0415 - nothing without a store
        from skill.memory.store import StoreError  # noqa: PLC0415 - nothing without a store

        keys = (self._key(user_id), *self._older(user_id))
        try:
            memory.open()
            in_time(lambda: memory.forget(*keys), PATIENCE_SECONDS)
        except StoreError as error:
            self._log(told(error), "memory.forget")
            raise PersistenceException("the walker could not be forgotten") from error

    def forget_soon(self, request_envelope: Any) -> None:
        """See to it that all that is kept of a walker is deleted, without waiting for it.

        Where it cannot be done now, it is owed, and done as soon as it can be.
        """
        user_id = user_id_of(request_envelope)
        if self._debts is not None and user_id is not None:
            self._debts.forget((self._key(user_id), *self._older(user_id)))

    def soon(self, action: Callable[[], object]) -> None:
        """Do something of which a request needs not know the end: it goes on by itself.

        Where the process sleeps after its answer, it is waited for.
        """
        if self._patience is None:
            action()
            return
        from skill.memory.outage import TooSlowError, in_time  # noqa: PLC0415 - no question needs it

        with suppress(TooSlowError):
            in_time(action, self._patience)

    def settle(self) -> None:
        """Begin to forget whom an earlier process could not forget; nobody waits for it."""
        _ = self._debts

    @cached_property
    def _debts(self) -> Debts | None:
        """Who is to be forgotten: made when somebody leaves, which few do."""
        if self._memory is None:
            return None
        from skill.memory.debts import Debts  # noqa: PLC0415 - nothing without a store
        from skill.memory.outage import PATIENCE_SECONDS  # noqa: PLC0415 - nothing without a store

        debts = Debts(self._store, self._log, patience=self._patience or PATIENCE_SECONDS)
        debts.settle()
        return debts


def user_id_of(envelope: Any) -> str | None:
    """Return the user's id; events have it in their context, without a session."""
    found = _user_id(envelope.session)
    return found if found else _user_id(getattr(envelope.context, "system", None))


def _user_id(part: Any) -> str | None:
    found = getattr(getattr(part, "user", None), "user_id", None)
    return found if isinstance(found, str) and found else None
