"""What is asked of what one walks with: poles, shoes, rails and loads."""

from __future__ import annotations

from skill.coach.conditions import together
from skill.coach.question import Question
from skill.knowledge.model import Knowledge
from skill.talk.before import Before

#: Kinds that tell how much.
_MEASURED = ("how_much", "raises", "lowers")
#: Kinds after which what is taken along is still with the walker.
_ALONG = frozenset(
    (
        *("condition", "how_to", "muscle_condition", "advice", "how_heavy", "knees"),
        *_MEASURED,
        *("subject", "whether", "harmful"),
    )
)
#: Subjects of which poles to buy.
_POLES = frozenset(("special_poles", "one_pole"))


def holding_it(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And downhill, holding on", with a pram: its handle, not the rails of a treadmill."""
    ways = tuple(way for way in asked.conditions if way != "handrails")
    gear = bool(last.way) and knowledge.conditions[last.way[0]].gear
    if not gear or len(ways) != 1 or ways == asked.conditions:
        return None
    kept = Question("condition", conditions=(*ways, last.way[0]))
    return along(asked.but(conditions=ways), last, knowledge) or kept


def of_their_length(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How long", of poles to be bought, or of a stick: how long they should be."""
    if last.way == ("walking_stick",) and not asked.conditions:
        return Question("subject", subject="stick_length")
    return Question("subject", subject="pole_length") if last.asked.subject in _POLES else None


def with_poles_down(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Do poles help", of a way down: whether they do there."""
    poles = asked.conditions == ("nordic_poles",) and "downhill" in last.reached[:2]
    return Question("whether", subject="poles_downhill") if poles else None


def along(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And downhill", with poles: what is taken along stays, until another thing is named."""
    ways = knowledge.conditions
    gear = tuple(way for way in last.conditions if ways[way].gear)[:1]
    going = len(asked.conditions) == 1 and not ways[asked.conditions[0]].gear
    kind = last.asked.kind
    if not (gear and going) or asked.muscles or asked.conditions == ("level",):
        return None
    if kind not in _ALONG or len(last.conditions) > len(gear) + 1 or last.sides:
        return None
    joined = together(knowledge, (*asked.conditions, *gear))
    if kind in _MEASURED and len(joined) > 1:
        return None
    kept = kind if kind in ("how_to", "muscle_condition", *_MEASURED) else "condition"
    subject = last.asked.subject if kind in _MEASURED else None
    return Question(kept, last.asked.muscles, joined, subject=subject)


def beside_two_ways(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And with a rucksack", after two ways of walking without one: what that alone changes."""
    ways = knowledge.conditions
    taken = len(asked.conditions) == 1 and ways[asked.conditions[0]].gear and not asked.muscles
    if not taken or not last.sides or any(ways[way].gear for way in last.conditions):
        return None
    if not last.asked.muscles:
        return Question("condition", conditions=asked.conditions)
    return Question("muscle_condition", last.asked.muscles, asked.conditions)


def with_the_gear(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is it worth it on the flat", with poles: whether they are."""
    gear = tuple(way for way in last.conditions if knowledge.conditions[way].gear)[:1]
    flat = asked.conditions == ("level",) and not asked.muscles
    return asked.but(conditions=gear) if gear and flat else None


def shod_on_sand(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "With or without shoes", of sand: what to wear there."""
    return Question("subject", subject="shoes_on_sand") if last.way == ("sand",) else None


def holding_on(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What about holding the rails": whether to, whatever was asked before."""
    rails = asked.conditions == ("handrails",) and not asked.muscles
    return Question("advice", conditions=asked.conditions) if rails else None


def pulled_by_ankles(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Are they bad for my knees", of ankle weights."""
    ankles = (asked.conditions or last.way) == ("ankle_weights",)
    return Question("subject", subject="ankle_weights_or_knees") if ankles else None
