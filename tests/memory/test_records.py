"""A record's text, the steps from older versions, and what becomes of two changes at once."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import pytest

from skill.coach.question import KindName, Question
from skill.memory.merge import merge
from skill.memory.record import (
    MOST_WALKS,
    STEPS,
    VERSION,
    CorruptRecordError,
    NewerRecordError,
    Record,
)
from skill.talk.context import MOST_HISTORY, Context, LastAnswer
from skill.talk.remembering import tips_heard
from tests.memory.store_tests import RECORD, heard

FULL = Record(
    Context(
        last=LastAnswer(asked=Question("role", ("calves",)), details=2),
        tips=("a", "b"),
        wordings={"x": 1},
    ).to_attributes(),
    "Calves. \ud83d",
    7,
    "2026-10-05T08:30:00Z",
    {"pace": "slow"},
    {"2026-10-05T08:30:00Z": {"minutes": 20}},
)


def topic(kind: KindName) -> dict[str, Any]:
    return Context(last=LastAnswer(asked=Question(kind))).to_attributes()


def tips(*ids: str, visits: int = 0, when: str = "") -> Record:
    return Record(Context(tips=ids).to_attributes(), None, visits, when)


@pytest.mark.parametrize("record", [Record(), RECORD, FULL])
def test_a_record_survives_its_text(record: Record) -> None:
    """Text and attributes hold all of a record, half a character included."""
    assert Record.from_text(record.to_text()) == record
    assert Record.from_attributes(record.to_attributes()) == record


def test_the_text_has_the_newest_version() -> None:
    """Every record is written in the version of today, and there is a step to it from any."""
    assert json.loads(Record().to_text())["version"] == VERSION
    assert sorted(STEPS) == list(range(1, VERSION))


def test_a_record_of_version_1() -> None:
    """It keeps its talk, and counts as one visit."""
    talk = {"version": 1, "tips": ["a"], "topic": {"kind": "tip"}}
    found = Record.from_text(json.dumps({"version": 1, "talk": talk, "last_speech": "So."}))
    assert found == Record(talk, "So.", 1)


def test_a_record_of_tomorrow_is_said_to_be_one() -> None:
    """It is no corrupt one."""
    with pytest.raises(NewerRecordError):
        Record.from_text(f'{{"version": {VERSION + 1}}}')


@pytest.mark.parametrize(
    "text",
    ["", "not json", "[]", "7", "null", "{}", '{"version": "1"}', '{"version": 0, "talk": {}}',
     '{"version": null, "talk": {}}', '{"version": true, "talk": {}}', '{"version": 2, "talk": 7}'],
)  # fmt: skip
def test_what_is_no_record(text: str) -> None:
    """A text of no version, or without a talk, is refused as corrupt."""
    with pytest.raises(CorruptRecordError):
        Record.from_text(text)


@pytest.mark.parametrize("odd", [None, -1, "x", 1.5, True, [], {}])
def test_odd_parts_count_as_empty(odd: object) -> None:
    """A part that makes no sense does not spoil the others."""
    names = ("last_speech", "visits", "last_visit", "settings", "walks")
    found = Record.from_attributes(RECORD.to_attributes() | dict.fromkeys(names, odd))
    assert found.talk == RECORD.talk
    assert (found.visits, found.settings, found.walks) == (0, {}, {})


def test_the_newest_walks_are_kept() -> None:
    """A record does not grow for ever."""
    walks = {f"2026-10-05T08:30:00.{n:04}Z": {} for n in range(MOST_WALKS + 9)}
    kept = Record.from_text(Record(walks=walks).to_text()).walks
    assert list(kept) == sorted(walks)[9:]


@pytest.mark.parametrize(
    ("base", "mine", "stored", "found"),
    [
        ("", "a", "", "a"),
        ("a", "ab", "a", "ab"),
        ("ab", "abc", "abd", "abdc"),
        ("ab", "ab", "abd", "abd"),
        ("abc", "bca", "abcd", "bcda"),
        ("abc", "abcd", "abcd", "abcd"),
        ("", "cd", "ab", "abcd"),
        ("abc", "abd", "", "abd"),
    ],
)
def test_tips_of_both_are_kept(base: str, mine: str, stored: str, found: str) -> None:
    """In the order they were heard in, the newest last; each once."""
    assert heard(merge(tips(*base), tips(*mine), tips(*stored))) == tuple(found)


def test_too_many_tips_lose_the_oldest() -> None:
    """What was just heard is never what falls out."""
    many = tuple(f"a_tip_with_a_name_{n}" for n in range(200))
    kept = heard(merge(tips(*many), tips(*many, "new"), tips(*many)))
    assert len(" ".join(kept)) <= MOST_HISTORY < len(" ".join((kept[0], *kept)))
    assert kept == (*many, "new")[-len(kept) :]


@pytest.mark.parametrize(
    ("base", "mine", "stored", "found"), [(3, 4, 3, 4), (3, 4, 5, 6), (3, 3, 5, 5), (None, 4, 3, 4)]
)
def test_visits_of_both_are_counted(base: int | None, mine: int, stored: int, found: int) -> None:
    """Each device's visits count; where nobody knows who counted what, the higher figure."""
    known = None if base is None else tips(visits=base, when="0")
    assert merge(known, tips(visits=mine, when="1"), tips(visits=stored, when="2")).visits == found


