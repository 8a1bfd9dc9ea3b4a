"""What is asked of calories, of fat and of weight."""

from __future__ import annotations

from skill.coach import meanings, measures
from skill.coach.question import Question
from skill.knowledge.model import Knowledge
from skill.talk.before import Before

#: What is asked of fat and weight.
_FAT = frozenset(
    ("spot_fat", "fat_how", "calories", "weight", "why_lose_weight", "minutes_for_weight")
)
#: What is asked of losing weight.
WEIGHED = frozenset(
    (
        *("fat_how", "weight", "weight_speed", "why_lose_weight", "minutes_for_weight"),
        *("how_much_weight", "kilos_by_walking", meanings.TO_LOSE, "not_losing_weight"),
        *("food_for_weight", "eat_less_too", "lose_faster", "steps_for_weight"),
    )
)
#: A treadmill that goes uphill.
_BELT = ("treadmill_incline",)
#: What calories come to.
_IN_CAKE = "calories_in_cake"
#: How many a faster pace burns.
_FASTER = "calories_faster"
#: How many a minute burns, on the flat and on a hill, and topics of a slope in percent.
_BY_THE_MINUTE, _ON_HILLS, _SLOPE = "calories_by_the_minute", "calories_on_hills", "slope_"

#: The minutes a day that walking for the weight begins with.
_USUAL = range(20, 61)
#: What tells of a number of calories.
_COUNTED = frozenset(("calories", _IN_CAKE, _BY_THE_MINUTE, _ON_HILLS, _FASTER))


