"""Comparisons: what wins first, then what each side asks of the muscles, on one scale."""

from __future__ import annotations

from skill.coach import aims, muscles, texts, topics
from skill.coach.answer import Answer, Part, Verdict, asks, brief, says, verdict
from skill.coach.as_well import as_well
from skill.coach.conditions import LEVEL
from skill.coach.for_muscles import for_muscle
from skill.coach.meanings import ALSO, EASIER, EXACTLY, GOOD, KINDER, SAME, STAIRS_OF, USED
from skill.coach.question import Ids, Question
from skill.coach.sides import (
    ALIKE,
    MOST_SIDES,
    alike_ways,
    answer_on,
    depends,
    most,
    side_parts,
    sides_of,
)
from skill.coach.weighing import Outcome, alike, harder, weigh
from skill.knowledge.model import Knowledge

#: Who compares for these compares what each asks in all.
_WHOLE = (("legs",), ("whole_body",))
#: What the names of the ankles mean, and what ways of walking are weighed for by them.
_ANKLES, _STEADY = ("lower_legs",), "ankles"
#: Stairs; a slope that is said for short beside them is on them: "up the stairs or coming down".
_STAIRS = frozenset(STAIRS_OF.values())
#: What those come to of which none asks more.
_DEPENDS = Verdict(part=says(texts.COMPARE_DEPENDS), outcome="it_depends")