@pytest.mark.parametrize(
    ("mine", "stored", "wins"), [("2", "1", "m"), ("1", "2", "s"), ("1", "1", "m")]
)
def test_the_latest_topic_counts(mine: str, stored: str, wins: str) -> None:
    """Topic and last words are those of the later visit; wordings are of both."""

    def record(who: str, when: str) -> Record:
        topic = Question("about", (who,))
        talk = Context(last=LastAnswer(asked=topic), wordings={who: 1, "both": ord(who)})
        return Record(talk.to_attributes(), who, 1, when)

    found = merge(Record(), record("m", mine), record("s", stored))
    talk = Context.from_attributes(found.talk)
    assert (talk.last, found.last_speech) == (LastAnswer(asked=Question("about", (wins,))), wins)
    assert talk.wordings == {"m": 1, "s": 1, "both": ord(wins)}
    assert found.last_visit == max(mine, stored)


def test_a_clock_that_was_wrong_freezes_nothing() -> None:
    """Who changes just what is stored is the later one, whatever the clock said then."""
    stored = Record(topic("steps"), "old", 1, "2099-01-01T00:00:00Z")
    mine = Record(topic("brisk"), "new", 1, "2026-10-05T08:30:00Z")
    assert merge(stored, mine, stored) == mine


def test_settings_and_walks_of_both() -> None:
    """An entry set, changed or deleted on one device is so; the others' entries stay."""
    base = Record(settings={"a": 1, "b": 1, "c": 1}, walks={"1": {}})
    mine = base._replace(settings={"a": 2, "b": 1}, walks={"1": {}, "2": {}})
    stored = base._replace(settings={"a": 3, "b": 4, "c": 1, "d": 1}, walks={"1": {}, "3": {}})
    found = merge(base, mine, stored)
    assert found.settings == {"a": 2, "b": 4, "d": 1}
    assert sorted(found.walks) == ["1", "2", "3"]


def test_merging_is_never_a_step_back() -> None:
    """However two devices take turns, what one of them saw is still there afterwards."""
    stored = Record()
    seen = [stored]
    for n in range(30):
        base = seen[-1 - n % 3] if n > 3 else stored
        context = Context.from_attributes(base.talk)
        talk = context.but(tips=tips_heard(f"t{n}", context.tips))
        mine = base._replace(talk=talk.to_attributes(), visits=base.visits + 1)
        stored = merge(base, mine, stored)
        seen.append(stored)
    assert all(set(heard(a)) < set(heard(b)) for a, b in pairwise(seen))
    assert stored.visits == 30
