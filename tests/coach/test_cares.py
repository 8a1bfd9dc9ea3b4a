"""What is told of a circumstance: each is told how far, which signs, and what to leave out."""

from __future__ import annotations

import pytest

from skill.coach import cares, safety
from skill.coach.question import Question
from skill.knowledge.load import load

KNOWN = load()
#: What everybody may ask who has told of their health.
ASKED = (
    *("far", "pace", "leave", "signs", "poles", "up", "down", "stairs", "down_stairs"),
    *("build", "today", "good", "often"),
)


@pytest.mark.parametrize("circumstance", KNOWN.circumstances)
@pytest.mark.parametrize("asks", ASKED)
def test_every_circumstance_is_told_of(circumstance: str, asks: str) -> None:
    """Nobody who asks how far, how fast or for the signs hears what was said already."""
    assert cares.care_for(KNOWN, circumstance, asks) is not None


@pytest.mark.parametrize("name", KNOWN.cares)
def test_no_care_is_written_for_nothing(name: str) -> None:
    """Each is the first that fits somebody."""
    asks = KNOWN.cares[name].asks
    assert any(cares.care_for(KNOWN, ill, asks) == name for ill in KNOWN.circumstances)


def test_a_verdict_is_said_where_yes_or_no_was_asked() -> None:
    """ "What are the signs" has none, "is that too much" has; a way of walking always."""
    asked = Question("caution", circumstance="lung_condition", subject="signs_lungs")
    assert safety.caution(KNOWN, asked).verdict is None
    sure = safety.caution(KNOWN, asked.but(whether="whether")).verdict
    assert sure is not None
    assert sure.outcome == "it_depends"
    uphill = Question("caution", conditions=("uphill",), circumstance="heart_condition")
    told = safety.caution(KNOWN, uphill)
    assert told.verdict is not None
    assert told.verdict.outcome == "no"
    assert [part.key for part in told.parts] == ["cares.up_heart"]
