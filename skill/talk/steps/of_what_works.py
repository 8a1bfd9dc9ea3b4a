"""Which muscles exactly, and which as well, once it was told what a way of walking works."""

from __future__ import annotations

from skill.coach import meanings
from skill.coach.muscles import LEGS
from skill.coach.question import Question
from skill.knowledge.model import Knowledge
from skill.knowledge.queries import members
from skill.talk.before import Before

#: Whether an exercise is good for a muscle that it trains.
_FITS = "exercise_fits"
#: Kinds that tell what a way of walking works.
_WORKED = frozenset(
    ("condition", "works", "muscle_condition", "tone", "hardest", "subject", "advice")
)
#: Kinds that tell of a muscle in a way of walking.
_IN_A_WAY = frozenset(("works", "muscle_condition"))
#: Kinds that tell of a muscle, or of several by one name.
_TOLD = frozenset(("role", "about", "where", "tone", "action", "timing"))
#: Taking big steps or small ones, by the subjects that tell of both.
_STEPS = frozenset(("bigger_or_faster_steps", "short_or_long_steps"))
#: What poles are told by.
_POLES = frozenset(("pole_length", "one_pole", "special_poles", "poles_on_slopes"))


def as_well(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "My arms as well", "and the back", of what a way of walking works: whether it does those."""
    one = len(asked.muscles) == 1 and not (asked.conditions or asked.subject)
    told = last.asked.kind in _WORKED and len(last.asked.conditions) == 1 and not last.sides
    if not (one and told) or last.way == ("level",) or last.recalled:
        return None
    return Question("works", asked.muscles, last.way, subject=meanings.ALSO)


def parts_there(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Which muscles in the arms", of poles: those that they work; of two ways, what differs."""
    if last.sides and not asked.named:
        return Question("condition", conditions=last.conditions[:2])
    one = len(asked.muscles) == 1 and asked.muscles[0] not in knowledge.muscles
    told = last.asked.kind in _WORKED and last.way and last.way != ("level",) and not last.sides
    if not (one and told) or last.recalled:
        return None
    return Question("works", asked.muscles, last.way, subject=meanings.EXACTLY)


def best_for_it(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And for my legs", of which way does most of something: what works those more."""
    ranked = last.asked.kind == "compare" and not last.conditions and asked.muscles
    if not ranked or asked.conditions:
        return None
    whole = asked.muscles == (LEGS,)
    return Question("compare", subject="toning") if whole else Question("work_more", asked.muscles)


def exactly(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Which ones exactly", of what a way works, or of muscles with one name: their names."""
    if asked.named:
        return None
    if last.sides:  # beside the flat it is the other way that is meant
        ways = tuple(way for way in last.conditions if way != "level")
        alone = Question("condition", conditions=ways, subject=meanings.EXACTLY)
        return alone if len(ways) == 1 else None
    if last.asked.kind == "condition" and last.way and last.asked.subject != meanings.EXACTLY:
        return Question("condition", conditions=last.way, subject=meanings.EXACTLY)
    group = last.asked.muscles[:1]
    named = group and group[0] not in knowledge.muscles
    if last.asked.kind in _IN_A_WAY and named and last.way and last.way != ("level",):
        return Question("works", group, last.way, subject=meanings.EXACTLY)
    if last.asked.kind not in _TOLD or not group or group[0] in knowledge.muscles:
        return None
    return Question("parts", group) if not last.asked.conditions else None


def bigger_or_smaller(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Which is better for my bum", of big and small steps: those two, for that."""
    told = last.asked.subject in _STEPS and not asked.conditions
    if not told or not (asked.muscles or asked.subject):
        return None
    return asked.but(kind="compare", conditions=("long_steps",), other="short_steps")


def with_the_poles(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Do they help my knees", of how long poles are, or how many: whether poles do."""
    poles = last.asked.subject in _POLES and not asked.conditions
    if not poles:
        return None
    return Question("knees", conditions=("nordic_poles",), subject=meanings.KINDER)


def two_at_a_time(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is that hard on my knees", of two stairs at a time: what they feel of that."""
    double = last.asked.subject == "two_at_a_time" and not asked.conditions
    return Question("whether", subject="two_at_a_time_knees") if double else None


def good_there(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Does that train my arms", of a pram or of poles: whether it works those as well."""
    gear = len(last.way) == 1 and knowledge.conditions[last.way[0]].gear and not last.sides
    one = asked.subject == meanings.GOOD and len(asked.muscles) == 1 and not asked.conditions
    return (
        Question("works", asked.muscles, last.way, subject=meanings.ALSO) if gear and one else None
    )


def on_bad_knees(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is that okay with bad knees", of two stairs at a time: what knees feel of that."""
    knees = asked.circumstance in (None, "knee_problems")
    return two_at_a_time(asked, last, knowledge) if knees else None


def good_for_that(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is that good for my back", "does it tone my bum", of an exercise: that, or what does."""
    if asked.subject not in (None, meanings.GOOD) or asked.conditions or not asked.muscles:
        return None
    if last.asked.kind == "stretch":
        return Question("stretch", asked.muscles)
    if last.asked.kind == "exercise":
        return Question("exercise", asked.muscles)
    if last.asked.kind != "how_to_exercise":
        return None
    exercise = knowledge.exercises.get(last.asked.subject or "")
    trained = {m for name in exercise.muscles for m in members(knowledge, name)} if exercise else {}
    fits = any(name in trained for name in members(knowledge, asked.muscles[0]))
    return Question("whether", subject=_FITS) if fits else Question("exercise", asked.muscles)
