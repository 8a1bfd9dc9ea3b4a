"""What two ways of walking are weighed for, once they were weighed."""

from __future__ import annotations

from collections.abc import Mapping

from skill.coach import meanings
from skill.coach.conditions import LEVEL
from skill.coach.question import Question
from skill.knowledge.model import Knowledge
from skill.talk.before import Before

#: What is asked of one's blood pressure.
_PRESSURE = "blood_pressure"
#: What two ways of walking are weighed for, by the kind or the subject that asks for it.
_AIMS: Mapping[str, str] = {
    "knees": "knees",
    "joints": "knees",
    "heart": "fitness",
    "fitness": "fitness",
    "strength": "toning",
    **dict.fromkeys(("weight", "fat_how"), "weight"),
    "balance": "balance",
    "bones": "bones",
}
#: What the weather is like.
_WEATHER = frozenset((("rain",), ("cold",), ("heat",), ("ice",)))
#: Kinds that are not asked of a weather.
_NOT_OF_WEATHER = frozenset(("reason", "knees", "how_much", "benefit", "subject", "safe"))
#: Kinds that tell of one way of walking, or of one beside the flat.
_ALONE = frozenset(("condition", "harder", "harder_than"))
#: Ways of walking that "which of those" chooses from, at most.
_MOST_WAYS = 3


def for_the_joints(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And my knees", "is it good for them": in the way of walking talked about."""
    kinder = meanings.KINDER if asked.kind == "benefit" else None
    return Question("knees", conditions=last.way, subject=kinder) if last.way else None


def for_the_pressure(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And my blood pressure": in the way of walking talked about."""
    if not last.way:
        return None
    return Question("raises", conditions=last.way, subject=_PRESSURE)


def on_another_scale(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Which burns more", after two ways of walking: they are weighed by that."""
    if asked.subject not in knowledge.aims or not last.sides or asked.conditions:
        return None
    both = last.conditions[:2]
    return Question("compare", conditions=both[:1], other=both[1], subject=asked.subject)


def aim_of(asked: Question) -> str | None:
    """Return what something is to be weighed for, where that is all that was asked."""
    if asked.kind == "compare":
        return asked.subject if not asked.conditions and not asked.other else None
    return _AIMS.get(asked.subject or asked.kind) or _AIMS.get(asked.kind)


def weighed_for(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Which is kinder to my knees", "for my heart", after two ways: weighed by that."""
    aim = aim_of(asked)
    if aim is None or not last.sides or asked.conditions or asked.muscles:
        return None
    both = last.conditions
    return Question("compare", conditions=(both[0], *both[2:]), other=both[1], subject=aim)


def of_those(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Which of those is hardest", after several ways of walking, each asked of by itself."""
    ways = last.reached[:_MOST_WAYS][::-1]
    one = last.asked.kind in _ALONE and len(last.asked.conditions) == 1 and not last.recalled
    if asked.named or not one or len(ways) < 2:
        return None
    return Question("compare", conditions=(ways[0], *ways[2:]), other=ways[1])


def better_for_them(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What is better for me", of one way of walking: what to do in it."""
    bare = not asked.named and asked.other is None and asked.subject is None
    one = len(last.conditions) == 1 and len(last.reached) < 2
    return Question("tip", conditions=last.way) if bare and one else None


def beside_the_flat(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And in snow", after whether sand is harder: whether that is, beside the flat."""
    told = last.asked
    alone = told.kind in ("harder", "harder_than") and (told.other or LEVEL) == LEVEL
    one = len(asked.conditions) == 1 and not asked.muscles and asked.conditions != (LEVEL,)
    return told.but(conditions=asked.conditions) if alone and one else None


def in_that_weather(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And when it rains", of two ways of walking or of why one is hard: whether to go then."""
    weighed = last.sides or last.asked.kind in _NOT_OF_WEATHER
    weather = asked.conditions[:1] in _WEATHER and not asked.muscles and weighed
    return Question("advice", conditions=asked.conditions) if weather else None


def against_that(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And compared with a hill", of another way of walking: the two, for the same muscle."""
    one = len(asked.conditions) == 1 and not (asked.other or asked.subject or asked.muscles)
    if not one or last.recalled or not last.way or asked.conditions == last.way[:1]:
        return None
    muscles = last.asked.muscles if len(last.asked.muscles) == 1 else ()
    return Question("compare", muscles, last.way[:1], other=asked.conditions[0])


def of_the_last_two(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Which is better for losing weight", of what two ways burn: those two, for that."""
    ways = last.reached[:2]
    told = last.asked.kind == "how_much" and len(ways) > 1 and not last.recalled
    if not told or asked.subject not in knowledge.aims or asked.conditions or asked.muscles:
        return None
    return Question("compare", conditions=ways[1:], other=ways[0], subject=asked.subject)


def for_the_back(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Which is better for the back", of two ways of walking: those two, for it."""
    if not last.sides:
        return None
    return Question("compare", ("back",), last.conditions[:1], other=last.conditions[1])


def differs_how(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What is the difference", of a subject that weighs a way of walking: what that works."""
    told = last.asked.kind in ("subject", "whether") and bool(last.way)
    bare = not (asked.named or asked.other)
    return Question("condition", conditions=last.way) if told and bare else None
