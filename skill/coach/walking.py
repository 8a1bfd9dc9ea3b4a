"""Walking as a whole: the overview, the stride, its jobs, the counts, how much and how fast."""

from __future__ import annotations

from skill.coach import keys, texts
from skill.coach.answer import Answer, asks, brief, offers, says, verdict
from skill.coach.meanings import CLAIM
from skill.coach.muscles import named_in
from skill.coach.question import Ids, Question
from skill.knowledge.model import Knowledge

STRIDE = "stride"


def overview(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer which muscles walking uses."""
    facts = tuple(f for p in knowledge.phases.values() for f in p.facts)
    return Answer(
        parts=(says(texts.OVERVIEW_ANSWER),),
        topic=asked,
        details=(texts.OVERVIEW_MORE, texts.STRIDE_ANSWER, texts.OVERVIEW_HARDEST),
        why=(says(texts.OVERVIEW_WHY),),
        evidence=keys.sources_of(knowledge, facts),
        offer=offers(texts.OFFER_STRIDE, Question("phase", subject=STRIDE)),
        title=texts.TITLE_WALKING,
    )


def job(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer which muscles do a job of walking, such as pushing off."""
    known = knowledge.jobs.get(asked.subject or "")
    if known is None:
        return asks(texts.WHICH_JOB, asked)
    own = _of_those(knowledge, known.muscles, asked.muscles)
    main = own or known.muscles[0]
    text = keys.target(knowledge, main)
    return Answer(
        parts=(says(f"{text}.action" if own else f"jobs.{asked.subject}.answer"),),
        topic=asked.but(muscles=(main,)),
        details=(*(keys.finding(knowledge, f) for f in known.facts), f"{text}.more"),
        why=(says(f"{text}.role"),),
        evidence=keys.sources_of(knowledge, known.facts),
        offer=offers(texts.OFFER_TIP_FOR, Question("tip", muscles=(main,)), muscle=f"{text}.short"),
        title=f"jobs.{asked.subject}.name",
    )


def does_job(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer with yes or no whether a muscle does a job; of none named, which muscles do it."""
    known = knowledge.jobs.get(asked.subject or "")
    answer = job(knowledge, asked.but(kind="job", muscles=()))
    if known is None or not asked.muscles:
        return answer
    one = asked.muscles[0]
    if _has_part(knowledge, one, known.muscles):
        return answer.but(verdict=verdict("yes"))
    own = brief(f"{keys.target(knowledge, one)}.action")
    parts = (*(brief(part.key) for part in answer.parts), own)
    return answer.but(verdict=verdict("not_quite"), parts=parts)


def _has_part(knowledge: Knowledge, muscle: str, doing: Ids) -> bool:
    """Tell whether a muscle, or a part of it, is among those that do a job."""
    whole = {knowledge.muscles[name].part_of for name in doing if name in knowledge.muscles}
    return muscle in whole or named_in(knowledge, muscle, doing)


def _of_those(knowledge: Knowledge, doing: Ids, asked: Ids) -> str | None:
    """Return the one muscle of a part asked of that does a job ("which calf muscle bends it"), or
    the very muscles that were named ("which small foot muscles hold the arch").
    """
    if asked[:1] and asked[0] in doing and asked[0] in knowledge.muscles:
        return asked[0]
    groups = (knowledge.groups[name] for name in asked if name in knowledge.groups)
    members = {muscle for group in groups for muscle in group.members}
    own = [name for name in doing if name in members]
    return own[0] if len(own) == 1 else None


def phase(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer what happens in a phase of the stride, or in the whole of it."""
    known = knowledge.phases.get(asked.subject or STRIDE)
    if known is None or (asked.subject or STRIDE) == STRIDE:
        return Answer(
            parts=(says(texts.STRIDE_ANSWER),),
            topic=asked.but(subject=STRIDE),
            details=tuple(f"phases.{p}.answer" for p in knowledge.phases if p != STRIDE),
            why=(says(texts.OVERVIEW_WHY),),
            evidence=keys.sources_of(
                knowledge, tuple(f for p in knowledge.phases.values() for f in p.facts)
            ),
            offer=offers(texts.OFFER_GO_ON, Question("more")),
            title=texts.TITLE_STRIDE,
        )
    return Answer(
        parts=(says(f"phases.{asked.subject}.answer"),),
        topic=asked,
        details=tuple(keys.finding(knowledge, f) for f in known.facts),
        why=(says(texts.OVERVIEW_WHY),),
        evidence=keys.sources_of(knowledge, known.facts),
        offer=offers(texts.OFFER_STRIDE, Question("phase", subject=STRIDE)),
        title=f"phases.{asked.subject}.name",
    )


def count(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer how many muscles there are, or what is behind the two hundred of every step."""
    facts = tuple(dict.fromkeys(c.fact for c in knowledge.counts.values() if c.fact))
    sources = keys.sources_of(knowledge, facts)
    told, other = texts.MUSCLE_COUNT_ANSWER, texts.MUSCLE_COUNT_STEP
    if asked.subject == CLAIM:
        told, other = other, told
        claims = (knowledge.facts[c.fact] for c in knowledge.counts.values() if c.claimed)
        sources = tuple(claim.source for claim in claims)
    return Answer(
        parts=(says(told),),
        topic=asked,
        details=(other, texts.MUSCLE_COUNT_MORE, texts.OVERVIEW_ANSWER),
        why=(says(texts.OVERVIEW_WHY),),
        evidence=sources,
        offer=offers(texts.OFFER_OVERVIEW, Question("overview")),
        title=texts.TITLE_COUNT,
    )


def target(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer how much walking a week is advised, and what ten minutes are worth."""
    return Answer(
        parts=(says(texts.WALKING_TARGET_ANSWER),),
        topic=asked,
        details=(texts.WALKING_TARGET_TEN_MINUTES, texts.WALKING_TARGET_MORE, texts.BRISK_ANSWER),
        why=(says(texts.BENEFITS_ANSWER),),
        evidence=_behind(knowledge, "weekly_minutes", "daily_brisk_minutes"),
        offer=offers(texts.OFFER_BRISK, Question("brisk")),
        title=texts.TITLE_TARGET,
    )


def brisk(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer what brisk means: pace, talk test, steps a minute."""
    return Answer(
        parts=(says(texts.BRISK_ANSWER), says(texts.BRISK_CADENCE)),
        topic=asked.but(conditions=("brisk",)),
        details=(texts.BRISK_MORE, "conditions.brisk.muscles"),
        why=(says("conditions.brisk.why"),),
        evidence=_behind(knowledge, "brisk_speed_mph", "brisk_steps_per_minute"),
        offer=offers(texts.OFFER_TIP, Question("tip", conditions=("brisk",))),
        title=texts.TITLE_BRISK,
    )


def steps(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer how many steps a day are worth aiming at."""
    return Answer(
        parts=(says(texts.STEPS_A_DAY_ANSWER),),
        topic=asked,
        details=(texts.STEPS_A_DAY_MORE, texts.WALKING_TARGET_ANSWER),
        why=(says("benefits.long_life.answer"),),
        evidence=_behind(knowledge, "steps_a_day"),
        offer=offers(texts.OFFER_BRISK, Question("brisk")),
        title=texts.TITLE_STEPS,
    )


def _behind(knowledge: Knowledge, *targets: str) -> tuple[str, ...]:
    facts = tuple(f for t in targets for f in knowledge.targets[t].facts)
    return keys.sources_of(knowledge, facts)