def much_of_it(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is that a lot", of calories: what they come to."""
    asks = not asked.named or asked.kind == "topic"
    share = last.asked.kind == "how_much" and not _on_a_hill(last)  # so many percent, no calories
    if asks and of_calories(last) and share:
        return last.asked.but(whether=asked.whether)
    counted = (asked.whether or asked.kind == "topic") and asks and of_calories(last)
    return Question("subject", subject=_IN_CAKE) if counted else None


def burned(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And uphill", after calories: what walking so costs."""
    told = of_calories(last) or last.asked.subject in _FAT | WEIGHED
    if not told or asked.muscles or not asked.conditions:
        return None
    if asked.conditions == ("level",) and last.asked.subject in WEIGHED:
        known = last.asked.subject == "why_lose_weight"
        return Question("whether", subject="minutes_for_weight" if known else "why_lose_weight")
    if asked.conditions == ("level",):
        return Question("subject", subject=_BY_THE_MINUTE)
    if asked.conditions == ("brisk",):
        return Question("subject", subject=_FASTER)
    return Question("how_much", conditions=asked.conditions[:1], subject=measures.ENERGY)


def counted_for(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "I weigh ninety kilos", "and in half an hour", of calories: both, as they were told."""
    told = last.asked
    if not of_calories(last) or (asked.amount, asked.minutes) == (None, None):
        return None
    amount = told.amount if asked.amount is None else asked.amount
    minutes = told.minutes if asked.minutes is None else asked.minutes
    return Question("topic", subject=meanings.CALORIES, amount=amount, minutes=minutes)


def burning_more(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How do i burn more", of calories: what burns most."""
    bare = of_calories(last) and not (asked.muscles or asked.conditions)
    return Question("compare", subject=measures.ENERGY) if bare else None


def burned_there(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Does it use up more calories", "how many more is that", of a way of walking whose energy
    was measured.
    """
    if asked.conditions or (asked.named and asked.subject is None) or not last.way:
        return None
    there = knowledge.conditions[last.way[0]].effects
    known = any(knowledge.effects[name].measure == measures.ENERGY for name in there)
    usual = asked.kind == "topic" and last.way == ("brisk",)  # it tells of that pace
    if not known or usual:
        return None
    more = Question("raises", conditions=last.way, subject=measures.ENERGY)
    return more.but(kind="how_much") if asked.kind == "topic" and not asked.whether else more


def more_in_all(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How much more than without", of what a way works of a muscle: how much more it burns."""
    flat = asked.conditions == ("level",) and not asked.muscles and last.way
    told = last.asked.kind == "works" and flat and last.way != ("level",)
    return Question("how_much", conditions=last.way, subject=measures.ENERGY) if told else None


def in_that_time(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And in twenty minutes", of calories: how many a minute, and how many in some."""
    told = of_calories(last) or (last.asked.subject or "").startswith(_SLOPE)
    if asked.minutes is None or not told:
        return None
    cake = last.asked.subject == _IN_CAKE and last.reached[:1] in (("uphill",), _BELT)
    hill = cake or _on_a_hill(last)
    if last.asked.subject == meanings.CALORIES:
        return last.asked.but(minutes=asked.minutes, whether=None)
    return Question("subject", subject=_ON_HILLS if hill else _BY_THE_MINUTE)


def of_the_slope(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How many calories is that", of so many percent: how many in some minutes."""
    sloping = (last.asked.subject or "").startswith(_SLOPE)
    if not sloping or asked.conditions:
        return None
    return Question("how_much", conditions=("uphill",), subject=measures.ENERGY)


def taken_off(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "So would i lose weight", of calories: yes, and for how long to walk for that."""
    bare = of_calories(last) and not asked.conditions
    return Question("whether", subject="minutes_for_weight") if bare else None


def _on_a_hill(last: Before) -> bool:
    return bool(last.way) and last.way[0] in ("uphill", "treadmill_incline")


def of_calories(last: Before) -> bool:
    """Whether it was told what walking burns."""
    energy = last.asked.kind == "how_much" and last.asked.subject == measures.ENERGY
    return energy or last.asked.subject in _COUNTED


def no_one_place(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And my belly", "and my hips", after fat or weight: it goes from no one place."""
    fat = last.asked.subject in _FAT and asked.muscles and not asked.conditions
    return Question("topic", subject="spot_fat") if fat else None


def long_for_the_weight(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How long would i need to do it", of what helps the weight: how long to walk for that."""
    return None if asked.conditions else _of_the_weight("minutes_for_weight", last)


def enough_for_the_weight(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is walking enough for that", "is half an hour", of the weight: how long to walk for it, and
    what counts.
    """
    usual = asked.minutes is None or asked.minutes in _USUAL
    return _of_the_weight("minutes_for_weight", last) if usual else None


def shown_on_the_scales(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "When do i see something", of the weight: how fast walking takes it off."""
    return _of_the_weight("weight_speed", last)


def _of_the_weight(subject: str, last: Before) -> Question | None:
    """Return what is told of losing weight, in a talk of that; None where it was told just now."""
    weighed = last.asked.subject in WEIGHED | {_FASTER} and last.asked.subject != subject
    return Question("subject", subject=subject) if weighed else None


def better_for_the_weight(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is uphill better", of the weight: whether it burns more."""
    told = last.asked
    weighed = told.subject in WEIGHED or told.subject in _FAT
    if not weighed or len(asked.conditions) != 1 or asked.subject is not None:
        return None
    return Question("works", conditions=asked.conditions, subject="weight")


def how_many(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How many", of calories: by the minute."""
    bare = not (asked.conditions or asked.muscles) and last.asked.subject == "calories"
    return Question("subject", subject=_BY_THE_MINUTE) if bare else None


def enough_there(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is that enough to lose weight", of calories: yes, and for how long to walk for that."""
    return taken_off(asked, last, knowledge) if asked.subject == "weight" else None


def burned_training(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Does that burn more calories", of exercises or a stretch: less than a walk; of a muscle,
    what burns most; of weight, what takes it off sooner.
    """
    if asked.conditions or asked.muscles:
        return None
    if last.trained or last.asked.kind == "stretch":
        return Question("whether", subject="exercise_burns")
    if last.asked.subject in WEIGHED:
        return Question("whether", subject="lose_faster")
    of_muscle = last.asked.muscles and not last.conditions and last.asked.kind != "topic"
    return Question("compare", subject=measures.ENERGY) if of_muscle else None


def burned_at_all(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Does that burn more calories", of no way of walking, such as steps: what a walk burns."""
    bare = not (asked.conditions or asked.muscles or asked.whether)
    of_none = not (last.way or last.muscles or last.asked.tip or last.trained or of_calories(last))
    sure = Question("topic", subject=meanings.CALORIES, whether="whether")
    return sure if bare and of_none else None
