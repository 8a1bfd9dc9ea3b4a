"""What is asked of what one walks with: poles, shoes, rails and loads."""

from __future__ import annotations

from collections.abc import Mapping

from skill.coach import meanings
from skill.coach.conditions import LEVEL, together
from skill.coach.question import Question
from skill.coach.safety import ACHING
from skill.knowledge.model import Knowledge
from skill.knowledge.queries import effects_for
from skill.talk.before import Before
from skill.talk.kinds import TIPS
from skill.talk.steps.of_training import OF_MUSCLES

#: Treadmills, and walking backwards.
_BELTS = (("treadmill",), ("treadmill_incline",))
_BACKWARD = frozenset(("backward", "backward_uphill"))
#: Kinds that tell how much.
_MEASURED = ("how_much", "raises", "lowers")
#: Kinds after which what is taken along is still with the walker.
_ALONG = frozenset(
    (
        *("condition", "how_to", "muscle_condition", "advice", "how_heavy", "knees", "works"),
        *_MEASURED,
        *("subject", "whether", "harmful"),
    )
)
#: Subjects of which poles to buy; and how long they should be.
_POLES, _LENGTH = frozenset(("special_poles", "one_pole")), "pole_length"
#: Where weights are worn instead of in the hands.
_ANKLES = frozenset((("foot_intrinsics",), ("lower_legs",), ("legs",)))
#: Topics that tell how heavy a load may be.
_LOADS = frozenset(("pack_limit", "load", "light_load", "heavy_load"))
#: So many kilos are somebody's own weight, and no rucksack's.
_LIGHTEST = 40
#: What the straps of a rucksack hang on.
_UNDER_STRAPS = frozenset((("shoulders",), ("trapezius",)))
#: Where poles are made longer or shorter.
_SLOPES = frozenset((("uphill",), ("downhill",)))
#: What one needs two of.
_PAIR = ("nordic_poles",)
#: Bags that there may be one or two of.
_BAGS = (("one_hand_load",), ("two_bags",))
#: What is told of shoes.
_SHOES = frozenset(
    ("shoes", "trainers", "shoes_or_trainers", "new_shoes", "wide_feet", "special_shoes")
)
#: Ground that wants a sole with a grip; and how long shoes last.
_PATHS = frozenset(("uneven", "undergrowth", "uphill", "downhill"))
_ROUGH = _PATHS | {"snow", "ice", "rain", "soft_ground"}
_LAST = "old_shoes"
#: What is pushed with both hands, and who leans on a stick.
_PUSHED = frozenset(("pram", "rollator", "pushing"))
_LEANING = frozenset(("recent_injury", "balance_problems"))


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
    if last.asked.subject == _LENGTH and asked.conditions in _SLOPES:
        return Question("subject", subject="poles_on_slopes")
    poles = last.asked.subject in _POLES or (asked.conditions == _PAIR and not asked.muscles)
    return Question("subject", subject=_LENGTH) if poles else None


