"""How long one walks in a way of walking, and whether that is a lot."""

from __future__ import annotations

from collections.abc import Mapping

from skill.coach import meanings
from skill.coach.question import Question
from skill.knowledge.model import Knowledge
from skill.talk.before import Before

#: How long to go where more than getting used to it decides.
_LONG: Mapping[str, str] = {
    "uphill": "long_uphill",
    "treadmill_incline": "long_uphill",
    "nordic_uphill": "long_uphill",
    "stairs_up": "flights",
    "downhill": "long_downhill",
    "stairs_down": "long_downhill",
    "backward": "backward_minutes",
    "backpack": "long_with_a_pack",
    "weighted_vest": "long_with_a_pack",
    "heat": "long_in_heat",
}
#: The pace of which a week holds so much, and benefits of no such measure.
_PACE, _OF_A_PART = ("brisk",), frozenset(("joints", "balance"))
#: Whether what one begins with is a lot.
_LITTLE = "little_to_begin"
#: Kinds of health, whose own limits hold.
_OF_HEALTH = frozenset(("pain", "soreness", "caution"))
#: Ways of walking that nobody walks for long.
_ODD = frozenset(("backward", "sideways", "tiptoe", "on_heels", "high_knees"))
#: What is worn, of which one asks for how long.
_WORN = frozenset(("minimal_shoes", "heels", "weighted_vest", "ankle_weights", "boots"))
#: The rain, and how many ways of walking ago it still falls.
_RAIN, _LATELY = "rain", 3
_BENEFITS = frozenset(("benefit", "benefit_how"))


def long_there(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How long", of a hill, of stairs, in the heat, with a rucksack: how long to go there."""
    way = (asked.conditions or last.way)[:1]
    if way == ("treadmill",) and "backward" in last.reached[:_LATELY]:
        way = ("backward",)
    long = _LONG.get(way[0]) if way and not asked.muscles else None
    limited = last.circumstance or last.asked.kind in _OF_HEALTH
    if long is None or limited or last.trained or last.asked.tip:
        return None
    return Question("subject", subject=long)


def needed(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How long do i need", of the heart or of a brisk pace: what a week holds of it."""
    good = last.asked.kind in _BENEFITS and last.asked.subject not in _OF_A_PART
    paced = last.way[:1] == _PACE and last.asked.kind not in (*_OF_HEALTH, "how_to")
    bare = not (asked.conditions or asked.muscles or last.asked.tip or last.circumstance)
    return Question("target") if bare and (good or paced) else None


def is_it_little(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is that a lot", of what one begins with, in minutes, flights or kilos: no, a start."""
    told = last.asked
    begun = told.kind == "how_heavy" or told.subject in (meanings.TIME, *_LONG.values())
    bare = asked.whether and not asked.named
    if bare and told.kind == "how_much" and told.subject == meanings.SLOPE:
        return Question("subject", subject="too_steep")
    if bare and told.subject == "pack_limit":  # what one begins with is less
        return Question("how_heavy", conditions=("backpack",))
    return Question("whether", subject=_LITTLE) if begun and bare else None


def much_when_old(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is that not too much at my age", of how heavy a load may be: to begin with less."""
    heavy = last.asked.kind == "how_heavy" and last.way == ("backpack",)
    return Question("whether", subject="load_when_old") if heavy else None


def steps_at_a_time(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How many steps", of walking sideways or backwards: for how long to do that."""
    odd = last.way[0] if last.way else ""
    if odd not in _ODD or asked.conditions:
        return None
    return long_there(asked, last, knowledge) or Question(
        "how_much", conditions=last.way, subject=meanings.TIME
    )


def safe_there(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is that safe", of how long to go uphill: whether that way of walking is."""
    told = knowledge.subjects.get(last.asked.subject or "")
    unsaid = last.asked.kind == "subject" and told is not None and told.harm is None
    bare = not (asked.named or last.circumstance or last.as_told)
    return Question("safe", conditions=last.way) if unsaid and last.way and bare else None


def worn(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How long should i wear them", of thin shoes, high heels, a vest: for how long; "what do i
    wear", of the rain: what keeps one dry.
    """
    on = last.way[0] if last.way else ""
    if _RAIN in last.reached[:_LATELY]:
        return Question("subject", subject="rain_clothes")
    return Question("how_much", conditions=last.way, subject=meanings.TIME) if on in _WORN else None


def little_of_it(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Are five minutes enough", of what nobody does for long: how long that is done."""
    odd = (
        last.way[:1]
        and last.way[0] in _ODD
        and last.asked.kind in ("how_to", "condition", "advice")
    )
    return steps_at_a_time(asked, last, knowledge) if odd else None
