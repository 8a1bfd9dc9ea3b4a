"""What people ask about besides muscles and ways of walking: socks, coffee, sciatica."""

from __future__ import annotations

from skill.coach import keys, texts
from skill.coach.answer import Answer, asks, says, verdict
from skill.coach.question import Question
from skill.knowledge.model import Knowledge


def about(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer what there is to say of a subject."""
    subject = knowledge.subjects.get(asked.subject or "")
    if subject is None:
        return asks(texts.WHICH_SUBJECT, asked)
    return Answer(
        (says(f"subjects.{asked.subject}.answer"),),
        topic=asked,
        findings=keys.verified(knowledge, subject.facts),
        evidence=keys.sources_of(knowledge, subject.facts),
        title=f"subjects.{asked.subject}.name",
    )


def whether(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer with yes or no whether a subject goes with walking, or helps."""
    answer = about(knowledge, asked)
    subject = knowledge.subjects.get(asked.subject or "")
    return answer._replace(verdict=verdict(subject.verdict)) if subject else answer
