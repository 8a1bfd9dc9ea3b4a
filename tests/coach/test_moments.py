"""Something to do now: within the moment and the limits, and a step up or down as it felt."""

from __future__ import annotations

from random import Random

import pytest

from skill.coach import moments
from skill.coach.question import Question
from skill.knowledge.load import load
from skill.talk.turn import Talk
from tests.chat import Chat, answer_of, spoken

KNOWN = load()
LIMITED = [(moment, limit) for moment in KNOWN.moments for limit in KNOWN.limits]


@pytest.mark.parametrize("name", list(KNOWN.moments))
def test_every_moment_has_something_to_do(coach: Talk, name: str) -> None:
    """It can be done then, for a while that is known."""
    for seed in range(6):
        answer = answer_of(coach, Question("moment", subject=name), chance=Random(seed))
        tip = KNOWN.tips[answer.tip or ""]
        assert name in tip.moments
        assert tip.lasts


@pytest.mark.parametrize(("moment", "limit"), LIMITED)
def test_every_limit_holds(chat: Chat, moment: str, limit: str) -> None:
    """No tip needs what a limit rules out, however many are asked for."""
    wish = Question("moment", subject=moment, limits=(limit,))
    for asked in (wish, *([Question("another")] * 12)):
        tip = KNOWN.tips[chat.ask(asked).tip or ""]
        assert set(KNOWN.limits[limit].rules_out).isdisjoint(tip.needs)


@pytest.mark.parametrize("name", list(KNOWN.circumstances))
def test_every_circumstance_holds(coach: Talk, name: str) -> None:
    """Whatever the moment, nothing to do asks too much of who has a bad heart or knee."""
    known = KNOWN.circumstances[name]
    for moment in KNOWN.moments:
        for seed in range(4):
            wish = Question("moment", subject=moment, circumstance=name)
            tip = KNOWN.tips[answer_of(coach, wish, chance=Random(seed)).tip or ""]
            assert tip.effort <= known.most_effort
            assert set(known.rules_out).isdisjoint(tip.needs)
            assert set(known.avoid).isdisjoint(tip.conditions)


def test_a_place_that_was_named_is_there(coach: Talk) -> None:
    """At a hill the tip is for hills; without one, no tip needs a hill."""
    answer = answer_of(coach, Question("moment", conditions=("uphill",)))
    assert "uphill" in KNOWN.tips[answer.tip or ""].conditions
    for seed in range(9):
        answer = answer_of(coach, Question("moment"), chance=Random(seed))
        assert "hill" not in KNOWN.tips[answer.tip or ""].needs


@pytest.mark.parametrize(("felt", "step"), [(moments.TOO_HARD, -1), (moments.TOO_EASY, 1)])
def test_a_feeling_moves_one_step(chat: Chat, felt: str, step: int) -> None:
    """Too hard is followed by something easier, too easy by something harder, if there is any."""
    for _ in range(4):
        before = KNOWN.tips[chat.ask(Question("moment")).tip or ""]
        answer = chat.ask(Question("feedback", subject=felt))
        if answer.tip:
            assert (KNOWN.tips[answer.tip].effort - before.effort) * step > 0
        else:
            assert before.effort == (1 if step < 0 else 3)


def test_how_long_is_of_the_tip_just_given(chat: Chat) -> None:
    """ "For how long" after a tip gives the tip's time, not the week's."""
    tip = KNOWN.tips[chat.ask(Question("moment")).tip or ""]
    assert spoken(chat.ask(Question("how_much", subject="time"))) == [f"durations.{tip.lasts}"]


def test_the_first_tip_is_something_to_do(coach: Talk) -> None:
    """Nobody who asks for a tip first hears a habit or a number."""
    wishes = (Question("tip"), *(Question("tip", (m,)) for m in ("calves", "glutes", "quadriceps")))
    for wish in wishes:
        for seed in range(12):
            answer = answer_of(coach, wish, chance=Random(seed))
            assert KNOWN.tips[answer.tip or ""].lasts
