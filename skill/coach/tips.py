"""Tips for the walk: fitting ones, none twice until all that fit were heard."""

from __future__ import annotations

from random import Random

from skill.coach import keys
from skill.coach.answer import Answer, Offer, Part, says
from skill.coach.question import Question
from skill.coach.talk import Talk
from skill.knowledge.model import Knowledge
from skill.knowledge.queries import tips_for

#: How many of the best fitting tips chance may choose from.
CHOICE = 6
#: What a tip fits that was asked for without saying for what: nearly everybody's walk.
EVERYDAY = ("level", "brisk")


def tip(knowledge: Knowledge, asked: Question, talk: Talk, chance: Random) -> Answer:
    """Give a tip that this walker has not heard; start again when all that fit were given."""
    fitting = _fitting(knowledge, asked)
    fresh = [t for t in fitting if t not in talk.tips]
    again = not fresh
    if again:
        # Oldest first, so that the one just heard comes last.
        fresh = sorted(fitting, key=talk.tips.index)
    open_wish = not (again or asked.muscles or asked.conditions or asked.subject)
    choice = CHOICE if open_wish and not asked.circumstance else 1
    chosen = chance.choice(fresh[:choice])
    return _give(knowledge, asked, chosen, again=again)


def last(knowledge: Knowledge, asked: Question, talk: Talk) -> Answer | None:
    """Return the last tip given once more, to answer "why" and "where from"; None without one."""
    known = [t for t in talk.tips if t in knowledge.tips]
    return _give(knowledge, asked, known[-1], again=False) if known else None


def _fitting(knowledge: Knowledge, asked: Question) -> tuple[str, ...]:
    """Return the tips for all that was asked; where none fits all, for part of it; else any."""
    goals = (asked.subject,) if asked.subject else ()
    if asked.circumstance:
        return _fitting_for(knowledge, asked.circumstance)
    if not (asked.muscles or asked.conditions or goals):
        everyday = tips_for(knowledge, (), EVERYDAY, ())
        rest = tips_for(knowledge, (), (), ())
        return tuple(dict.fromkeys((*everyday, *rest)))
    return (
        tips_for(knowledge, asked.muscles, asked.conditions, goals)
        or tips_for(knowledge, asked.muscles, (), ())
        or tips_for(knowledge, (), asked.conditions, ())
        or tips_for(knowledge, (), (), ())
    )


def _fitting_for(knowledge: Knowledge, circumstance: str) -> tuple[str, ...]:
    """Return the tips for somebody in a circumstance: its own first, none on what to avoid."""
    avoided = set(knowledge.circumstances[circumstance].avoid)
    everyday = tips_for(knowledge, (), EVERYDAY, (), (circumstance,))
    own = tips_for(knowledge, (), (), (), (circumstance,))
    special = (t for t in own if circumstance in knowledge.tips[t].circumstances)
    found = dict.fromkeys((*special, *everyday))
    return tuple(t for t in found if avoided.isdisjoint(knowledge.tips[t].conditions))


def _give(knowledge: Knowledge, asked: Question, chosen: str, *, again: bool) -> Answer:
    known = knowledge.tips[chosen]
    parts: tuple[Part, ...] = (says(f"tips.{chosen}.say"),)
    if known.safety:
        parts = (*parts, says(f"tips.{chosen}.safety"))
    if again:
        parts = (says("prompts.tips_again"), *parts)
    findings = keys.verified(knowledge, known.facts)
    reasons = tuple(says(keys.finding(knowledge, f)) for f in findings[:1])
    return Answer(
        parts,
        topic=asked,
        details=tuple(keys.finding(knowledge, f) for f in findings),
        why=reasons or (says("prompts.tip_is_practice"),),
        evidence=keys.sources_of(knowledge, findings),
        offer=Offer("offers.another_tip", Question("another")),
        tip=chosen,
        title="titles.tip",
    )
