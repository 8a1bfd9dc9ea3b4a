"""What a walk leaves: said once, in one breath, and mended once within plan and clock."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from skill.coach import keys
from skill.coach.answer import Answer
from skill.knowledge.model import Knowledge
from skill.languages.words import Languages
from skill.talk.context import EMPTY
from skill.talk.scene import Scene
from skill.talk.walk import steps
from skill.talk.walk.finished import FinishedWalk, mend, mended, newest, tell
from skill.talk.walk.keeping import keep
from skill.talk.walk.summary import is_known, minutes_of, to_try
from tests.talk.walk.true_walks import MORNING, begun

MOST_WORDS = 35
PLAN = (("warm", 300), ("brisk", 720), ("cool", 180))
LATER = MORNING + timedelta(hours=9)


def walk(**but: Any) -> FinishedWalk:
    """Eleven minutes of a walk of twenty, cut off."""
    done = {"warm": 300, "brisk": 360}
    found = FinishedWalk(MORNING, date(2026, 12, 1), 20, done, plan=PLAN, untold=True)
    return found._replace(**but)


def record() -> dict[str, Any]:
    """The record of who has just ended a walk after eleven minutes."""
    found: dict[str, Any] = {"walk": begun().to_attributes()}
    keep(found, lambda open_one: steps.ended(open_one or begun(), MORNING + timedelta(minutes=11)))
    return found


@pytest.mark.parametrize(
    ("minutes", "after", "done"),
    [
        (None, LATER, {"warm": 300, "brisk": 720, "cool": 180}),
        (20, LATER, {"warm": 300, "brisk": 720, "cool": 180}),
        (10, LATER, {"warm": 300, "brisk": 300}),
        (4, LATER, {"warm": 240}),
        (0, LATER, {}),
        (-3, LATER, {}),
        # Never more than the plan had, or the clock.
        (90, LATER, {"warm": 300, "brisk": 720, "cool": 180}),
        (20, MORNING + timedelta(minutes=12), {"warm": 300, "brisk": 420}),
        (20, MORNING - timedelta(days=9), {}),
    ],
)
def test_what_is_left_of_a_walk_that_is_mended(
    minutes: int | None, after: Any, done: dict[str, int]
) -> None:
    """So many minutes from its beginning, each as its plan had it."""
    found = mended(walk(), minutes, after)
    assert (found.done, found.plan, found.unsure) == (done, (), False)


def test_who_is_told_of_has_a_name(knowledge: Knowledge, languages: Languages) -> None:
    """The heart, which some tips are for, is none."""
    scene = Scene(
        knowledge=knowledge,
        context=EMPTY,
        chance=Random(7),
        answer=lambda asked: Answer(parts=()),
    )
    tips = {muscle for tip in knowledge.walk_tips.values() for muscle in tip.muscles}
    named = [m for m in (*knowledge.muscles, *knowledge.groups) if is_known(scene, m)]
    for locale in ("en-US", "de-DE"):
        for muscle in named:
            languages.words(locale).name(f"{keys.target(knowledge, muscle)}.short")
    assert tips - set(named) <= {"heart", "whole_body", "knees"}


def test_a_walk_is_mended_once() -> None:
    """The second time it stays as it is."""
    kept = record()
    mend(kept, None, LATER)
    mend(kept, 3, LATER)
    found = newest(kept)
    assert found is not None
    assert (found.seconds, found.plan) == (1200, ())


def test_a_walk_is_told_of_once() -> None:
    """What was told is kept, and can be mended as before."""
    kept = record()
    before = newest(kept)
    tell(kept)
    found = newest(kept)
    assert before is not None
    assert found is not None
    assert (before.untold, found.untold) == (True, False)
    assert found.plan == PLAN


@pytest.mark.parametrize("entry", [None, 7, {}, {"minutes": 20}, {"minutes": "x", "done": {}},
                                   {"minutes": 20, "done": {"warm": None}}])  # fmt: skip
def test_an_odd_entry_is_no_walk(entry: object) -> None:
    """Nothing is said of it, and nothing fails."""
    kept = {"walks": {"2026-12-01T07:02:00Z": entry}}
    assert newest(kept) is None
    mend(kept, 3, LATER)
    assert kept["walks"] == {"2026-12-01T07:02:00Z": entry}


@pytest.mark.parametrize("locale", ["en-US", "de-DE"])
def test_it_is_said_in_one_breath(locale: str, knowledge: Knowledge, languages: Languages) -> None:
    """However a walk was, and with the offer, the longest wordings have 35 words at most."""
    words = languages.words(locale)
    asked = (name for name, group in knowledge.groups.items() if group.asked)
    names = (f"{keys.target(knowledge, name)}.short" for name in (*knowledge.muscles, *asked))
    muscle = max((words.name(name) for name in names), key=lambda name: len(name.split()))

    def longest(key: str, *filled: str) -> int:
        own = max(len(text.split()) - text.count("{") for text in words.wordings(key))
        return own + sum(len(text.split()) for text in filled)

    minutes = words.wordings("walk.minutes")[21]
    for done, unsure in itertools.product(
        ({"warm": 60}, {"brisk": 660}, {"brisk": 1200}, {"easy": 1200}), (True, False)
    ):
        found = walk(done=done, unsure=unsure)
        first = minutes_of(found)
        said = (
            longest(first.key, *[minutes] * len(first.values)),
            longest("progress.muscle", muscle),
            max(longest("progress.that_makes", minutes), longest("progress.that_makes_none")),
            longest("progress.unsure" if unsure else to_try(found)),
            longest("offers.walk_today"),
        )
        assert sum(said) <= MOST_WORDS
