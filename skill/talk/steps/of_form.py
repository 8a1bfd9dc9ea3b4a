"""How one holds oneself, once that was told: the head, the hands, the feet."""

from __future__ import annotations

from collections.abc import Mapping

from skill.coach.meanings import SAME
from skill.coach.question import Question
from skill.knowledge.model import Knowledge
from skill.talk.before import Before
from skill.talk.steps.of_ways import UPHILL_PACE

#: Kinds that tell how to hold oneself.
_CARRIAGE = frozenset(("form", "form_why"))
#: Kinds that tell how to walk.
_HOW = frozenset(("how_to", "moment", "tip", "advice"))
#: Whether one holds oneself well, which nobody sees from here.
_SEEN = "how_i_walk"
#: Subjects of how one holds oneself, and of what one wears.
_OF_CARRIAGE = ("shoes", _SEEN, "tense_shoulders")
#: What a tip on how one holds oneself is for.
_POSTURE = "posture"
_SHOULDERS = (("shoulders",), ("trapezius",))
#: What holds the upper body up.
_BACK = ("back",)
#: What is told of steps and of speed.
_STEPS = frozenset(
    (
        *("short_or_long_steps", "bigger_or_faster_steps", "faster_without_puffing"),
        "tense_shoulders",
    )
)
#: What is pushed with both hands.
_PUSHED = frozenset(("pram", "rollator"))
#: How parts are held or set down, by the muscles that their names mean.
_HELD: Mapping[str, str] = {
    "foot_intrinsics": "feet",
    "back": "posture",
}


def held_up(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And the head", after how to hold the arms or oneself, or how to walk: where to look."""
    walking = last.asked.kind == "how_to" and last.way == ("level",)
    tip = last.asked.kind == "tip" and last.asked.subject == _POSTURE
    return Question("form", subject="eyes") if walking or tip or _of_carriage(last) else None


def worth_holding(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Does it really make a difference", after how to hold oneself: yes, and why."""
    told = last.asked
    held = told.kind in _CARRIAGE and told.subject
    sure = "whether" if asked.kind == "whether" else None
    return Question("form_why", subject=told.subject, whether=sure) if held else None


def _of_carriage(last: Before) -> bool:
    """Whether it was told how to hold oneself, or what to wear: a way that is named is asked so."""
    return last.asked.kind in _CARRIAGE or last.asked.subject in _OF_CARRIAGE


def leaning_there(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Should i lean forward", of a way down: how to lean there."""
    down = last.way in (("downhill",), ("stairs_down",)) and not asked.conditions
    return Question("subject", subject="lean_downhill") if down else None


def with_the_hands(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And my hands", after how to walk: where the arms go; what they hold has muscles."""
    told = last.asked
    walking = told.kind in _HOW or _of_carriage(last) or told.subject in _STEPS
    held = bool(last.way) and knowledge.conditions[last.way[0]].gear
    if asked.muscles not in (("forearms",), ("arms",)) or asked.conditions or held or not walking:
        return None
    return Question("form", subject="arms")


def hands_on_it(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Where should my hands go", of a pram: how to walk behind it."""
    pushed = next((way for way in last.reached[:2] if way in _PUSHED), None)
    hands = asked.subject == "arms" and not asked.named
    return Question("how_to", conditions=(pushed,)) if pushed and hands else None


def held_so(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And my feet", "and my shoulders", after how to hold oneself: how to hold those."""
    if asked.muscles in _SHOULDERS and not asked.conditions and last.asked.kind in _CARRIAGE:
        return Question("subject", subject="tense_shoulders")
    form = _HELD.get(asked.muscles[0]) if len(asked.muscles) == 1 else None
    walking = last.asked.kind == "how_to" and last.way == ("level",)
    if form is None or asked.conditions or not (last.asked.kind in _CARRIAGE or walking):
        return None
    return Question("form" if walking else last.asked.kind, subject=form)


def same_there(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And uphill is it the same", after how to hold oneself: how to walk there."""
    ways = (*asked.conditions, *((asked.other,) if asked.other else ()))
    walking = last.asked.kind == "how_to" and last.way == ("level",)
    held = (_of_carriage(last) or walking) and asked.subject == SAME and not asked.muscles
    return Question("how_to", conditions=ways) if held and len(ways) == 1 else None


def breathed_there(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And uphill", of how to breathe: how on a climb."""
    breath = last.asked.kind in _CARRIAGE and last.asked.subject == "breath"
    climbs = asked.conditions[:1] in (("uphill",), ("stairs_up",), ("treadmill_incline",))
    nose = last.asked.subject == "mouth_breathing"
    meant = (breath or nose) and climbs and not asked.muscles
    return Question("subject", subject="breathing_uphill") if meant else None


def so_held(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And with a rucksack", after how to hold oneself: how to walk with it."""
    held = _of_carriage(last) or last.asked.subject == UPHILL_PACE or last.asked.kind == "brisk"
    carriage = held and asked.conditions and not asked.muscles
    return Question("how_to", conditions=asked.conditions) if carriage else None


def held_right(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How do i tell it's right", after how to hold oneself: what that feels like."""
    walking = last.asked.kind == "how_to" and last.way == ("level",)
    told = (walking or last.asked.kind in _CARRIAGE) and not asked.muscles
    return Question("subject", subject="doing_it_right") if told else None


def done_on_the_way(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Can i do that while i walk", after how to hold oneself: that it is right if it is loose."""
    told = last.asked.kind in _CARRIAGE and not asked.named
    return Question("whether", subject="doing_it_right") if told else None


def upright(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How should i walk then", after how to hold oneself, or whether one is upright."""
    told = last.asked.kind in _CARRIAGE or last.asked.subject == _SEEN
    return Question("form", subject="posture") if told and not asked.named else None


def straightened(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What can i do about it", "is there an exercise", of a round back: what trains it."""
    upright = last.asked.kind == "form" and last.asked.subject == "posture"
    told = upright or last.asked.subject == "bent_forward"
    if not told or asked.named:
        return None
    return Question("exercise", _BACK, whether=asked.whether)