def so_long(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How do i tell", "and downhill", of how long poles should be."""
    bare = not asked.conditions and asked.subject in (None, meanings.FEEL)
    there = asked.conditions in _SLOPES or bare
    told = last.asked.subject == _LENGTH and not asked.muscles
    if told and asked.conditions in _SLOPES:
        return Question("subject", subject="poles_on_slopes")
    return last.asked if told and there else None


def one_or_two(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "One or two", "just one", of poles: how many to take."""
    said = asked.conditions in ((), ("walking_stick",)) and not asked.muscles
    if said and last.way[:1] in _BAGS:
        return Question("subject", subject="two_bags_or_one")
    poles = said and _PAIR[0] in (*last.conditions, *last.reached[:2])
    return Question("subject", subject="one_pole") if poles else None


def speed_on_the_belt(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How fast", of walking backwards on a treadmill: as slowly as it goes."""
    belt = last.asked.subject == "backward_belt" and not asked.conditions
    return Question("subject", subject="backward_belt_speed") if belt else None


def with_poles_down(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Do poles help", of a way down: whether they do there."""
    poles = asked.conditions == ("nordic_poles",) and "downhill" in last.reached[:2]
    return Question("whether", subject="poles_downhill") if poles else None


def _hurts_going_down(last: Before) -> bool:
    return last.asked.kind == "pain" and last.way[:1] in (("downhill",), ("stairs_down",))


def with_poles_for_knees(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Would poles help", of who has bad knees: whether they spare those."""
    poles = asked.conditions == _PAIR and asked.subject is None
    if poles and _hurts_going_down(last):
        return Question("whether", subject="poles_downhill")
    if not poles or last.circumstance != "knee_problems":
        return None
    return Question("knees", conditions=_PAIR, subject=meanings.KINDER)


def along(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And downhill", with poles: what is taken along stays, until another thing is named."""
    ways = knowledge.conditions
    gear = tuple(way for way in last.conditions if ways[way].gear)[:1]
    going = len(asked.conditions) == 1 and not ways[asked.conditions[0]].gear
    kind = last.asked.kind
    if going and gear and any(gear[0] in pair for pair in ways[asked.conditions[0]].joins):
        return None  # it is named with it
    if not (gear and going) or asked.muscles or asked.conditions == ("level",):
        return None
    if kind not in _ALONG or len(last.conditions) > len(gear) + 1 or last.sides:
        return None
    joined = together(knowledge, (*asked.conditions, *gear))
    if kind in _MEASURED and len(joined) > 1 and last.asked.subject:
        return None
    kind = "condition" if kind in _MEASURED and len(joined) > 1 else kind
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


def flat_with_it(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "On the flat too", of whether what is taken along is worth it: what it does there."""
    poles = last.asked.subject in (*_POLES, _LENGTH)
    weighed = (last.asked.kind in ("advice", "how_to") or poles) and asked.conditions == (LEVEL,)
    return (
        with_the_gear(Question("advice", conditions=(LEVEL,)), last, knowledge) if weighed else None
    )


def shod_on_sand(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Barefoot", "with or without shoes", of sand: what to wear there."""
    bare = asked.conditions in ((), ("barefoot",)) and not asked.muscles
    there = last.way == ("sand",) and bare
    return Question("subject", subject="shoes_on_sand") if there else None


def shod_there(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And on gravel", of shoes: what to wear there."""
    rough = bool(asked.conditions) and asked.conditions[0] in _PATHS and not asked.muscles
    shoes = last.asked.subject in _SHOES and rough
    return Question("subject", subject="shoes_on_rocks") if shoes else None


def shod_for_it(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What shoes", of rough or steep ground, of snow: those for that."""
    if not last.way or last.way[0] not in _ROUGH or asked.conditions:
        return None
    wet = last.way[0] in ("rain", "soft_ground")
    return Question("subject", subject="shoes_in_wet" if wet else "shoes_on_rocks")


def lasting(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How long do they last", of shoes: until they are worn."""
    shoes = last.asked.subject in (*_SHOES, "shoes_on_rocks", "shoes_on_sand", "shoes_in_wet")
    return Question("subject", subject=_LAST) if shoes and not asked.conditions else None


def holding_on(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What about holding the rails": whether to, whatever was asked before."""
    rails = asked.conditions == ("handrails",) and not asked.muscles
    return Question("advice", conditions=asked.conditions) if rails else None


def pulled_by_ankles(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Are they bad for my knees", of ankle weights."""
    ankles = (asked.conditions or last.way) == ("ankle_weights",)
    return Question("subject", subject="ankle_weights_or_knees") if ankles else None


def hung_on_the_shoulders(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is that bad for my shoulders", of a rucksack: a hip belt takes the weight off them."""
    carrying = last.way == ("backpack",) and not asked.conditions
    there = carrying and asked.muscles[:1] in _UNDER_STRAPS
    return Question("harmful", subject="belt_helps") if there else None


def held_on_a_side(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Which side do i hold it on", of a lead or a bag: how to walk with that."""
    gear = bool(last.way) and knowledge.conditions[last.way[0]].gear
    other = gear and last.way != ("walking_stick",)
    return Question("how_to", conditions=last.way) if other else None


def one_stick(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Just one stick", of poles: how many to take."""
    return one_or_two(asked, last, knowledge) if asked.conditions else None


def around_the_ankles(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And on the ankles", of weights in the hands: of weights there."""
    there = asked.muscles[:1] in _ANKLES and not asked.conditions
    weights = last.way == ("hand_weights",)
    return last.asked.but(muscles=(), conditions=("ankle_weights",)) if weights and there else None


def pulling(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What if it pulls", of a muscle and not of a dog: what to do about that."""
    muscle = last.asked.kind in OF_MUSCLES and last.asked.muscles
    return Question("pain", last.asked.muscles[:1], subject=ACHING) if muscle else None


def worked_with_it(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And with poles", of a tip for a muscle: what that does then."""
    gear = len(asked.conditions) == 1 and knowledge.conditions[asked.conditions[0]].gear
    tipped = last.asked.kind in TIPS and last.muscles and not asked.muscles
    works = gear and tipped and effects_for(knowledge, asked.conditions[0], last.muscles[0])
    return Question("muscle_condition", last.muscles[:1], asked.conditions) if works else None


def of_ones_weight(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And at eighty kilos", of a load: how heavy it may be for somebody of that weight."""
    load = last.asked.kind == "how_heavy" or last.asked.subject in _LOADS
    body = (asked.amount or asked.minutes or 0) >= _LIGHTEST and asked.whether is None
    return Question("how_heavy", conditions=last.way[:1]) if load and body else None


def felt_as_too_much(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How do i know", of a load that may be too heavy: what tells that it is too much."""
    load = last.asked.kind == "how_heavy" or last.asked.subject in _LOADS
    felt = load and asked.subject == meanings.FEEL and not asked.muscles
    return Question("subject", subject="too_much_signs") if felt else None


def share_of_the_weight(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "I weigh sixty kilos", of a load on the back: which share of that it may be."""
    load = last.asked.subject in _LOADS or last.conditions[:1] == ("backpack",)
    return Question("topic", subject="pack_limit") if load else None


def on_the_belt(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Should I hold on", of a treadmill: its rails, and no chair."""
    ways = (*last.conditions, *last.reached[:2])
    belt = not last.trained and any(way.startswith("treadmill") for way in ways)
    return Question("advice", conditions=("handrails",)) if belt else None


def handled_right(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Can I do that wrong", of a way of walking: how it is done."""
    return Question("how_to", conditions=last.way[:1]) if last.way else None


def hands_on_it(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How do I hold my arms", of what is pushed: how that is done."""
    pushed = bool(last.way) and last.way[0] in _PUSHED
    return Question("how_to", conditions=last.way[:1]) if pushed else None


def done_right(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How do i do that right", of poles or a pram: how to walk with it."""
    gear = bool(last.way) and knowledge.conditions[last.way[0]].gear
    return Question("how_to", conditions=last.way[:1]) if gear else None


def backward_on_the_belt(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And on a treadmill", of walking backwards: barely moving, flat, and holding on."""
    belt = asked.conditions[:1] in _BELTS and not asked.muscles
    backward = not _BACKWARD.isdisjoint(last.way)
    return Question("whether", subject="backward_belt") if belt and backward else None


def stick_to_lean_on(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Would sticks help", of a new hip or who is unsteady: one to lean on, and in which hand."""
    leans = last.circumstance in _LEANING and asked.conditions[:1] == ("nordic_poles",)
    return Question("advice", conditions=("walking_stick",)) if leans else None


#: What to do in the place of what is worn, carried or underfoot.
_INSTEAD: Mapping[str, str] = {
    **dict.fromkeys(("ankle_weights", "weighted_vest"), "uphill"),
    **dict.fromkeys(("ice", "poor_light", "headwind"), "treadmill"),
    "hand_weights": "arm_swing",
    "shoulder_bag": "backpack",
    "one_hand_load": "two_bags",
    "barefoot": "minimal_shoes",
}


def poles_on_the_way_down(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How do i use them", of poles for knees that hurt going down: on the way down."""
    if last.asked.subject == "poles_downhill" and not asked.named:
        return Question("subject", subject="poles_down_how")
    poles = last.way[:1] == _PAIR and not asked.named
    down = "downhill" in last.reached[:2]
    return Question("subject", subject="poles_downhill") if poles and down else None


def in_its_place(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What instead", of ankle weights, of ice: how to do what takes their place."""
    if last.asked.subject == "two_at_a_time_knees":  # one at a time
        return Question("how_to", conditions=last.way)
    other = _INSTEAD.get(last.way[0]) if last.way else None
    unsure = len(last.reached) > 1 and asked.subject != meanings.INSTEAD
    if other is None or unsure or last.circumstance or last.trained:
        return None
    return Question("how_to", conditions=(other,))


def heavy_with_it(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How heavy", of stairs with a rucksack: what is carried there."""
    gear = tuple(way for way in last.conditions if knowledge.conditions[way].gear)[:1]
    several = len(last.conditions) > 1 and not (asked.conditions or last.circumstance)
    return asked.but(conditions=gear) if gear and several else None
