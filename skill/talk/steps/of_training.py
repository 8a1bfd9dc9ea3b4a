"""What goes on from an exercise, a muscle or a number."""

from __future__ import annotations

from collections.abc import Mapping

from skill.coach import meanings, safety, tips, training
from skill.coach.muscles import LEGS
from skill.coach.question import Question
from skill.coach.stretching import next_stretched
from skill.knowledge.model import Knowledge
from skill.knowledge.queries import groups_of, members
from skill.talk.before import Before, worked_in
from skill.talk.kinds import TIPS, TRAINED

#: Kinds that are asked of a muscle.
OF_MUSCLES = frozenset(
    ("about", "action", "exercise", "role", "stretch", "timing", "tone", "where", "work_more")
)
#: What is said of how long a stretch is held, and how often.
HOLD = "stretch_hold"
#: Of who is tired.
_TIRED = "tiredness"
#: How many days soreness lasts.
SORE_DAYS = "soreness_days"
#: Bad knees, and what is said of exercises for who has them.
_BAD_KNEES, KIND_TO_KNEES = "knee_problems", "exercises_for_knees"
SPARES_KNEES = "hip_bridges"
#: Kinds that name no muscle and are of one.
_WITH_MUSCLES = frozenset(
    ("phase", "job", "caution", "pain", "soreness", "subject", "whether", "harmful")
)
#: Kinds that tell of a muscle itself.
_OF_ITSELF = frozenset(("about", "action", "role", "where"))
#: Where "the first" and "the second" stand.
_PLACES: Mapping[str, int] = {"first": 0, "second": 1}
#: What an exercise may be done with, and what is said of that.
_TAKEN: Mapping[str, str] = {"hand_weights": "equipment", "handrails": "holding_on"}
#: Where a tip is one part of how to walk.
_SLOPES = frozenset(("uphill", "downhill", "stairs_up", "stairs_down"))
#: What tells of muscles that get thick, or do not.
_THICK = frozenset(("bulky", "why_not_bigger", "firm_not_bulky"))
#: Topics on every day of the week.
_DAILY = frozenset(("every_day", "may_daily"))


