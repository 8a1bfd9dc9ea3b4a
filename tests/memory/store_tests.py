"""What every store of walkers' records does, whatever it is made of."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from skill.coach.question import Question
from skill.coach.talk import Talk
from skill.memory.memory import Memory
from skill.memory.record import Record
from skill.memory.store import KEPT_FOR, ConflictError, Store, Stored

TALK = Talk(topic=Question("role", ("calves",)), told=2, tips=("sand_day", "one_foot_per_step"))
RECORD = Record(TALK.to_attributes(), "Your calves push you off.", 3, "2026-10-05T08:30:00Z")


def heard(record: Record) -> tuple[str, ...]:
    """The tips that a record tells of."""
    return Talk.from_attributes(record.talk).tips


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = datetime(2026, 10, 5, 8, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


class StoreTests:
    """The tests of one store: a subclass has a fixture `store` that returns a new, empty one."""

    @pytest.fixture
    def store(self) -> Store:
        """An empty store that goes by the clock of the test."""
        raise NotImplementedError

    def left_aside(self, store: Store, key: str) -> str | None:
        """Return the text that was set aside under a key, read past the store."""
        raise NotImplementedError

    @pytest.fixture
    def clock(self) -> Clock:
        """The clock of the test."""
        return Clock()

    @pytest.fixture
    def told(self) -> list[tuple[str, str]]:
        """The faults that the memory logged."""
        return []

    @pytest.fixture
    def memory(self, store: Store, told: list[tuple[str, str]]) -> Memory:
        """Records in that store."""
        return Memory(store, lambda fault, where: told.append((fault, where)))

    def test_what_is_saved_is_loaded(self, store: Store) -> None:
        """A text comes back as it was, in its first version."""
        assert store.save("walker", "tips", None) == 1
        assert store.load("walker") == Stored("tips", 1)

    def test_an_unknown_key_is_nobody(self, store: Store) -> None:
        """Of a walker never seen nothing is kept."""
        assert store.load("nobody") is None

    def test_the_last_text_counts(self, store: Store) -> None:
        """Saving again takes the place of what was kept before, and counts up."""
        version = store.save("walker", "old", None)
        assert store.save("walker", "new", version) == version + 1
        assert store.load("walker") == Stored("new", version + 1)

    @pytest.mark.parametrize("expected", [None, 0, 1, 3])
    def test_nobody_writes_over_what_they_have_not_read(
        self, store: Store, expected: int | None
    ) -> None:
        """Saving over another version than the one kept is refused, and changes nothing."""
        store.save("walker", "new", store.save("walker", "old", None))
        with pytest.raises(ConflictError):
            store.save("walker", "mine", expected)
        assert store.load("walker") == Stored("new", 2)

    def test_nobody_brings_back_who_was_forgotten(self, store: Store) -> None:
        """A turn that began before a walker was forgotten does not keep them again."""
        version = store.save("walker", "tips", None)
        store.forget("walker")
        with pytest.raises(ConflictError):
            store.save("walker", "tips", version)
        assert store.load("walker") is None

    def test_walkers_are_kept_apart(self, store: Store) -> None:
        """Each key has a text of its own."""
        store.save("one", "a", None)
        store.save("other", "b", None)
        assert (store.load("one"), store.load("other")) == (Stored("a", 1), Stored("b", 1))

    def test_what_is_forgotten_is_gone(self, store: Store) -> None:
        """After forgetting one walker nothing is left of them, and the others stay."""
        store.save("one", "a", None)
        store.save("other", "b", None)
        store.forget("one")
        assert (store.load("one"), store.load("other")) == (None, Stored("b", 1))

    def test_forgetting_nobody_is_no_fault(self, store: Store) -> None:
        """Who was never kept can be forgotten all the same."""
        store.forget("nobody")
        assert store.load("nobody") is None

    def test_what_is_set_aside_is_out_of_the_way(self, store: Store) -> None:
        """A text set aside leaves an empty one, which can be saved over."""
        store.save("walker", "gibberish", None)
        version = store.set_aside("walker", Stored("gibberish", 1))
        assert store.load("walker") == Stored("", version)
        store.save("walker", "tips", version)
        assert store.load("walker") == Stored("tips", version + 1)

    @pytest.mark.parametrize("words", ["Gesäß, Füße", "a\nb", 'say "so"', "'; drop table walkers"])
    def test_words_survive(self, store: Store, words: str) -> None:
        """Umlauts, quotes and line breaks come back unchanged, in keys as in texts."""
        store.save(words, words, None)
        assert store.load(words) == Stored(words, 1)

    @pytest.mark.parametrize("text", ["not json", "[]", "7", "null", '{"talk": {}}'])
    def test_what_cannot_be_read_is_none(
        self, store: Store, memory: Memory, told: list[tuple[str, str]], text: str
    ) -> None:
        """A corrupt record counts as none, is reported by its class, and is kept aside."""
        store.save("walker", text, None)
        kept = memory.recall("walker")
        assert kept.record is None
        assert told == [("CorruptRecordError", "memory.load")]
        memory.keep("walker", RECORD, kept)
        assert memory.recall("walker").record == RECORD
        assert self.left_aside(store, "walker") == text

    def test_a_record_of_tomorrow_is_left_alone(self, store: Store, memory: Memory) -> None:
        """A record of a later version counts as none, and is not written over."""
        store.save("walker", '{"version": 99}', None)
        kept = memory.recall("walker")
        assert (kept.record, kept.newer) == (None, True)
        memory.keep("walker", RECORD, kept)
        assert store.load("walker") == Stored('{"version": 99}', 1)

    def test_who_stays_away_is_forgotten(self, store: Store, clock: Clock) -> None:
        """A walker who does not come back for two years is not known any more."""
        store.save("walker", "tips", None)
        clock.now += KEPT_FOR - timedelta(seconds=1)
        assert store.load("walker") == Stored("tips", 1)
        clock.now += timedelta(seconds=1)
        assert store.load("walker") is None
        assert store.save("walker", "new", None) == 1
