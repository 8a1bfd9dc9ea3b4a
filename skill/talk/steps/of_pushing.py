"""What is asked of who pushes, holds or leans on something: what it adds, and where it hurts."""

from __future__ import annotations

from skill.coach import aims, meanings, measures, safety
from skill.coach.held import HELD, is_above
from skill.coach.question import Question
from skill.knowledge.model import Knowledge
from skill.talk.before import Before
from skill.talk.steps.of_calories import of_calories

#: What the names of the ankles mean, and what they are weighed for.
_ANKLES, _FOR_ANKLES = ("lower_legs",), "ankles"
#: A dog on a lead, poles, and what is told of a shoulder there.
_DOG, _PULLED = ("dog",), "lead_pulling"
_POLES, _BAD_SHOULDERS = ("nordic_poles",), "poles_bad_shoulders"
_SHOULDERS = ("shoulder", "shoulders")
#: What climbs.
_CLIMB, _UPHILL = "climb", ("uphill",)


def added_to_it(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Does a rucksack add to it", of calories: whether that burns more."""
    one = len(asked.conditions) == 1 and not (asked.muscles or asked.other)
    bare = asked.subject in (None, meanings.GOOD) and not asked.circumstance
    if not (one and bare and of_calories(last)):
        return None
    return Question("raises", conditions=asked.conditions, subject=measures.ENERGY)


def on_weak_ankles(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What about my ankles", of sand or rough ground: what to mind there."""
    there = bool(last.way) and aims.rank(knowledge, _FOR_ANKLES, last.way[0]) < 0
    ankles = asked.muscles == _ANKLES and not asked.conditions
    if last.asked.kind in ("pain", "soreness"):
        return None
    return Question("safe", _ANKLES, last.way[:1]) if there and ankles else None


def pulled_at(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is that bad for my back", of a dog on the lead, "if my shoulder's bad", of poles: what
    that does to it.
    """
    if asked.conditions or not is_above(knowledge, asked.muscles):
        return None
    if last.way[:1] == _POLES and asked.muscles[:1] == ("shoulders",):
        return Question("harmful", subject=_BAD_SHOULDERS)
    return Question("harmful", subject=_PULLED) if last.way[:1] == _DOG else None


def with_bad_shoulders(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And if my shoulder is bad", of poles: how to hold back with them."""
    poles = last.way[:1] == _POLES and not asked.conditions
    part = asked.other in _SHOULDERS or asked.muscles[:1] == ("shoulders",)
    trouble = asked.kind == "pain" and asked.subject in (None, safety.ACHING)
    return Question("subject", subject=_BAD_SHOULDERS) if poles and part and trouble else None


def pushing_it(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "My wrist hurts with it", of a pram or a lead: a pain that comes with holding it."""
    held = tuple(way for way in last.conditions if way in HELD)[:1]
    aches = safety.JOINTS | {None, safety.ACHING, safety.SORENESS}
    if not held or asked.conditions or asked.subject not in aches:
        return None
    kept = asked.but(kind="pain", conditions=held)
    return kept.but(subject=safety.ACHING) if asked.subject is None else kept


def most_on_the_way_up(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And which one does the most", of what gets one up a hill: on a hill."""
    climbs = (last.asked.kind, last.asked.subject) == ("job", _CLIMB) and not asked.named
    return asked.but(conditions=_UPHILL) if climbs else None


def where_it_is_flat(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What if it's all flat here", of hills: what trains the same muscles without one."""
    flat = asked.wishes == ("flat",) and asked.minutes is None and not asked.muscles
    hills = last.way[:1] == _UPHILL and last.asked.kind in ("advice", "works", "condition", "tone")
    return Question("exercise", last.asked.muscles[:1] or ("glutes",)) if flat and hills else None
