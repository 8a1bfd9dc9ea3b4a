"""What is told of a theme when few words ask for it: how hard a stretch is, how fast with poles."""

from __future__ import annotations

from skill.coach import keys, texts
from skill.coach.answer import Answer, asks, says, verdict
from skill.coach.question import Question
from skill.knowledge.model import Knowledge


def told(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer what is told of a theme, after a yes or no where that was asked."""
    pointer = knowledge.pointers.get(asked.subject or "")
    if pointer is None:
        return asks(texts.WHICH_SUBJECT, asked)
    facts = keys.verified(knowledge, pointer.facts)
    behind = tuple(keys.finding(knowledge, fact) for fact in facts)
    return Answer(
        parts=(says(f"pointers.{asked.subject}"),),
        topic=asked,
        verdict=verdict(pointer.verdict) if asked.whether and pointer.verdict else None,
        findings=facts,
        details=behind,
        why=(says(behind[0] if behind else texts.TIP_IS_PRACTICE),),
        evidence=keys.sources_of(knowledge, facts),
        title=texts.TITLE_WALKING,
    )