def compare(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer which of two or three conditions asks more, in all or of a muscle, or serves an aim.

    One condition alone is put beside level walking.
    """
    sides = sides_of(asked)
    asked = _for_ankles(knowledge, asked, sides)
    if asked.subject == SAME and len(sides) > 1:
        return _same(knowledge, asked, sides)
    if asked.subject in knowledge.aims:
        return aims.compare(knowledge, asked, sides)
    if not sides:
        return asks(texts.WHICH_COMPARE, asked)
    if asked.muscles and asked.muscles not in _WHOLE:
        return for_muscle(knowledge, asked, sides)
    if len(sides) == MOST_SIDES:
        return _of_three(knowledge, asked, sides)
    return _of_two(knowledge, asked, sides)


def _for_ankles(knowledge: Knowledge, asked: Question, sides: Ids) -> Question:
    """Return a comparison for ankles as one of how steady they are where a side is hard on them."""
    hard = any(aims.rank(knowledge, _STEADY, side) < 0 for side in sides)
    ankles = asked.muscles == _ANKLES and hard and asked.subject is None
    return asked.but(muscles=(), subject=_STEADY) if ankles else asked


def _same(knowledge: Knowledge, asked: Question, sides: Ids) -> Answer:
    """Answer whether two ways of walking are much the same, and what tells them apart."""
    one, other = (knowledge.conditions[side] for side in sides[:2])
    same_ones = LEVEL in sides or one.muscles == other.muscles
    as_any_walk = LEVEL in sides and any(way.gear and not way.effects for way in (one, other))
    nearly = (one.demand == other.demand and same_ones) or as_any_walk
    text, outcome = (
        (texts.COMPARE_SAME_ALL, ALIKE) if nearly else (texts.COMPARE_NOT_SAME, "differ")
    )
    answer = compare(knowledge, asked.but(subject=None))
    told = answer.verdict is not None and answer.verdict.outcome == ALIKE
    parts = answer.parts if told else answer.spoken
    if LEVEL in sides and not nearly:  # what the other asks of the muscles tells them apart
        parts = tuple(brief(f"conditions.{side}.muscles") for side in sides[:2] if side != LEVEL)
    return answer.but(verdict=Verdict(part=says(text), outcome=outcome), parts=parts)


def harder_than(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer with yes or no whether one condition is harder, easier, or better for an aim."""
    sides = sides_of(asked)
    if not sides:
        return asks(texts.WHICH_COMPARE, asked)
    one, other = sides[:2]
    if asked.subject == aims.KNEES and LEVEL in sides:
        way = asked.but(conditions=tuple(side for side in sides if side != LEVEL), other=None)
        if topics.spares_knees(knowledge, way):
            return topics.knees(knowledge, way.but(subject=KINDER))
    if asked.subject in knowledge.aims:
        return aims.better(knowledge, asked, (one, other))
    if asked.muscles and asked.muscles not in _WHOLE:
        return _harder_for(knowledge, asked, (one, other))
    weighed = weigh(knowledge, one, other)
    wins = one if asked.subject != EASIER else other
    word = "it_depends" if weighed.more is None else "yes" if weighed.more == wins else "no"
    if LEVEL in sides:
        same = knowledge.conditions[one].demand == knowledge.conditions[other].demand
        word = "not_quite" if same else word
        sure = verdict(word)
        spoken: tuple[Part, ...] = (_beside_level(sides),)
    else:
        reason = _winner(knowledge, weighed, (one, other))
        parts = side_parts(knowledge, (one, other), most(reason))
        sure = reason if word == "it_depends" else verdict(word)
        spoken = parts if word == "it_depends" else (reason.part, *parts)
    sure = Verdict(part=sure.part, outcome=weighed.more or word)
    return answer_on(knowledge, asked, (one, other), sure, spoken, weighed.finding)


def _harder_for(knowledge: Knowledge, asked: Question, sides: Ids) -> Answer:
    """Answer with yes or no whether the first is harder, or easier, for a muscle."""
    answer = for_muscle(knowledge, asked, sides)
    if answer.verdict is None or answer.verdict.outcome not in sides:
        return answer
    wins = sides[0] if asked.subject != EASIER else sides[1]
    sure = verdict("yes" if answer.verdict.outcome == wins else "no")
    return answer.but(verdict=Verdict(part=sure.part, outcome=answer.verdict.outcome))


def in_conditions(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer what a muscle does in a way of walking; of two that contrast, which works it more."""
    return _contrast(knowledge, asked) or muscles.in_condition(knowledge, asked)


def works(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer whether a condition works a muscle more, or serves an aim; of two, which does."""
    if asked.subject in (ALSO, EXACTLY):
        return as_well(knowledge, asked)
    if asked.subject == aims.KNEES and asked.muscles:  # "my arms or just my knees"
        asked = asked.but(subject=GOOD)
    if asked.subject == aims.KNEES and topics.spares_knees(knowledge, asked):
        return topics.knees(knowledge, asked.but(subject=KINDER))
    if asked.subject in knowledge.aims:
        return aims.serves(knowledge, asked)
    if asked.subject == GOOD and asked.muscles and not asked.conditions:  # of any walk
        return muscles.aspect(knowledge, asked.but(kind="role", subject=USED), "role")
    return _contrast(knowledge, asked) or muscles.works(knowledge, asked)


def _contrast(knowledge: Knowledge, asked: Question) -> Answer | None:
    """Compare two ways of walking that nobody walks at once for one muscle; None for others."""
    if len(asked.muscles) != 1 or len(asked.conditions) != 2:
        return None
    sides = _on_stairs(knowledge, asked.conditions)
    one, other = (knowledge.conditions[name] for name in sides)
    contrast = one.opposite == sides[1] or other.opposite == sides[0]
    return for_muscle(knowledge, asked.but(conditions=sides), sides) if contrast else None


def _on_stairs(knowledge: Knowledge, sides: Ids) -> Ids:
    """Return the two ways of walking; beside stairs, up or down means those on stairs."""
    one, other = sides
    for stairs, way in ((one, other), (other, one)):
        back = knowledge.conditions[stairs].opposite
        if stairs in _STAIRS and back and STAIRS_OF.get(way) == back:
            return (stairs, back) if stairs == one else (back, stairs)
    return sides


def _beside_level(sides: Ids) -> Part:
    """Say what a way of walking is beside level walking."""
    side = next((side for side in sides if side != LEVEL), LEVEL)
    return says(f"conditions.{side}.compare")


def _winner(knowledge: Knowledge, outcome: Outcome, sides: Ids) -> Verdict:
    """Say which asks more, or what it depends on."""
    if outcome.more is None:
        return depends(knowledge, sides) or _DEPENDS
    part = says(texts.COMPARE_HARDER, more=f"conditions.{outcome.more}.name")
    return Verdict(part=part, outcome=outcome.more)


def _of_two(knowledge: Knowledge, asked: Question, sides: Ids) -> Answer:
    """Say which of two asks more and what each works, or how one is beside level walking."""
    one, other = sides
    weighed = weigh(knowledge, one, other)
    if alike(knowledge, sides) and (asked.other or LEVEL not in sides):
        return alike_ways(knowledge, asked, sides)
    if LEVEL in sides:
        sure = Verdict(part=_beside_level(sides), outcome=weighed.more or "it_depends")
        return answer_on(knowledge, asked, sides, sure, ())
    sure = _winner(knowledge, weighed, sides)
    parts = side_parts(knowledge, sides, most(sure))
    # Of the legs alone, what the heart did tells nothing.
    finding = None if asked.muscles else weighed.finding
    return answer_on(knowledge, asked, sides, sure, parts, finding)


def _of_three(knowledge: Knowledge, asked: Question, sides: Ids) -> Answer:
    """Say which of three asks the most, if one does, and what each is."""
    best = tuple(s for s in sides if all(s == o or harder(knowledge, s, o) for o in sides))
    if best:
        part = says(texts.COMPARE_MOST, more=f"conditions.{best[0]}.name")
        sure = Verdict(part=part, outcome=best[0])
        return answer_on(knowledge, asked, sides, sure, side_parts(knowledge, sides))
    parts = side_parts(knowledge, sides)
    return answer_on(knowledge, asked, sides, _DEPENDS, parts)
