"""What is asked after the stairs were talked about: up or down means those, not a hill."""

from __future__ import annotations

from skill.coach import meanings
from skill.coach.question import Question
from skill.knowledge.model import Knowledge
from skill.talk.before import Before
from skill.talk.substituting import substitute

#: Stairs, up and down.
_STAIRS = frozenset(meanings.STAIRS_OF.values())
#: Kinds that tell of a subject.
_SUBJECTS = frozenset(("subject", "whether", "harmful"))


def down_the_stairs(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And going down", on the stairs: these stairs, not a hill; so with the rail there."""
    if not last.way or last.way[0] not in _STAIRS or asked.muscles:
        return None
    if asked.conditions == ("handrails",):
        return Question("caution", conditions=last.way)
    named = asked.conditions[0] if len(asked.conditions) == 1 else ""
    stairs = meanings.STAIRS_OF.get(named, named)
    beside = last.asked.kind in _SUBJECTS and stairs != named  # of a subject of stairs, either way
    if not beside and stairs != knowledge.conditions[last.way[0]].opposite:
        return None
    if beside and last.circumstance:
        return Question("caution", conditions=(stairs,), circumstance=last.circumstance)
    if asked.kind == "advice":  # whether to walk down, too
        return asked.but(conditions=(stairs,))
    return substitute(Question("what_about", conditions=(stairs,)), last.asked)


def on_the_stairs(way: str, last: Before) -> str:
    """Return what the words for a slope mean where the talk is of stairs: those stairs."""
    return meanings.STAIRS_OF.get(way, way) if last.way and last.way[0] in _STAIRS else way


def why_on_the_stairs(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Why only going up", of the stairs: why those are hard."""
    way = asked.conditions[0] if len(asked.conditions) == 1 else ""
    stairs = on_the_stairs(way, last)
    return asked.but(conditions=(stairs,)) if stairs != way else None


def stairs_counted(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How many steps", of the stairs: how many of those."""
    stairs = bool(last.way) and last.way[0] in _STAIRS
    return Question("subject", subject="flights") if stairs else None


def other_of_the_stairs(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Up or down", of the stairs: these two, for the muscle that was talked about."""
    stairs = bool(last.way) and last.way[0] in _STAIRS
    both = (*asked.conditions, asked.other or "")
    if not stairs or not {*both} <= {*meanings.STAIRS_OF} or asked.muscles:
        return None
    one, other = (meanings.STAIRS_OF[way] for way in both)
    return Question("compare", last.asked.muscles, conditions=(one,), other=other)
