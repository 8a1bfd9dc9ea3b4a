"""What people ask about besides muscles and ways of walking."""

from __future__ import annotations

from skill.coach import keys, texts
from skill.coach.answer import Answer, Verdict, offers, says
from skill.coach.question import Question
from skill.knowledge.model import Knowledge


def topic(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer a topic, in its own words or in those of the findings behind it."""
    subject = asked.subject or ""
    known = knowledge.topics[subject]
    findings = keys.verified(knowledge, known.facts)
    others = tuple(keys.finding(knowledge, name) for name in findings)
    own = says(f"topics.{subject}.answer")
    spoken = () if known.verdict else (own,) if known.own_words else tuple(map(says, others[:1]))
    muscles = known.muscles or keys.muscles_of(knowledge, next(iter(findings), ""))
    return Answer(
        spoken,
        topic=asked.but(muscles=muscles[:1], conditions=known.conditions[:1]),
        verdict=Verdict(own, known.verdict) if known.verdict else None,
        findings=findings,
        details=(*(others if known.own_words else others[1:]), texts.OVERVIEW_MORE),
        why=(says(others[0]),) if known.own_words and others else (says(texts.OVERVIEW_WHY),),
        evidence=keys.sources_of(knowledge, findings),
        offer=offers(texts.OFFER_SOURCE, Question("source")) if findings else None,
        title=texts.TITLE_WALKING,
    )
