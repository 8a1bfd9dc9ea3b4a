"""How one holds oneself, once that was told: the head, the hands, the feet."""

from __future__ import annotations

from collections.abc import Mapping

from skill.coach.question import Question
from skill.knowledge.model import Knowledge
from skill.talk.before import Before
from skill.talk.steps.of_ways import UPHILL_PACE

#: Kinds that tell how to hold oneself.
_CARRIAGE = frozenset(("form", "form_why"))
#: Kinds that tell how to walk.
_HOW = frozenset(("how_to", "moment", "tip", "advice"))
#: How parts are held or set down, by the muscles that their names mean.
_HELD: Mapping[str, str] = {
    "foot_intrinsics": "feet",
    **dict.fromkeys(("shoulders", "back"), "posture"),
}


def held_up(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And the head", after how to hold the arms or oneself: where to look."""
    return Question("form", subject="eyes") if _of_carriage(last) else None


def worth_holding(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Does it really make a difference", after how to hold oneself: yes, and why."""
    told = last.asked
    held = told.kind in _CARRIAGE and told.subject
    return Question("form_why", subject=told.subject, whether="whether") if held else None


def _of_carriage(last: Before) -> bool:
    """Whether it was told how to hold oneself, or what to wear: a way that is named is asked so."""
    return last.asked.kind in _CARRIAGE or last.asked.subject == "shoes"


def leaning_there(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Should i lean forward", of a way down: how to lean there."""
    down = last.way in (("downhill",), ("stairs_down",)) and not asked.conditions
    return Question("subject", subject="lean_downhill") if down else None


def with_the_hands(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And my hands", after how to walk: where the arms go; what they hold has muscles."""
    told = last.asked
    walking = told.kind in _HOW or _of_carriage(last) or told.subject == "short_or_long_steps"
    held = bool(last.way) and knowledge.conditions[last.way[0]].gear
    if asked.muscles not in (("forearms",), ("arms",)) or asked.conditions or held or not walking:
        return None
    return Question("form", subject="arms")


def held_so(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And my feet", "and my shoulders", after how to hold oneself: how to hold those."""
    form = _HELD.get(asked.muscles[0]) if len(asked.muscles) == 1 else None
    walking = last.asked.kind == "how_to" and last.way == ("level",)
    if form is None or asked.conditions or not (last.asked.kind in _CARRIAGE or walking):
        return None
    return Question("form" if walking else last.asked.kind, subject=form)


def so_held(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And with a rucksack", after how to hold oneself: how to walk with it."""
    held = _of_carriage(last) or last.asked.subject == UPHILL_PACE or last.asked.kind == "brisk"
    carriage = held and asked.conditions and not asked.muscles
    return Question("how_to", conditions=asked.conditions) if carriage else None
