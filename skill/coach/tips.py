"""Tips for the walk: fitting ones, none twice until all that fit were heard."""

from __future__ import annotations

from functools import lru_cache
from random import Random

from skill.coach import keys, texts
from skill.coach.answer import Answer, Part, offers, says
from skill.coach.muscles import LEGS
from skill.coach.question import Ids, Question
from skill.knowledge.model import Knowledge, Tip
from skill.knowledge.queries import REMEMBERED, members, tips_for

#: How many of the best fitting tips chance may choose from.
CHOICE = 6
#: What a tip fits that was asked for without saying for what: nearly everybody's walk.
EVERYDAY = ("level", "brisk")
#: What tips need that not every walk has.
_SOMEWHERE = frozenset(("hill", "stairs", "load", "poles", "rough_ground", "sand", "treadmill"))
#: What a tip is for that spares what ached, and the muscles of one that fits whatever did.
SORENESS = "avoid_soreness"
WHOLE_BODY = ("whole_body",)


def tip(knowledge: Knowledge, asked: Question, heard: Ids, chance: Random) -> Answer:
    """Give a tip that this walker has not heard; start again when all that fit were given.

    heard: ids of tips given before, oldest first.
    """
    particular = asked.muscles or asked.conditions or asked.subject or asked.circumstance
    choice = 1 if particular else CHOICE
    return one_of(knowledge, asked, fitting(knowledge, asked), heard, chance, choice)


def one_of(
    knowledge: Knowledge, asked: Question, names: Ids, heard: Ids, chance: Random, choice: int
) -> Answer:
    """Give one of these tips, the first of them that are fresh; else the one heard longest ago.

    choice: how many of the first chance may choose from.
    """
    fresh = [name for name in names if name not in heard]
    if fresh:
        return give(knowledge, asked, chance.choice(fresh[:choice]))
    return give(knowledge, asked, min(names, key=heard.index), again=True)


def fitting(knowledge: Knowledge, asked: Question) -> Ids:
    """Return the tips for all that was asked; where none fits all, for part of it; else any.

    None of them is on what the walker's circumstance or limits rule out; something to do comes
    before what is good to know.
    """
    if not (asked.muscles or asked.conditions or asked.subject):
        return everyday(knowledge, asked)
    goals = (asked.subject,) if asked.subject else ()
    if asked.subject == SORENESS and not _served(knowledge, asked, goals):
        asked = asked.but(muscles=WHOLE_BODY, conditions=())
    wishes: tuple[tuple[Ids, Ids, Ids], ...] = (
        (asked.muscles, asked.conditions, goals),
        (asked.muscles, (), ()),
        ((), asked.conditions, ()),
    )
    for muscles, conditions, wanted in wishes:
        if muscles or conditions or wanted:
            names = tips_for(knowledge, muscles, conditions, wanted, (), asked.limits)
            if names := allowed(knowledge, names, asked):
                return _deeds_first(knowledge, names, anywhere=not (muscles or conditions))
    return everyday(knowledge, asked)


def against_soreness(told: Question) -> Question:
    """Return the question for a tip that spares what ached."""
    return Question("tip", told.muscles, told.conditions, subject=SORENESS)


def everyday(knowledge: Knowledge, asked: Question) -> Ids:
    """Return the tips for nearly everybody's walk; in a circumstance its own first."""
    return _everyday(knowledge, asked.circumstance, asked.limits)


@lru_cache(maxsize=REMEMBERED)
def _everyday(knowledge: Knowledge, circumstance: str | None, limits: Ids) -> Ids:
    here = (circumstance,) if circumstance else ()
    common = tips_for(knowledge, (), EVERYDAY, (), here, limits)
    every = tips_for(knowledge, (), (), (), here, limits)
    special = tuple(t for t in every if circumstance in knowledge.tips[t].circumstances)
    rest = _deeds_first(knowledge, (*common, *every))
    wish = Question("tip", circumstance=circumstance, limits=limits)
    return allowed(knowledge, tuple(dict.fromkeys((*special, *rest))), wish)


def allowed(knowledge: Knowledge, names: Ids, asked: Question) -> Ids:
    """Return those of these tips that the walker's circumstance and limits allow."""
    ruled_out = {need for limit in asked.limits for need in knowledge.limits[limit].rules_out}
    known = knowledge.circumstances[asked.circumstance] if asked.circumstance else None
    avoid, most = ({*known.avoid}, known.most_effort) if known else (set[str](), None)
    ruled_out.update(known.rules_out if known else ())

    def fits(tip: Tip) -> bool:
        return (
            ruled_out.isdisjoint(tip.needs)
            and avoid.isdisjoint(tip.conditions)
            and (most is None or tip.effort <= most)
        )

    return tuple(name for name in names if fits(knowledge.tips[name]))


def _deeds_first(knowledge: Knowledge, names: Ids, *, anywhere: bool = False) -> Ids:
    """Put what can be done for a while before what is good to know.

    anywhere: what takes a hill, stairs or something carried comes last, for nobody told of one.
    """

    def order(name: str) -> tuple[bool, bool]:
        tip = knowledge.tips[name]
        return anywhere and not _SOMEWHERE.isdisjoint(tip.needs), tip.lasts is None

    return tuple(sorted(names, key=order))


def serves(knowledge: Knowledge, name: str, muscles: Ids) -> bool:
    """Tell whether a tip is for one of these muscles, or a part of one; not just for the legs."""
    wanted = {m for muscle in muscles for m in members(knowledge, muscle)}
    own = knowledge.tips[name].muscles
    parts = {m for muscle in own if muscle != LEGS for m in members(knowledge, muscle)}
    return not ({*own}.isdisjoint(muscles) and parts.isdisjoint(wanted))


def _served(knowledge: Knowledge, asked: Question, goals: Ids) -> bool:
    return bool(tips_for(knowledge, asked.muscles, asked.conditions, goals, (), asked.limits))


@lru_cache(maxsize=REMEMBERED)
def give(knowledge: Knowledge, asked: Question, chosen: str, *, again: bool = False) -> Answer:
    """Return the answer that gives this tip. again: it was heard."""
    tip = knowledge.tips[chosen]
    parts: tuple[Part, ...] = (says(f"tips.{chosen}.say"),)
    if tip.safety:
        parts = (*parts, says(f"tips.{chosen}.safety"))
    if again:
        parts = (says(texts.TIPS_AGAIN), *parts)
    findings = keys.verified(knowledge, tip.facts)
    reasons = tuple(says(keys.finding(knowledge, f)) for f in findings[:1])
    return Answer(
        parts=parts,
        topic=asked.but(tip=chosen),
        findings=findings,
        details=tuple(keys.finding(knowledge, f) for f in findings),
        why=reasons or tuple(says(texts.TIP_IS_FOR, goal=f"goals.{g}.name") for g in tip.goals[:1]),
        evidence=keys.sources_of(knowledge, findings),
        offer=offers(texts.OFFER_ANOTHER_TIP, Question("another")),
        tip=chosen,
        title=texts.TITLE_TIP,
    )
