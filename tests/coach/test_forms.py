"""How one holds and moves oneself on a walk, and why."""

from __future__ import annotations

import pytest

from skill.coach.question import Question
from skill.talk.turn import Talk
from tests.chat import answer_of

FORMS = ("arms", "eyes", "posture", "breath", "feet", "lean")


@pytest.mark.parametrize("name", FORMS)
def test_every_form_says_how_and_why(coach: Talk, name: str) -> None:
    """Asked how, the form itself is said; asked why, its reason, which "why" says after a how."""
    how = answer_of(coach, Question("form", subject=name))
    why = answer_of(coach, Question("form_why", subject=name))
    assert [part.key for part in how.parts] == [f"forms.{name}.answer"]
    assert [part.key for part in why.parts] == [f"forms.{name}.because"]
    assert [part.key for part in how.why] == [f"forms.{name}.because"]


def test_only_leaning_is_asked_with_a_yes_or_no(coach: Talk) -> None:
    """ "Should i lean forward" has a yes before it; where to look has none, nor has "is it bad"."""
    asked = [Question("form", subject=name, whether=True) for name in FORMS]
    assert [each.subject for each in asked if answer_of(coach, each).verdict] == ["lean"]
    assert answer_of(coach, Question("form", subject="lean")).verdict is None


def test_nothing_named_is_the_whole_posture(coach: Talk) -> None:
    """ "How do i hold myself" names no part."""
    answer = answer_of(coach, Question("form"))
    assert answer.topic == Question("form", subject="posture")
