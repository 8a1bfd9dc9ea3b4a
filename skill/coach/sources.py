"""Where an answer comes from, said as a person would say it."""

from __future__ import annotations

from skill.coach.answer import Answer, Offer, says
from skill.coach.question import Question


def source(last: Answer | None) -> Answer:
    """Name up to two sources behind the last answer; without one, where all of it comes from."""
    if last is None or not last.evidence:
        return Answer((says("prompts.source_general"),), offer=_more(), title="titles.source")
    keys = ("prompts.source_first", "prompts.source_also")
    parts = tuple(
        says(key, source=f"sources.{s}") for key, s in zip(keys, last.evidence, strict=False)
    )
    return Answer(parts, offer=_more(), title="titles.source")


def _more() -> Offer:
    return Offer("offers.go_on", Question("more"))
