"""What every store of walkers' records does, whatever it is made of."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from skill.coach.question import Question
from skill.memory.memory import Kept, Memory
from skill.memory.record import Record
from skill.memory.store import KEPT_FOR, ConflictError, Store, Stored
from skill.talk.context import Context, LastAnswer

TALK = Context(
    last=LastAnswer(asked=Question("role", ("calves",)), details=2),
    tips=("sand_day", "one_foot_per_step"),
)
RECORD = Record(TALK.to_attributes(), "Your calves push you off.", 3, "2026-10-05T08:30:00Z")

OTHER = Record(Context(tips=("take_the_hill",)).to_attributes(), None, 1, "2026-10-05T08:31:00Z")
#: Texts that are no record of any version.
CORRUPT = (
    *("not json", "[]", "7", "null", '{"talk": {}}'),
    *('{"version": "1"}', '{"version": 0, "talk": {}}', '{"version": true, "talk": {}}'),
    *('{"version": 2}', '{"version": 1, "talk": 7}', "[" * 99_999, "\x00", "1" * 9_999),
)


def heard(record: Record) -> tuple[str, ...]:
    """The tips that a record tells of."""
    return Context.from_attributes(record.talk).tips


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

    @pytest.mark.parametrize("expected", [0, 1])
    def test_what_is_gone_is_not_written_over(self, store: Store, expected: int) -> None:
        """Who saw a record that was forgotten since cannot bring it back."""
        store.save("walker", "one", None)
        store.forget("walker")
        with pytest.raises(ConflictError):
            store.save("walker", "mine", expected)
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

    def test_a_change_is_made_again_of_what_another_wrote(self, memory: Memory) -> None:
        """Whoever changes a record while another writes changes what the other wrote."""
        memory.keep("walker", RECORD._replace(walk={"part": 1}), None)
        found = memory.recall("walker")

        def change(record: Record) -> Record:
            memory.keep("walker", RECORD._replace(walk={"part": 5}), found)
            return record._replace(walk={"part": record.walk["part"] + 1})

        kept = memory.change("walker", change).record
        assert kept is not None
        assert kept.walk == {"part": 6}

    def test_a_walk_is_never_merged(self, memory: Memory) -> None:
        """What a turn does to a walk is done again to the walk that another device left."""
        memory.keep("walker", RECORD._replace(walk={"part": 1}), None)
        here, there = memory.recall("walker"), memory.recall("walker")
        memory.keep("walker", RECORD._replace(walk={"part": 5}, walks={"a": 1}), there)
        mine = RECORD._replace(walk={"part": 2}, walks={"a": 2})
        kept = memory.keep("walker", mine, here, lambda record: record._replace(walk={"part": 9}))
        assert kept.record is not None
        assert (kept.record.walk, kept.record.walks) == ({"part": 9}, {"a": 1})

    def test_nobody_is_made_by_a_change(self, memory: Memory, store: Store) -> None:
        """An event of somebody who was forgotten brings nothing back; no change writes nothing."""
        memory.change("nobody", lambda record: record._replace(walk={"part": 1}))
        assert store.load("nobody") is None
        memory.keep("walker", RECORD, None)
        assert memory.change("walker", lambda record: record).version == 1
