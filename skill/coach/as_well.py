"""Whether a way of walking works a muscle as well, after it was told what it works."""

from __future__ import annotations

from skill.coach import keys, muscles, texts
from skill.coach.answer import Answer, says, verdict
from skill.coach.conditions import LEVEL, together
from skill.coach.meanings import EXACTLY
from skill.coach.question import Ids, Question
from skill.knowledge.model import Knowledge
from skill.knowledge.queries import effects_for

#: What holds and pushes what is taken along.
_ARMS = "upper_body"


def as_well(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer with yes or no, and which parts of what was named work there.

    Asked which exactly, the parts alone, of the muscle itself where none are known there. What
    nobody measured leaves the way of walking to go on from.
    """
    way, muscle = together(knowledge, asked.conditions)[0], asked.muscles[0]
    told = muscles.works(knowledge, asked.but(subject=None))
    if asked.muscles == (muscles.LEGS,) and not _is_worked(knowledge, muscle, way):
        return told.but(verdict=verdict("hardly"))
    parts = _parts_of(knowledge, muscle, way) if way != LEVEL else ()
    if parts:
        shorts = tuple(f"{keys.target(knowledge, part)}.short" for part in parts)
        side = says(texts.COMPARE_SIDE, when=f"conditions.{way}.when", muscles=shorts)
        sure = None if asked.subject == EXACTLY else verdict("yes")
        return told.but(verdict=sure, parts=(side,))
    if asked.subject == EXACTLY:
        return muscles.aspect(knowledge, Question("parts", asked.muscles), "parts")
    if effects_for(knowledge, way, muscle) or way == LEVEL or _is_worked(knowledge, muscle, way):
        return told
    told = told.but(topic=Question("condition", conditions=(way,)))
    if not knowledge.conditions[way].gear or not _is_arm(knowledge, muscle):
        return told
    held = (says(f"conditions.{way}.muscles"),)
    return told.but(verdict=verdict("hardly"), parts=held)


def _parts_of(knowledge: Knowledge, group: str, way: str) -> Ids:
    """Return what a way of walking works of a group, where that is less than all of it."""
    held = {*muscles.single(knowledge, group)}
    worked = knowledge.conditions[way].muscles
    return tuple(part for part in worked if {*muscles.single(knowledge, part)} < held)


def _is_worked(knowledge: Knowledge, muscle: str, way: str) -> bool:
    return muscles.named_in(knowledge, muscle, knowledge.conditions[way].muscles)


def _is_arm(knowledge: Knowledge, muscle: str) -> bool:
    return {*muscles.single(knowledge, muscle)} <= {*muscles.single(knowledge, _ARMS)}
