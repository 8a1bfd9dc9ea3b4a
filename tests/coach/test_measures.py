"""Findings are found by what they are about: a measure, ways of walking, muscles."""

from __future__ import annotations

import pytest

from skill.coach import measures
from skill.coach.question import Question
from skill.knowledge.model import Knowledge
from skill.knowledge.queries import findings_on

Q = Question


@pytest.mark.parametrize(
    ("measure", "conditions", "muscles", "finding"),
    [
        ("energy", ("sand",), (), "su03"),
        ("energy", ("uphill",), (), "up26"),
        ("heart_rate", ("stairs_up",), (), "st05"),
        ("blood_pressure", ("hand_weights",), (), "hw04"),
        ("strength", ("interval",), ("hamstrings",), "tr02"),
        ("strength", ("uphill",), ("glutes",), "up10"),
        ("fitness", ("interval",), (), "tr03"),
        ("pace", ("hand_weights",), (), "hw08"),
        ("span", ("downhill",), ("thighs",), "dn08"),
        ("step_rate", (), (), "cd01"),
        ("fast_minutes", (), (), "tr05"),
        (None, ("uphill",), ("calves",), "up05"),
        (None, ("nordic_poles",), ("arms",), "nw01"),
    ],
)
def test_the_best_finding_comes_first(
    knowledge: Knowledge,
    measure: str | None,
    conditions: tuple[str, ...],
    muscles: tuple[str, ...],
    finding: str,
) -> None:
    """What tells the measure, in that way of walking, of those muscles, with a number."""
    assert findings_on(knowledge, measure, conditions, muscles)[0] == finding


def test_every_measured_finding_can_be_asked_for(knowledge: Knowledge) -> None:
    """Whatever was measured of what people ask for is found by its measure and its place."""
    places = {
        name: (condition,)
        for condition, known in knowledge.conditions.items()
        for name in (*known.effects, *known.facts)
    }
    for section in (knowledge.effects, knowledge.facts):
        for name, finding in section.items():
            if finding.verified and finding.measure in knowledge.measures:
                found = findings_on(knowledge, finding.measure, places.get(name, ()))
                assert name in found, name


@pytest.mark.parametrize(
    ("asked", "verdict"),
    [
        (Q("raises", conditions=("hand_weights",), subject="blood_pressure"), "yes"),
        (Q("lowers", conditions=("downhill",), subject="energy"), "yes"),
        (Q("raises", conditions=("downhill",), subject="energy"), "no"),
        (Q("lowers", conditions=("sand",), subject="energy"), "no"),
        (Q("raises", conditions=("interval",), subject="fitness"), "yes"),
    ],
)
def test_yes_or_no_comes_of_what_was_measured(
    knowledge: Knowledge, asked: Question, verdict: str
) -> None:
    """Whether it rises or falls is what the finding says."""
    answer = getattr(measures, asked.kind)(knowledge, asked)
    assert answer.verdict is not None
    assert answer.verdict.outcome == verdict


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (Q("raises", conditions=("backpack",), subject="heart_rate"),
         ["prompts.likely_so", "conditions.backpack.compare"]),
        (Q("lowers", conditions=("backpack",), subject="heart_rate"),
         ["prompts.likely_not", "conditions.backpack.compare"]),
        (Q("raises", conditions=("backward",), subject="energy"),
         ["prompts.no_figure", "conditions.backward.compare"]),
        (Q("raises", conditions=("backpack",), subject="size"),
         ["prompts.no_figure", "conditions.backpack.muscles"]),
    ],
)  # fmt: skip
def test_what_was_never_measured_is_said(
    knowledge: Knowledge, asked: Question, said: list[str]
) -> None:
    """No figure is made up; what more work most likely raises is said, or what is known instead."""
    answer = getattr(measures, asked.kind)(knowledge, asked)
    assert [part.key for part in answer.parts] == said
    assert answer.verdict is None
