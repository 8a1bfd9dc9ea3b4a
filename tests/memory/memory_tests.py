"""What is remembered through a store, whatever it is made of, when two devices use it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from skill.coach.talk import Talk
from skill.memory.memory import Kept, Memory
from skill.memory.record import Record
from skill.memory.store import ConflictError, Store, Stored
from tests.memory.store_tests import RECORD, Clock, heard

OTHER = Record(Talk(tips=("take_the_hill",)).to_attributes(), None, 1, "2026-10-05T08:31:00Z")
#: Texts that are no record of any version.
CORRUPT = (
    *('{"version": "1"}', '{"version": 0, "talk": {}}', '{"version": true, "talk": {}}'),
    *('{"version": 2}', '{"version": 1, "talk": 7}', "[" * 99_999, "\x00", "1" * 9_999),
)


class MemoryTests:
    """A subclass has the fixtures of StoreTests: `store`, `clock`, `memory` and `told`."""

    def left_aside(self, store: Store, key: str) -> str | None:
        """Return the text that was set aside under a key, read past the store."""
        raise NotImplementedError

    @pytest.fixture
    def clock(self) -> Clock:
        return Clock()

    @pytest.fixture
    def told(self) -> list[tuple[str, str]]:
        return []

    @pytest.fixture
    def memory(self, store: Store, told: list[tuple[str, str]]) -> Memory:
        return Memory(store, lambda fault, where: told.append((fault, where)))

    @pytest.mark.parametrize("expected", [0, 1])
    def test_what_is_gone_is_not_written_over(self, store: Store, expected: int) -> None:
        """Who saw a record that was forgotten since cannot bring it back."""
        store.save("walker", "one", None)
        store.forget("walker")
        with pytest.raises(ConflictError):
            store.save("walker", "mine", expected)
        assert store.load("walker") is None

    def test_a_visit_starts_the_two_years_again(self, store: Store, clock: Clock) -> None:
        """The two years count from the last visit."""
        version = store.save("walker", "text", None)
        clock.now += timedelta(days=700)
        store.save("walker", "again", version)
        clock.now += timedelta(days=700)
        assert store.load("walker") == Stored("again", 2)

    def test_a_long_text_survives(self, store: Store) -> None:
        """A record may be long."""
        store.save("walker", "ü" * 90_000, None)
        assert store.load("walker") == Stored("ü" * 90_000, 1)

    def test_what_was_set_aside_is_forgotten_too(self, store: Store) -> None:
        """Nothing of a walker stays."""
        store.save("walker", "odd", None)
        store.set_aside("walker", Stored("odd", 1))
        assert self.left_aside(store, "walker") == "odd"
        store.forget("walker")
        assert self.left_aside(store, "walker") is None

    def test_only_what_was_seen_is_set_aside(self, store: Store) -> None:
        """A record that somebody wrote in between stays."""
        store.save("walker", "new", store.save("walker", "odd", None))
        with pytest.raises(ConflictError):
            store.set_aside("walker", Stored("odd", 1))
        assert store.load("walker") == Stored("new", 2)

    def test_a_record_is_remembered(self, memory: Memory) -> None:
        """A record comes back as it was."""
        kept = Kept(RECORD, 1, text=RECORD.to_text())
        assert memory.keep("walker", RECORD, memory.recall("walker")) == kept
        assert memory.recall("walker") == kept

    @pytest.mark.parametrize("text", CORRUPT, ids=range(len(CORRUPT)))
    def test_a_corrupt_record_is_reported_once(
        self, store: Store, memory: Memory, told: list[tuple[str, str]], text: str
    ) -> None:
        """However often it is read before the next one is saved."""
        store.save("walker", text, None)
        for _ in range(3):
            assert memory.recall("walker").record is None
        memory.keep("walker", RECORD, memory.recall("walker"))
        assert memory.recall("walker").record == RECORD
        assert self.left_aside(store, "walker") == text
        assert told == [("CorruptRecordError", "memory.load")]

    def test_two_first_visits_at_once(self, memory: Memory) -> None:
        """Two devices of a new walker: both tips are kept, all visits counted."""
        here, there = memory.recall("walker"), memory.recall("walker")
        memory.keep("walker", RECORD, here)
        found = memory.keep("walker", OTHER, there).record
        assert found is not None
        assert heard(found) == (*heard(RECORD), *heard(OTHER))
        assert (found.visits, found.last_visit) == (RECORD.visits + 1, OTHER.last_visit)
        assert memory.recall("walker").record == found

    def test_a_change_deep_inside_is_a_change(self, memory: Memory) -> None:
        """A handler may change what it was given in place; another device's changes stay."""
        memory.keep("walker", RECORD._replace(walks={"1": {"minutes": 20}}), None)
        here, there = memory.recall("walker"), memory.recall("walker")
        assert here.record is not None
        assert there.record is not None
        memory.keep("walker", there.record._replace(settings={"pace": "slow"}), there)
        attributes = here.record.to_attributes()
        attributes["walks"]["1"]["minutes"] = 25
        found = memory.keep("walker", Record.from_attributes(attributes), here).record
        assert found is not None
        assert found.walks == {"1": {"minutes": 25}}
        assert found.settings == {"pace": "slow"}

    def test_forgotten_in_between_is_forgotten(self, memory: Memory, store: Store) -> None:
        """A turn that began before "forget me" on another device brings nothing back."""
        found = memory.keep("walker", RECORD, None)
        memory.forget("walker")
        assert memory.keep("walker", OTHER, found) == Kept()
        assert store.load("walker") is None
