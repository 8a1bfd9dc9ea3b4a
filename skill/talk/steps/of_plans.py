"""What goes on from a plan: for a week, for a hike, for a walk in whatever weather there is."""

from __future__ import annotations

from skill.coach import meanings
from skill.coach.question import Question
from skill.coach.training import DAYS
from skill.knowledge.model import Knowledge
from skill.talk.before import Before

#: What is told of training for a hike, and what to do where no hill is.
_HIKE = frozenset(
    (
        *("event", "hike_plan", "hike_training", "weeks_for_hike", "hike_on_the_flat"),
        *("few_days", "build_up"),
    )
)
#: What is told of a plan for the week.
_WEEK = frozenset(("week_plan", "plan_hill", "few_days", "rest_days"))
#: What is told of days off, and how many days there are.
_REST, _A_WEEK = frozenset(("how_many_rest_days", "rest_days", "rest_day")), 7
#: What tells how often to walk.
_OFTEN = frozenset(("days_a_week", "week_plan", "times_enough", "minutes_for_muscle"))
_ON_THE_FLAT = "hike_on_the_flat"
#: What may be outside, whatever the walk is for.
_OUTSIDE = frozenset(("rain", "poor_light", "heat", "cold", "ice", "snow", "headwind"))
#: A limit: no way out.
_INDOORS = "indoors"
#: Kinds that tell of a walk without telling of a way of walking.
_OF_A_WALK = frozenset(("topic", "subject", "whether", "how_much", "target", "benefit_how"))
#: What is said to who feels low.
_LOW = frozenset(("feel_low", "feel_lonely", "good_mood", "mood"))
_LEVEL, _UPHILL, _NO_HILLS = ("level",), ("uphill",), "no_hills"
#: What is carried on a hike.
_PACK = ("backpack",)
#: What gets somebody out who does not feel like it; who is tired, and how long they may go.
_PUSH, _TIRED, _SHORT = "convince_me", ("tiredness", "tired_stay_home"), 15


def on_the_flat(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "But it's flat where i live", of a hike: what to train on instead of hills."""
    lacking = asked.kind == "one_of" and asked.conditions == _UPHILL  # "there are no hills"
    flat = asked.conditions == _LEVEL or _NO_HILLS in asked.limits or lacking
    of_hills = last.asked.subject in _HIKE and flat and not asked.muscles
    return Question("subject", subject=_ON_THE_FLAT) if of_hills else None


def carried_there(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "With a rucksack too", of training for a hike: with how much to begin."""
    carried = asked.conditions == _PACK and not asked.muscles
    hiking = last.asked.subject in _HIKE and carried
    return Question("how_heavy", conditions=_PACK) if hiking else None


def indoors(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What can i do indoors", of no will to go out, or of rain: a walk on the spot."""
    inside = asked.limits == (_INDOORS,) and not asked.muscles
    outside = last.asked.kind in (*_OF_A_WALK, "how_to", "advice") and not last.trained
    return Question("subject", subject="walk_indoors") if inside and outside else None


def whatever_the_weather(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What if it rains", of any walk: how to walk in that; its muscles were not talked about."""
    outside = len(asked.conditions) == 1 and asked.conditions[0] in _OUTSIDE and not asked.muscles
    of_a_walk = last.asked.kind in _OF_A_WALK and not (last.way or last.muscles)
    return Question("how_to", conditions=asked.conditions) if outside and of_a_walk else None


def lifts_the_mood(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Does a stroll help", of who feels low: that it does many good."""
    low = last.asked.subject in _LOW and asked.whether is not None
    return Question("whether", subject="good_mood") if low else None


def begun_with(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How much should i start with", of what nobody carries: how many, or how many minutes."""
    carried = any(knowledge.conditions[way].gear for way in (*last.way[:1], *last.reached[:1]))
    bare = asked.conditions or asked.muscles or asked.circumstance
    return None if carried or bare else Question("how_much", subject=meanings.TIME)


def next_week(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And next week", of a plan for the week: how to go on; nobody is reminded."""
    planned = last.asked.subject in _WEEK and asked.minutes is None
    return Question("subject", subject="build_up") if planned else None


def steps_of_it(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How many steps is that", of the minutes of a week: how many an hour has."""
    minutes = last.asked.kind in ("target", "how_often") and not last.trained
    bare = asked.subject in (None, "steps_a_minute") and not last.muscles
    return Question("subject", subject="steps_an_hour") if minutes and bare else None


def rest_enough(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is one enough", of days off: how long a rest is."""
    rested = last.asked.subject in _REST and (asked.minutes or 1) < _A_WEEK
    return Question("subject", subject="rest_length") if rested else None


def rested(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How long a break", of a plan, days off or exercises: between two of them."""
    planned = last.asked.subject in (*_REST, *_WEEK) or last.trained
    return Question("subject", subject="rest_length") if planned else None


def built_up_by(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "By how much", of walking more: how little at a time."""
    more = last.asked.subject == "build_up" and not asked.named
    return Question("subject", subject="build_by") if more else None


def strength_beside(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And strength training", of how often to walk: how often that."""
    often = last.asked.kind == "how_often" or last.asked.subject in _OFTEN
    strength = asked.subject == "weightlifting" and not (asked.muscles or asked.conditions)
    return Question("topic", subject=DAYS) if often and strength else None


def after_the_hike(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And after", of a long walk: how long to rest."""
    hike = last.way[:1] == ("long_walk",) or last.asked.subject in _HIKE
    return Question("subject", subject="rest_after_long") if hike else None


def then_go(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Okay, ten minutes then", after a push to go: that walk, or that they count; of who is
    tired, that so few are fine.

    After anything else a number of minutes asks whether so many are enough.
    """
    if asked.minutes is None or asked.conditions:
        return None
    bare = asked.kind == "minutes" and asked.subject is None
    if bare and last.asked.subject in _TIRED and asked.minutes <= _SHORT:
        return Question("keep_walking", subject="tiredness")
    if last.asked.subject == _PUSH:
        walk = Question("guided_walk", minutes=asked.minutes)
        return walk if bare else Question("subject", subject="less_than_that")
    return Question("topic", subject="is_that_enough", minutes=asked.minutes) if bare else None
