"""What walking is good for, as strongly as the sources say it and no stronger."""

from __future__ import annotations

from skill.coach import keys, texts
from skill.coach.answer import Answer, Part, brief, offers, says, verdict
from skill.coach.question import Question
from skill.knowledge.model import Knowledge

#: What is claimed of a benefit for which there is no evidence.
NO_CLAIM = "none"


def benefit(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer whether walking is good for one thing, or what it is good for at all."""
    if asked.subject is None:
        facts = tuple(f for b in knowledge.benefits.values() for f in b.facts)
        return Answer(
            parts=(says(texts.BENEFITS_ANSWER),),
            topic=asked,
            details=(texts.BENEFITS_MORE, texts.WALKING_TARGET_ANSWER),
            why=(says("benefits.fitness.answer"),),
            evidence=keys.sources_of(knowledge, facts),
            offer=offers(texts.OFFER_TARGET, Question("target")),
            title=texts.TITLE_BENEFITS,
        )
    if asked.other:
        return _both(knowledge, asked, (asked.subject, asked.other))
    benefit = knowledge.benefits[asked.subject]
    facts = benefit.facts
    return Answer(
        parts=(says(f"benefits.{asked.subject}.answer"),),
        topic=asked,
        verdict=verdict("it_depends" if benefit.claim == NO_CLAIM else "yes"),
        details=(f"benefits.{asked.subject}.more", texts.BENEFITS_ANSWER),
        why=(says(f"benefits.{asked.subject}.because"),),
        evidence=keys.sources_of(knowledge, facts),
        offer=offers(texts.OFFER_TARGET, Question("target")),
        title=f"benefits.{asked.subject}.name",
    )


def told(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer what walking does for one thing, or why: the same, and no yes or no before it."""
    return benefit(knowledge, asked.but(kind="benefit")).but(verdict=None)


def _both(knowledge: Knowledge, asked: Question, subjects: tuple[str, ...]) -> Answer:
    """Answer two benefits with a sentence each; the first is the topic."""
    first = benefit(knowledge, asked.but(other=None))
    parts: tuple[Part, ...] = tuple(brief(f"benefits.{b}.answer") for b in subjects)
    facts = tuple(f for b in subjects for f in knowledge.benefits[b].facts)
    return Answer(
        parts=parts,
        topic=first.topic,
        details=first.details,
        why=first.why,
        evidence=keys.sources_of(knowledge, facts),
        offer=first.offer,
        title=first.title,
    )
