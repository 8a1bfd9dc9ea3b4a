"""Tips for the walk: fitting ones, none twice until all that fit were heard."""

from __future__ import annotations

from random import Random

from skill.coach import keys, texts
from skill.coach.answer import Answer, Part, offers, says
from skill.coach.question import Ids, Question
from skill.knowledge.model import Knowledge
from skill.knowledge.queries import tips_for

#: How many of the best fitting tips chance may choose from.
CHOICE = 6
#: What a tip fits that was asked for without saying for what: nearly everybody's walk.
EVERYDAY = ("level", "brisk")


#: How a tip felt, and how its effort should change.
TOO_HARD, TOO_EASY, DONE = "too_hard", "too_easy", "done"
#: What is said to a feeling: before a tip that mends it, and where there is none.
_FELT = {
    TOO_HARD: (texts.TOO_HARD_TIP, texts.TOO_HARD),
    TOO_EASY: (texts.TOO_EASY_TIP, texts.TOO_EASY),
}


def tip(knowledge: Knowledge, asked: Question, heard: Ids, chance: Random) -> Answer:
    """Give a tip that this walker has not heard; start again when all that fit were given.

    heard: ids of tips given before, oldest first.
    """
    fitting = _fitting(knowledge, asked)
    fresh = [t for t in fitting if t not in heard]
    again = not fresh
    if again:
        # Oldest first, so that the one just heard comes last.
        fresh = sorted(fitting, key=heard.index)
    open_wish = not (again or asked.muscles or asked.conditions or asked.subject)
    choice = CHOICE if open_wish and not asked.circumstance else 1
    return give(knowledge, asked, chance.choice(fresh[:choice]), again=again)


def feedback(knowledge: Knowledge, asked: Question, heard: Ids, chance: Random) -> Answer:
    """Answer how the last tip felt: one of less or more effort, or praise and another one.

    Without a tip to speak of it says what to change in the walk.
    """
    if asked.subject not in _FELT:
        topic = Question("tip", tip=asked.tip) if asked.tip else None
        offer = offers(texts.OFFER_ANOTHER_TIP, Question("another" if asked.tip else "tip"))
        return Answer((says(texts.DONE),), topic=topic, offer=offer, content=False)
    before, without_tip = _FELT[asked.subject]
    chosen = _by_effort(knowledge, asked, heard)
    if chosen is None:
        offer = offers(texts.OFFER_ANOTHER_TIP, Question("tip"))
        return Answer((says(without_tip),), offer=offer, content=False)
    return give(knowledge, Question("tip"), chosen, before=says(before))


def _by_effort(knowledge: Knowledge, asked: Question, heard: Ids) -> str | None:
    """Return a tip of more or less effort than the last, near to what it was for, if any."""
    last = knowledge.tips.get(asked.tip or "")
    if last is None:
        return None
    step = 1 if asked.subject == TOO_EASY else -1
    tips = _everyday(knowledge, asked.circumstance)
    fitting = [name for name in tips if (knowledge.tips[name].effort - last.effort) * step > 0]
    shared = {name: len({*knowledge.tips[name].muscles} & {*last.muscles}) for name in fitting}
    fresh = [name for name in fitting if name not in heard] or fitting
    return max(fresh, key=lambda name: shared[name], default=None)


def _fitting(knowledge: Knowledge, asked: Question) -> Ids:
    """Return the tips for all that was asked; where none fits all, for part of it; else any.

    None of them is on what the walker's circumstance rules out.
    """
    if not (asked.muscles or asked.conditions or asked.subject):
        return _everyday(knowledge, asked.circumstance)
    goals = (asked.subject,) if asked.subject else ()
    wishes: tuple[tuple[Ids, Ids, Ids], ...] = (
        (asked.muscles, asked.conditions, goals),
        (asked.muscles, (), ()),
        ((), asked.conditions, ()),
    )
    for muscles, conditions, wanted in wishes:
        if muscles or conditions or wanted:
            fitting = tips_for(knowledge, muscles, conditions, wanted)
            if allowed := _allowed(knowledge, fitting, asked.circumstance):
                return allowed
    return _everyday(knowledge, asked.circumstance)


def _everyday(knowledge: Knowledge, circumstance: str | None) -> Ids:
    """Return the tips for nearly everybody's walk; in a circumstance its own first."""
    here = (circumstance,) if circumstance else ()
    everyday = tips_for(knowledge, (), EVERYDAY, (), here)
    every = tips_for(knowledge, (), (), (), here)
    special = (t for t in every if circumstance in knowledge.tips[t].circumstances)
    return _allowed(knowledge, tuple(dict.fromkeys((*special, *everyday, *every))), circumstance)


def _allowed(knowledge: Knowledge, tips: Ids, circumstance: str | None) -> Ids:
    """Return those of these tips that a walker in a circumstance may be given."""
    if circumstance is None:
        return tips
    known = knowledge.circumstances[circumstance]
    return tuple(
        name
        for name in tips
        if knowledge.tips[name].effort <= known.most_effort
        and set(known.avoid).isdisjoint(knowledge.tips[name].conditions)
    )


def give(
    knowledge: Knowledge,
    asked: Question,
    chosen: str,
    *,
    again: bool = False,
    before: Part | None = None,
) -> Answer:
    """Return the answer that gives this tip. again: it was heard. before: what is said first."""
    tip = knowledge.tips[chosen]
    parts: tuple[Part, ...] = (says(f"tips.{chosen}.say"),)
    if tip.safety:
        parts = (*parts, says(f"tips.{chosen}.safety"))
    if again:
        parts = (says(texts.TIPS_AGAIN), *parts)
    if before is not None:
        parts = (before, *parts)
    findings = keys.verified(knowledge, tip.facts)
    reasons = tuple(says(keys.finding(knowledge, f)) for f in findings[:1])
    return Answer(
        parts,
        topic=asked.but(tip=chosen),
        findings=findings,
        details=tuple(keys.finding(knowledge, f) for f in findings),
        why=reasons or (says(texts.TIP_IS_PRACTICE),),
        evidence=keys.sources_of(knowledge, findings),
        offer=offers(texts.OFFER_ANOTHER_TIP, Question("another")),
        tip=chosen,
        title=texts.TITLE_TIP,
    )