def of_training(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How often", of what was trained; of a way of walking, as it is known."""
    if asked.conditions:
        return None
    if last.asked.kind == "stretch" or last.asked.subject == HOLD:
        sure = asked.subject in _DAILY and asked.whether
        return Question("whether" if sure else "subject", subject="stretch_often")
    shown = last.asked.subject == training.RESULTS and last.asked.muscles
    if last.trained or shown or last.asked.kind in ("tone", "work_more"):
        return Question("topic", last.asked.muscles, subject=training.DAYS)
    daily = asked.subject in _DAILY
    return Question("how_often", conditions=last.way) if last.way and not daily else None


def of_its_exercises(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How often", of exercises: on how many days, whatever else was told before them."""
    return of_training(asked, last, knowledge) if last.trained else None


def worked_there(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How do I train it", of a way of walking: the muscle that works most there."""
    if asked.named or not last.way or last.muscle_in_reach or last.circumstance:
        return None
    worked = worked_in(last.way, knowledge)
    return asked.but(muscles=worked[:1]) if worked else None


def trained_indoors(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How do I train that indoors", of a muscle or a way of walking: its exercises."""
    plain = asked.subject in (None, meanings.HARDER) and not (asked.muscles or asked.conditions)
    if not plain or asked.limits != ("indoors",) or last.asked.kind in TIPS or last.circumstance:
        return None
    worked = worked_in(last.way, knowledge) if last.muscles in ((), (LEGS,)) else last.muscles
    return Question("exercise", worked[:1]) if worked else None


def another_tip(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And on the way", of a tip: another one for the same."""
    return last.asked.but(tip=None) if last.asked.tip and not asked.named else None


def its_muscles(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How do I train it", of a moment of the step, a job or a trouble: the muscles of that."""
    if asked.named:
        return None
    told = last.muscles if last.asked.kind in _WITH_MUSCLES else ()
    trouble = knowledge.circumstances.get(last.circumstance or "")
    part = knowledge.body_parts.get(trouble.body_part or "") if trouble else None
    muscles = told or (part.muscles if part and not last.asked.muscles else ())
    return asked.but(muscles=muscles[:1]) if muscles else None


def held(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How long", "how many times", of a stretch: how long it is held."""
    stretching = last.asked.kind == "stretch" and asked.subject in (None, meanings.TIME, SORE_DAYS)
    return Question("subject", subject=HOLD) if stretching and not asked.conditions else None


def times(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How many times", of an exercise: how many to begin with."""
    return asked.but(subject=meanings.TIME) if last.trained and not asked.named else None


def reps(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How much of that do I need", of an exercise: how many to begin with."""
    return Question("how_much", subject=meanings.TIME) if last.trained else None


def time_of_training(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How long", after toning: until it shows."""
    return Question("topic", subject=training.RESULTS) if last.asked.kind == "tone" else None


def toned(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And my thighs", after how long toning takes: whether those are toned."""
    shown = last.asked.subject == training.RESULTS and asked.muscles and not asked.conditions
    return Question("tone", asked.muscles) if shown else None


def trained_too(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And for my back", after how an exercise is done: what trains that."""
    shown = last.asked.kind == "how_to_exercise" and asked.muscles and not asked.conditions
    return Question("exercise", asked.muscles) if shown else None


def enough(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is that enough", after what works a muscle: to tone it."""
    aimed = last.muscles and last.asked.kind not in ("topic", "soreness", "pain")
    return Question("tone", last.muscles[:1]) if aimed and asked.minutes is None else None


def one_exercise(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Give me one", "another": of the exercises talked about; after a tip the next of those."""
    later = asked.kind == "another"
    if later and last.asked.kind == "stretch":
        return last.asked.but(muscles=next_stretched(knowledge, last.asked.muscles))
    if last.asked.kind in ("exercise", "tone") or (later and last.asked.kind in TRAINED):
        return Question(
            "how_to_exercise", last.asked.muscles, subject="another" if later else "one"
        )
    if later and last.asked.tip and last.asked.kind not in TIPS:
        return Question("moment")
    if later or asked.named or last.asked.kind in TRAINED:
        return None
    if last.asked.kind in TIPS:
        return last.asked.but(tip=None)
    return _done_there(last)


def _done_there(last: Before) -> Question | None:
    """Return the exercise that was named first for stairs; of a way of walking, a tip."""
    if last.asked.subject == meanings.FOR_STAIRS:
        return Question("how_to_exercise", last.asked.muscles, subject="chair_stands")
    return Question("tip", conditions=last.way) if last.way else None


def better_than_walking(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What is better for that", after toning."""
    if asked.named:
        return None
    return Question("exercise", last.muscles) if last.asked.kind == "tone" else None


def kind_to_knees(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "My knees can't do that", of an exercise; "what can I train", of knees: what spares them."""
    if asked.kind == "exercise":
        knees = last.asked.kind == "knees" or last.asked.subject == "poles_downhill"
        refused = knees and not asked.named
    else:
        bare = asked.kind == "knees" and not (asked.muscles or asked.conditions)
        bad = bare or asked.circumstance == _BAD_KNEES
        refused = (last.trained or last.asked.kind == "tone") and bad
    return Question("subject", subject=KIND_TO_KNEES) if refused else None


def sitting_too(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Sitting down too", of an exercise: one to do sitting; of a pain that is a grave sign."""
    if not last.trained or asked.other or asked.muscles:
        return None
    return Question("moment", last.muscles[:1], subject="sitting")


def of_its_parts(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What does the first one do", "and the other", of two muscles that make up one: that one."""
    told, place = last.asked, _PLACES.get(asked.subject or "")
    if told.kind == "parts" and told.muscles and place is not None:
        parts = members(knowledge, told.muscles[0])[place : place + 1]
    elif told.kind in _OF_ITSELF and told.muscles and asked.subject == "other":
        groups = (knowledge.groups[name].members for name in groups_of(knowledge, told.muscles[0]))
        pair = next((pair for pair in groups if len(pair) == 2), ())
        parts = tuple(name for name in pair if name not in told.muscles)
    else:
        return None
    return Question("action", parts) if parts else None


def beside_the_walk(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is that better than squats", of a way of walking: which does more for its muscle."""
    one = (asked.subject is None) != (asked.other is None)
    if not one or asked.conditions or not last.way:
        return None
    return asked.but(muscles=asked.muscles or last.muscles[:1], conditions=last.way)


def number_of_muscles(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How many are there really", "do you believe it": of the muscles that were counted."""
    believed = asked.kind == "topic"
    if last.asked.kind != "muscle_count" or (asked.named and not believed):
        return None
    return Question("muscle_count", subject=meanings.CLAIM if believed else None)


def easing(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What helps", of what hurts."""
    told = last.asked
    if not asked.named and told.subject == SORE_DAYS:
        return tips.against_soreness(Question("soreness", told.muscles))
    if asked.named or told.kind not in ("soreness", "pain"):
        return None
    if asked.kind == "how_to" and not safety.CARRIED.isdisjoint(told.conditions):
        return None  # how to carry what hurts
    if told.subject == _TIRED and asked.kind in ("exercise", "stretch", "how_to_exercise"):
        return None  # a tired muscle may be trained another day
    return told.but(conditions=()) if told.kind == "pain" else tips.against_soreness(told)


def the_way(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How do I do that", of what was named, unless that is a way of walking."""
    told = last.asked
    if asked.named:
        return None
    if told.kind == "exercise":
        return Question("more")
    if told.subject == KIND_TO_KNEES:
        return Question("how_to_exercise", subject=SPARES_KNEES)
    gear = bool(last.way) and knowledge.conditions[last.way[0]].gear
    if told.kind == "tone":
        return asked.but(conditions=last.way) if gear else Question("exercise", told.muscles)
    if told.tip and last.way and last.way[0] in _SLOPES:
        return Question("how_to", conditions=last.way[:1])
    return Question("tip", tip=told.tip) if told.tip else None


def what_it_takes(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And with weights", "and holding on", of an exercise: what is said of that."""
    way = asked.conditions[0] if len(asked.conditions) == 1 and not asked.muscles else ""
    told = _TAKEN.get(way) if last.trained else None
    return Question("subject", subject=told) if told else None


def against_another(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is it better than a lunge", of an exercise: the two of them."""
    told = last.asked.subject if last.asked.kind == "how_to_exercise" else None
    named = asked.other or asked.subject
    alone = told and named and not (asked.other and asked.subject) and not asked.conditions
    return asked.but(subject=told, other=named) if alone and told != named else None


def with_weights(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Do i need weights", of an exercise: what it takes; of a walk they are another matter."""
    often = last.asked.subject == training.DAYS
    trained = last.trained or often or last.asked.kind == "tone"
    weights = asked.conditions == ("hand_weights",) and not asked.muscles
    return Question("whether", subject="equipment") if trained and weights else None


def same_by_walking(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is that as good as walking", of an exercise or a muscle: whether walking tones it."""
    bare = asked.subject == meanings.SAME and not asked.conditions and asked.other is None
    alone = last.asked.muscles if not last.conditions or last.trained else ()
    return Question("tone", alone[:1]) if bare and alone else None


def toned_by_walking(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Does walking help with that", of a muscle to be worked: whether walking tones it."""
    worked = last.asked.kind == "work_more" and last.asked.muscles and not asked.named
    return Question("tone", last.asked.muscles[:1]) if worked else None


def used(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How do i use them", of a muscle: what works it more."""
    told = last.asked
    plain = told.kind in _OF_ITSELF and told.muscles and not asked.named
    return Question("work_more", told.muscles) if plain else None


def on_foot(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And when I walk", after an exercise; another half sentence asks for more."""
    if last.trained or last.asked.kind == "tone":
        return Question("work_more", last.muscles) if last.muscles else None
    if asked.kind == "what_about" or last.recalled:
        return None
    return Question("more") if last.conditions or last.muscles else None


def when_in_the_step(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "When in the step", of a muscle."""
    return Question("timing", last.asked.muscles) if last.asked.muscles else None


def stretched_when(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Before or after", of a stretch."""
    stretch = last.asked.kind == "stretch" or last.asked.subject == HOLD
    return Question("subject", subject="stretch_when") if stretch else None


def strengthened(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What helps", of a part of the body that makes trouble: what trains its muscles."""
    told = knowledge.subjects.get(last.asked.subject or "")
    trouble = told is not None and bool(told.muscles) and not told.everyday and not told.verdict
    return Question("exercise", last.asked.muscles) if trouble and not asked.named else None


def shown_there(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "When would i see it", of a muscle that is trained: of that one."""
    told = last.asked
    trained = told.kind in (*TRAINED, "tone", "work_more") and told.muscles and not asked.muscles
    return asked.but(muscles=told.muscles) if trained else None


def loosened(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What helps", of what was stretched: what strengthens it besides."""
    stretched = last.asked.kind == "stretch" and not asked.named
    return Question("exercise", last.asked.muscles) if stretched and last.asked.muscles else None


def felt(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What should I feel", of a tip, or of a way of walking: its muscle at work."""
    muscles = last.muscles or worked_in(last.way, knowledge)
    if asked.muscles or last.asked.muscles or asked.subject != meanings.FEEL or not muscles:
        return None
    return asked.but(muscles=muscles[:1])


def for_the_muscle(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And at the bus stop", after a muscle: something to do for it there."""
    told = last.asked
    of_one = told.kind in OF_MUSCLES or told.kind == "how_to_exercise"
    if asked.muscles or asked.conditions or not asked.subject or not of_one:
        return None
    return asked.but(muscles=told.muscles) if told.muscles else None


def that_muscle(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Which muscle is that", of what a muscle was named for; a way of walking has its own."""
    if asked.named or last.way or not last.muscles:
        return None
    return Question("about", last.muscles[:1])


def thick_from_it(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And hills", "and with weights", of legs that are not to get thick: whether those do it."""
    thick = last.asked.subject in _THICK and asked.conditions and not asked.muscles
    return Question("subject", subject="bulk_from_hills") if thick else None


def felt_in_it(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Which muscle should i feel", of an exercise: the first that it trains."""
    told = last.trained and last.muscles
    return Question("about", last.muscles[:1]) if told else None


def worth_training(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is it any good", of an exercise: that it is; of a muscle: whether walking tones it."""
    if asked.named:
        return None
    if last.asked.kind in ("tone", "work_more") and last.asked.muscles:
        return Question("tone", last.asked.muscles[:1])
    return Question("whether", subject="worth_training") if last.asked.kind in TRAINED else None


def worked_sitting(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And sitting", of what works or trains a muscle: something to do for it sitting."""
    worked = last.trained or last.asked.kind in ("work_more", "moment")
    told = worked and last.muscles
    return Question("moment", last.muscles[:1], subject="sitting") if told else None


def for_a_walk(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What do I need for that", of what is no exercise: what to take on a walk."""
    worked = last.trained or last.asked.kind in ("work_more", "tone", "stretch")
    return None if worked else Question("subject", subject="walk_kit")


def in_that_muscle(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Why does it burn when I walk fast", of a muscle: what that way of walking asks of it."""
    told = last.asked.kind in OF_MUSCLES and last.asked.muscles and not asked.muscles
    return asked.but(muscles=last.asked.muscles[:1]) if told and asked.conditions else None


def minded(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is there anything I should avoid", of an exercise."""
    exercise = last.trained and not asked.named and last.circumstance is None
    return Question("subject", subject="mind_in_exercise") if exercise else None
