"""Walking as a whole: the overview, the stride, its jobs, the counts, how much and how fast."""

from __future__ import annotations

from skill.coach import keys
from skill.coach.answer import Answer, Offer, asks, says
from skill.coach.question import Question
from skill.knowledge.model import Knowledge

STRIDE = "stride"


def overview(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer which muscles walking uses."""
    facts = tuple(f for p in knowledge.phases.values() for f in p.facts)
    return Answer(
        (says("overview.answer"),),
        topic=asked,
        details=("overview.more", "stride.answer", "overview.hardest"),
        why=(says("overview.why"),),
        evidence=keys.sources_of(knowledge, facts),
        offer=Offer("offers.stride", Question("phase", subject=STRIDE)),
        title="titles.walking",
    )


def job(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer which muscles do a job of walking, such as pushing off."""
    known = knowledge.jobs.get(asked.subject or "")
    if known is None:
        return asks("prompts.which_job", asked)
    main = known.muscles[0]
    text = keys.target(knowledge, main)
    return Answer(
        (says(f"jobs.{asked.subject}.answer"),),
        topic=asked.but(muscles=(main,)),
        details=(*(keys.finding(knowledge, f) for f in known.facts), f"{text}.more"),
        why=(says(f"{text}.role"),),
        evidence=keys.sources_of(knowledge, known.facts),
        offer=Offer(
            "offers.tip_for", Question("tip", muscles=(main,)), {"muscle": f"{text}.short"}
        ),
        title=f"jobs.{asked.subject}.name",
    )


def phase(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer what happens in a phase of the stride, or in the whole of it."""
    known = knowledge.phases.get(asked.subject or STRIDE)
    if known is None or (asked.subject or STRIDE) == STRIDE:
        return Answer(
            (says("stride.answer"),),
            topic=asked.but(subject=STRIDE),
            details=tuple(f"phases.{p}.answer" for p in knowledge.phases if p != STRIDE),
            why=(says("overview.why"),),
            evidence=keys.sources_of(
                knowledge, tuple(f for p in knowledge.phases.values() for f in p.facts)
            ),
            offer=Offer("offers.go_on", Question("more")),
            title="titles.stride",
        )
    return Answer(
        (says(f"phases.{asked.subject}.answer"),),
        topic=asked,
        details=tuple(keys.finding(knowledge, f) for f in known.facts),
        why=(says("overview.why"),),
        evidence=keys.sources_of(knowledge, known.facts),
        offer=Offer("offers.stride", Question("phase", subject=STRIDE)),
        title=f"phases.{asked.subject}.name",
    )


def count(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer how many muscles there are, and what is behind the two hundred of every step."""
    facts = tuple(dict.fromkeys(c.fact for c in knowledge.counts.values() if c.fact))
    return Answer(
        (says("muscle_count.step"), says("muscle_count.answer")),
        topic=asked,
        details=("muscle_count.more", "overview.answer"),
        why=(says("overview.why"),),
        evidence=keys.sources_of(knowledge, facts),
        offer=Offer("offers.overview", Question("overview")),
        title="titles.count",
    )


def target(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer how much walking a week is advised, and what ten minutes are worth."""
    return Answer(
        (says("walking_target.answer"), says("walking_target.ten_minutes")),
        topic=asked,
        details=("walking_target.more", "brisk.answer"),
        why=(says("benefits_overview.answer"),),
        evidence=_behind(knowledge, "weekly_minutes", "daily_brisk_minutes"),
        offer=Offer("offers.brisk", Question("brisk")),
        title="titles.target",
    )


def brisk(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer what brisk means: pace, talk test, steps a minute."""
    return Answer(
        (says("brisk.answer"), says("brisk.cadence")),
        topic=asked.but(conditions=("brisk",)),
        details=("brisk.more", "conditions.brisk.muscles"),
        why=(says("conditions.brisk.why"),),
        evidence=_behind(knowledge, "brisk_speed_mph", "brisk_steps_per_minute"),
        offer=Offer("offers.tip", Question("tip", conditions=("brisk",))),
        title="titles.brisk",
    )


def steps(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer how many steps a day are worth aiming at."""
    return Answer(
        (says("steps_a_day.answer"),),
        topic=asked,
        details=("steps_a_day.more", "walking_target.answer"),
        why=(says("benefits.long_life.answer"),),
        evidence=keys.sources_of(knowledge, knowledge.benefits["long_life"].facts),
        offer=Offer("offers.brisk", Question("brisk")),
        title="titles.steps",
    )


def _behind(knowledge: Knowledge, *targets: str) -> tuple[str, ...]:
    facts = tuple(f for t in targets for f in knowledge.targets[t].facts)
    return keys.sources_of(knowledge, facts)
