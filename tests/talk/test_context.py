"""What a talk remembers: small, versioned, and unharmed by whatever comes back."""

from __future__ import annotations

import json
from typing import Any

import pytest

from skill.coach.question import Question
from skill.knowledge.model import Knowledge
from skill.talk.context import Activity, Context, Entity, Expectation, LastAnswer, State
from tests.chat import english

FULL = Context(
    last=LastAnswer(
        asked=Question("compare", ("calves",), ("nordic_poles",), "treadmill_incline"),
        findings=("up01", "up02"),
        outcome="treadmill_incline",
        details=3,
        at=1_790_000_000,
    ),
    focus=(
        Entity(sort="condition", id="treadmill_incline"),
        Entity(sort="tip", id="fifty_fast_minutes_a_week"),
        Entity(sort="muscle", id="gastrocnemius_medial", private=True),
    ),
    expects=Expectation(
        how="one_of", then=Question("where"), choice=(Entity(sort="muscle", id="soleus"),)
    ),
    set_aside=Expectation(how="number", then=Question("reminder", wishes=("daily",))),
    activity=Activity(kind="walk", id="2026-10-05T08:30:00Z", step=4),
    misses=2,
    tips=("sand_day", "silent_feet"),
    wordings={"prompts.help": 1},
)


def test_a_context_survives_its_json() -> None:
    """All of it comes back from its JSON, and nothing else."""
    text = json.dumps(FULL.to_attributes())
    assert Context.from_attributes(json.loads(text)) == FULL


def test_a_context_is_small(knowledge: Knowledge) -> None:
    """Who heard every tip there is, and much besides, still carries less than two kilobytes."""
    texts = {f"conditions.{condition}.muscles": 1 for condition in knowledge.conditions}
    full = FULL.but(tips=tuple(knowledge.tips), wordings=texts)
    assert len(json.dumps(full.to_attributes())) < 2048
    attributes = full.but(set_aside=None).to_attributes()
    assert len(json.dumps(attributes)) < 2048
    assert Context.from_attributes(attributes).tips == tuple(knowledge.tips)


def test_a_question_set_aside_costs_only_the_oldest_tips(knowledge: Knowledge) -> None:
    """While one waits there is room for fewer tips: the newest are still known."""
    tips = tuple(knowledge.tips)
    kept = Context.from_attributes(FULL.but(tips=tips).to_attributes()).tips
    assert kept == tips[-len(kept) :]
    assert len(kept) > len(tips) - 10


def test_the_version_before_is_read() -> None:
    """A topic, an offer and tips as they were kept before are still known."""
    old = {
        "version": 1,
        "topic": {"kind": "condition", "conditions": ["uphill"]},
        "told": 2,
        "offer": {"kind": "tip", "conditions": ["uphill"]},
        "tips": ["sand_day"],
        "said": {"prompts.help": 1},
    }
    uphill = Question("condition", conditions=("uphill",))
    assert Context.from_attributes(old) == Context(
        last=LastAnswer(asked=uphill, details=2),
        focus=(Entity(sort="condition", id="uphill"),),
        expects=Expectation(how="yes", then=Question("tip", conditions=("uphill",))),
        tips=("sand_day",),
        wordings={"prompts.help": 1},
    )


#: Values of every type, where something else is expected.
ODD: tuple[Any, ...] = (
    *(None, True, -1, 2.5, 10**30, "", "x", "condition.uphill", "\ud83d", [], {}, [None], [[]]),
    *({"kind": "condition"}, {"asked": {"kind": "about", "muscles": 7}}, {"how": [], "then": {}}),
    *({"how": "yes", "then": {"kind": "tip"}, "of": "x"}, ["condition.", 3, "muscle.a b"]),
    *(["walk", "x", "y"], {"a": "b"}, {"k" * 99: 1}),
)
NAMES = (
    "last",
    "focus",
    "expects",
    "set_aside",
    "activity",
    "misses",
    "tips",
    "wordings",
    "topic",
    "said",
)


@pytest.mark.parametrize("version", [1, 2])
@pytest.mark.parametrize("name", NAMES)
def test_whatever_comes_back_is_read(name: str, version: int) -> None:
    """Parts of wrong types count as missing; nothing raises."""
    for value in ODD:
        context = Context.from_attributes({"version": version, name: value})
        text = json.dumps(context.to_attributes())
        assert Context.from_attributes(json.loads(text)) == context


def test_a_huge_context_is_cut() -> None:
    """A megabyte that came back is no more than a context afterwards."""
    huge = {
        "version": 2,
        "last": {"asked": {"kind": "condition", "conditions": ["uphill"] * 50_000}},
        "focus": ["condition.uphill"] * 20_000,
        "tips": "sand_day " * 50_000,
        "wordings": {f"prompts.{n}": n for n in range(10_000)},
    }
    state = State.from_attributes({"talk": huge, "speech": "x?" * 99_999}, english())
    assert len(json.dumps(state.to_attributes())) < 4_000
