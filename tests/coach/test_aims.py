"""What ways of walking are compared for: who wins, and what it depends on."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import pytest

from skill.coach.question import Question
from skill.knowledge.load import load
from skill.talk.turn import Talk
from tests.chat import answer_of, spoken

KNOWLEDGE = load()


def weighed(coach: Talk, aim: str, one: str, other: str) -> str:
    """What two ways of walking come to for an aim."""
    answer = answer_of(coach, Question("compare", conditions=(one,), other=other, subject=aim))
    assert answer.verdict is not None
    return answer.verdict.outcome


@pytest.mark.parametrize(
    ("aim", "one", "other", "won"),
    [
        ("fitness", "stairs_up", "brisk", "stairs_up"),
        ("fitness", "uphill", "interval", "it_depends"),
        ("energy", "level", "sand", "sand"),
        ("energy", "nordic_poles", "weighted_vest", "nordic_poles"),
        ("energy", "sand", "uphill", "it_depends"),
        ("energy", "hand_weights", "ankle_weights", "hand_weights"),
        ("energy", "uphill", "nordic_uphill", "nordic_uphill"),
        ("heart_rate", "uphill", "stairs_up", "stairs_up"),
        ("soreness", "uphill", "downhill", "downhill"),
        ("soreness", "sand", "grass", "alike"),
        ("knees", "stairs_up", "uphill", "uphill"),
        ("knees", "downhill", "level", "level"),
        ("ankles", "sand", "level", "level"),
        ("balance", "uneven", "level", "uneven"),
        ("beginners", "uphill", "treadmill", "treadmill"),
    ],
)
def test_who_wins(coach: Talk, aim: str, one: str, other: str, won: str) -> None:
    """Either side may be named first."""
    assert weighed(coach, aim, one, other) == weighed(coach, aim, other, one) == won


@pytest.mark.parametrize(("number", "aim"), [*enumerate(KNOWLEDGE.aims)])
def test_the_winner_of_every_pair_comes_first(
    coach: Talk, number: int, aim: str, one_in: Callable[[int], int]
) -> None:
    """Two ways of walking: a winner, what it depends on, or that nobody compared them.

    Of the pairs each aim looks at another third; each night at every one.
    """
    pairs, step = [*combinations(KNOWLEDGE.conditions, 2)], one_in(3)
    for pair in pairs[number % step :: step]:
        outcome = weighed(coach, aim, *pair)
        assert outcome in (*pair, "it_depends", "alike")
        assert outcome == weighed(coach, aim, *pair[::-1])


@pytest.mark.parametrize("aim", KNOWLEDGE.aims)
def test_what_serves_it_best(coach: Talk, aim: str) -> None:
    """Where no way of walking is named, what serves the aim best is said."""
    assert spoken(answer_of(coach, Question("compare", subject=aim))) == [f"aims.{aim}.best"]


def test_yes_or_no_first(coach: Talk) -> None:
    """Asked whether one is better than the other, yes or no comes before the winner."""
    asked = Question("harder_than", conditions=("uphill",), other="stairs_up", subject="knees")
    turned = asked.but(conditions=("stairs_up",), other="uphill")
    assert spoken(answer_of(coach, asked))[:2] == ["verdicts.is_so", "prompts.aim_wins"]
    assert spoken(answer_of(coach, turned))[:2] == ["verdicts.is_not", "prompts.aim_wins"]


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        (("squats", "lunges", "thighs"), "prompts.exercises_alike"),
        (("squats", "plank", "core"), "prompts.exercise_wins"),
        (("hip_bridges", "squats", "glutes"), "prompts.exercises_both"),
        (("heel_raises", "squats", None), "prompts.exercises_differ"),
    ],
)
def test_exercises(coach: Talk, asked: tuple[str, str, str | None], first: str) -> None:
    """Of two exercises the one that trains the muscle wins; nobody has tested them side by side."""
    one, other, muscle = asked
    named = (muscle,) if muscle else ()
    question = Question("exercise_compare", muscles=named, subject=one, other=other)
    assert spoken(answer_of(coach, question))[0] == first
