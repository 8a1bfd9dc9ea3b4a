"""What a talk may be about, and what is told of it when few words ask for it."""

from __future__ import annotations

import pytest

from skill.coach import pointers
from skill.coach.question import Question
from skill.knowledge.model import Knowledge
from skill.talk.before import Before
from skill.talk.kinds import KINDS
from skill.talk.steps import of_everyday, of_themes


def _after(asked: Question) -> Before:
    """Return what a talk was about last that ended with the answer to a question."""
    return Before(asked, asked.conditions, asked.muscles, asked.conditions[:1], (), recalled=False)


def test_every_pointer_can_be_reached(knowledge: Knowledge) -> None:
    """Each is the first that fits a theme of its own, and words ask for it."""
    known = knowledge.pointers
    reached = {
        of_themes.pointer_for(knowledge, theme, known[name].asks)
        for name in known
        for theme in known[name].of
    }
    assert reached == set(known)
    assert {pointer.asks for pointer in known.values()} <= of_themes.ASPECTS


def test_every_theme_is_told_of(knowledge: Knowledge) -> None:
    """Nothing is a theme for nothing."""
    pointed = {theme for pointer in knowledge.pointers.values() for theme in pointer.of}
    assert set(knowledge.themes) <= pointed | set(of_everyday.THERE)


def test_kinds_of_themes_are_kinds(knowledge: Knowledge) -> None:
    """What the knowledge calls a kind of question is one."""
    assert {kind for theme in knowledge.themes.values() for kind in theme.kinds} <= set(KINDS)


@pytest.mark.parametrize(
    ("last", "theme"),
    [
        (Question("stretch", ("calves",)), "a_stretch"),
        (Question("whether", subject="warm_up_time"), "warming_up"),
        (Question("topic", subject="is_that_enough", minutes=8000), "steps"),
        (Question("topic", subject="is_that_enough", minutes=20), "minutes"),
        (Question("how_much", subject="energy"), "calories"),
        (Question("pain", subject="tiredness"), "tiredness"),
        (Question("moment", subject="waiting"), "waiting"),
        (Question("harder_than", conditions=("nordic_poles",), other="level"), "poles"),
        (Question("caution", conditions=("nordic_poles",)), None),
        (Question("pointer", subject="rest_cool_down"), "cool_down"),
    ],
)
def test_an_answer_has_a_theme(knowledge: Knowledge, last: Question, theme: str | None) -> None:
    """A subject, a kind, a symptom, a moment, a way of walking: each leads to one."""
    assert of_themes.theme_of(_after(last), knowledge) == theme


def test_a_pointer_is_told_after_yes_or_no_where_that_was_asked(knowledge: Knowledge) -> None:
    """ "Is that good for my heart" gets a verdict, "how fast" does not, though it has one."""
    asked = Question("pointer", subject="rest_cool_down")
    assert pointers.told(knowledge, asked).verdict is None
    sure = pointers.told(knowledge, asked.but(whether="whether")).verdict
    assert sure is not None
    assert sure.outcome == "no"


def test_a_pointer_that_is_no_more_is_asked_for(knowledge: Knowledge) -> None:
    """What came back of an older version raises nothing."""
    assert pointers.told(knowledge, Question("pointer", subject="gone")).asks
