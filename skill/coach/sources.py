"""Where an answer comes from, said as a person would say it."""

from __future__ import annotations

from skill.coach import texts
from skill.coach.answer import Answer, Offer, offers, says
from skill.coach.question import Question


def source(last: Answer | None) -> Answer:
    """Name up to two sources behind the last answer; without one, where all of it comes from."""
    if last is None or not last.evidence:
        return Answer((says(texts.SOURCE_GENERAL),), offer=_more(), title=texts.TITLE_SOURCE)
    keys = (texts.SOURCE_FIRST, texts.SOURCE_ALSO)
    parts = tuple(
        says(key, source=f"sources.{s}") for key, s in zip(keys, last.evidence, strict=False)
    )
    return Answer(parts, offer=_more(), title=texts.TITLE_SOURCE)


def _more() -> Offer:
    return offers(texts.OFFER_GO_ON, Question("more"))
