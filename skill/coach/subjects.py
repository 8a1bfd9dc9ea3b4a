"""What people ask about besides muscles and ways of walking: socks, coffee, sciatica."""

from __future__ import annotations

from skill.coach import cares, keys, texts
from skill.coach.answer import Answer, asks, says, verdict
from skill.coach.question import Question
from skill.knowledge.model import Knowledge

#: Whether what does harm, or none, is normal.
_NORMAL = {"no": "yes", "yes": "no"}


def about(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer what there is to say of a subject, to who told of an illness beside it, of that."""
    if of_illness := cares.beside(knowledge, asked, sure=False):
        return of_illness
    subject = knowledge.subjects.get(asked.subject or "")
    if subject is None:
        return asks(texts.WHICH_SUBJECT, asked)
    findings = keys.verified(knowledge, subject.facts)
    behind = tuple(keys.finding(knowledge, finding) for finding in findings)
    cause = f"subjects.{asked.subject}.because" if subject.because else next(iter(behind), None)
    return Answer(
        parts=(says(f"subjects.{asked.subject}.answer"),),
        topic=asked.but(conditions=subject.conditions, muscles=subject.muscles or asked.muscles),
        findings=findings,
        details=behind,
        why=(says(cause or texts.TIP_IS_PRACTICE),),
        evidence=keys.sources_of(knowledge, subject.facts),
        title=f"subjects.{asked.subject}.name",
    )


def whether(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer with yes or no whether a subject goes with walking, or helps."""
    if of_illness := cares.beside(knowledge, asked, sure=True):
        return of_illness
    subject = knowledge.subjects.get(asked.subject or "")
    return _sure(about(knowledge, asked), subject.verdict if subject else None)


def harmful(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer with yes or no whether a subject does harm."""
    subject = knowledge.subjects.get(asked.subject or "")
    return _sure(about(knowledge, asked), subject.harm if subject else None)


def normal(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer with yes or no whether a subject is normal: what does no harm is."""
    subject = knowledge.subjects.get(asked.subject or "")
    if subject is None:
        return asks(texts.WHICH_SIGN, asked)
    return _sure(about(knowledge, asked), _NORMAL.get(subject.harm or "", subject.harm))


def _sure(answer: Answer, outcome: str | None) -> Answer:
    return answer.but(verdict=verdict(outcome)) if outcome else answer
