"""Guided walks: every rule over random wishes, and what the wishes themselves bring."""

from __future__ import annotations

import pytest

from skill.coach.walk.ask import Ask, AskError, cadence_of, check_minutes
from skill.coach.walk.plan import script
from skill.coach.walk.script import MINUTE
from skill.coach.walk.wordings import WORDINGS
from skill.knowledge.model import Knowledge
from tests.coach.walk.rules import HARD, look
from tests.languages.wordings import LOCALES, texts
from workshop.languages.named import ALL

#: Random walks looked at here; `make nightly` looks at many times more.
WALKS = 300


def test_every_rule_in_every_walk() -> None:
    """Length, phases, beats, spacing, words and tips are as they should be, whatever was asked."""
    assert list(look(WALKS, seed=20)) == []


def test_every_muscle_gets_tips_of_its_own(knowledge: Knowledge) -> None:
    """Whatever a walk is for, on any ground it has a tip for just that."""
    silent = []
    for goal in (*knowledge.groups, *knowledge.muscles):
        for terrain in ("flat", "hilly", "stairs", "treadmill", "unknown"):
            for level in ("new", "regular"):
                walk = script(knowledge, Ask(20, goal, terrain, level, seed=3))
                if not any(goal in cue.muscles for cue in walk.cues):
                    silent.append((goal, terrain, level))
    assert silent == []


@pytest.mark.parametrize(
    ("minutes", "reason"),
    [
        (None, "no_minutes"),
        (0, "too_short"),
        (-3, "too_short"),
        (4, "too_short"),
        (121, "too_long"),
    ],
)
def test_minutes_that_are_no_walk(minutes: int | None, reason: str) -> None:
    """Too few, too many and none are told apart, so that the talk can ask back."""
    with pytest.raises(AskError) as caught:
        check_minutes(minutes)
    assert caught.value.reason == reason


@pytest.mark.parametrize(
    ("ask", "reason"),
    [
        (Ask(20, goal="nose"), "unknown_goal"),
        (Ask(20, terrain="moon"), "unknown_terrain"),
        (Ask(20, level="champion"), "unknown_level"),
    ],
)
def test_a_wish_nobody_knows(knowledge: Knowledge, ask: Ask, reason: str) -> None:
    with pytest.raises(AskError) as caught:
        script(knowledge, ask)
    assert caught.value.reason == reason


@pytest.mark.parametrize(
    ("steps", "pace"), [(0, None), (19, None), (20, 80), (27, 108), (35, 140), (36, None)]
)
def test_own_pace_from_counted_steps(steps: int, pace: int | None) -> None:
    """Steps in fifteen seconds tell the pace; what nobody walks is not believed."""
    assert cadence_of(steps) == pace


@pytest.mark.parametrize(
    ("ask", "brisk"),
    [
        (Ask(20, level="new"), 110),
        (Ask(20, level="regular"), 115),
        (Ask(20, level="regular", cadence=108), 115),
        (Ask(20, level="new", cadence=112), 115),
        (Ask(20, level="regular", cadence=136), None),
        (Ask(20, level="regular", cadence=80), None),
        (Ask(20, level="regular", beat=False), None),
    ],
)
def test_the_beat_of_brisk_phases(knowledge: Knowledge, ask: Ask, brisk: int | None) -> None:
    """At most ten percent over the own pace; none where no sound comes near it."""
    phases = script(knowledge, ask).phases
    assert {phase.steps_a_minute for phase in phases if phase.kind == "brisk"} == {brisk}
    assert {phase.steps_a_minute for phase in phases if phase.kind not in HARD} == {None}


@pytest.mark.parametrize("locale", LOCALES)
def test_every_text_has_every_clip(locale: str) -> None:
    """A clip names a wording by its number, so each language has as many."""
    counts = {str(key): len(texts(locale)[key]) for key in ALL if key.startswith("walk.")}
    assert counts.pop("walk.minutes") == 120
    assert set(counts.values()) == {WORDINGS}
    tips = [key for key in texts(locale) if key.startswith("walk_tips.")]
    assert {len(texts(locale)[key]) for key in tips} == {1}


def test_two_minutes_more_than_an_hour_are_slower(knowledge: Knowledge) -> None:
    """The quickest beat is not for long walks."""
    short, long = (
        script(knowledge, Ask(minutes, "brisk", "flat", "regular", cadence=115))
        for minutes in (60, 61)
    )
    assert max(phase.steps_a_minute or 0 for phase in short.phases) == 130
    assert max(phase.steps_a_minute or 0 for phase in long.phases) == 125
    assert long.seconds - short.seconds == MINUTE
