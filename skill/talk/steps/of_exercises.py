"""What is said while an exercise, a stretch or a tip is talked about: too many, outside, in bed."""

from __future__ import annotations

from collections.abc import Mapping

from skill.coach import meanings, moments, training
from skill.coach.muscles import LEGS
from skill.coach.question import Question
from skill.knowledge.model import Knowledge
from skill.knowledge.queries import effects_for
from skill.talk.before import Before
from skill.talk.kinds import TIPS, TRAINED
from skill.talk.steps.of_training import HOLD

#: How many are enough, and few; where exercises are done; how far they may hurt.
_FEW, _PLACE, _HURT = "enough_reps", "where_to_do_it", "should_it_hurt"
#: Muscles that are trained lying down.
_LYING = frozenset(("legs", "glutes", "gluteus_maximus", "thighs", "quadriceps", "hips"))
#: What is told of stretching without naming a muscle, and what pulls.
_STRETCHES = frozenset(
    (
        *("how_to_stretch", "stretching", "stretch_hold", "stretch_when", "stretch_often"),
        *("stretch_for_soreness", "other_side"),
    )
)
_ACHE = "ache"
#: What is told of a warm-up, and the most minutes of one.
_WARM_UPS, _WARM_MINUTES = frozenset(("warm_up", "start_gently", "warm_up_time")), 15
#: What gets somebody there sooner, and the way of walking that "faster" is heard as.
_DOES_MORE, _FASTER = "does_more", ("brisk",)
#: Jobs that are those of the balance, and what makes an exercise easier.
_STEADY, _EASIER = frozenset(("balance", "steady_trunk")), "easier_exercise"
#: What is said of exercises that hurt, and those that are kind to who hurts.
_TROUBLE, _KIND = "exercise_with_trouble", "exercises_for_knees"
#: Where one stands or sits, which is no walk.
_STAYING = frozenset(("sitting", "waiting"))
#: What both legs and both sides are heard as.
_BOTH = ((LEGS,), ("obliques",))
#: What is told of the balance.
_ONE_LEG, _BALANCE_OFTEN = "one_leg", "balance_often"
_BALANCE = frozenset(
    ("balance_exercise", _ONE_LEG, "eyes_closed", _BALANCE_OFTEN, "harder_balance")
)
#: Moments that are a place where to do an exercise.
_PLACES_OF_IT = frozenset((moments.WALKING, moments.WAITING))
#: Which exercise "the first" and "the second" are, and when an exercise shows.
_PLACES: Mapping[str, str] = {"first": "one", "second": "another"}
_SHOWS = "exercise_shows"
#: How fast exercises are done.
_SLOWLY = "how_fast_exercise"
#: What "outside" and "here" are heard as.
_OUTSIDE = ("level",)


def refused(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "I can't do squats", whatever was talked about: it is the whole question."""
    return asked if asked.other == meanings.INSTEAD else None


def not_too_many(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is that a lot", "is it hard", of an exercise: that a few slow ones are right."""
    weighed = asked.kind != "how_much" or asked.whether
    few = weighed and last.trained and not (asked.muscles or asked.conditions)
    return Question("harmful", last.muscles, subject=_FEW) if few else None


def enough_of_it(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is that enough", of an exercise: that so few are."""
    if asked.minutes is None and (last.asked.kind == "stretch" or last.asked.subject in _STRETCHES):
        return Question("whether", subject="stretch_enough")
    few = last.asked.kind in TRAINED and asked.minutes is None
    bare = not (asked.muscles or asked.conditions)
    return Question("whether", last.muscles, subject=_FEW) if few and bare else None


def one_by_one(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Which one first", "and the second", of exercises: how that one is done."""
    if last.asked.subject in _BALANCE and not asked.conditions:
        return Question("subject", subject=_ONE_LEG)
    if last.asked.kind != "exercise" or asked.conditions:
        return None
    place = _PLACES.get(asked.subject or "")
    return Question("how_to_exercise", last.asked.muscles, subject=place) if place else None


def shows(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How long till i notice", of an exercise: of that one, and of no walk."""
    told = _exercised(last) and not (asked.muscles or asked.conditions)
    return Question("subject", last.muscles, subject=_SHOWS) if told else None


def shows_next(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How long till i notice", right after an exercise that eases a pain: of the exercise."""
    return None if last.aside else shows(asked, last, knowledge)


def harder_balance(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "That is too easy", of the balance: with less to hold."""
    easy = asked.subject == meanings.TOO_EASY and last.asked.subject in _BALANCE
    return Question("subject", subject="harder_balance") if easy else None


def in_short(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Remind me of the main thing", of a tip that one; of an exercise or a stretch how."""
    if last.asked.kind in TIPS and last.asked.tip:
        return Question("tip", tip=last.asked.tip)
    if last.asked.kind == "stretch":
        return Question("subject", subject=HOLD)
    return Question("subject", last.muscles, subject=_SLOWLY) if last.trained else None


def done_outside(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Can i do that outside", of an exercise, a stretch or the balance: where it is done."""
    steady = last.asked.subject in _BALANCE
    told = last.trained or last.asked.kind == "stretch" or steady
    there = steady and asked.kind == "moment" and asked.subject in _PLACES_OF_IT
    out = (asked.conditions == _OUTSIDE or there) and not asked.muscles
    place = _BALANCE_OFTEN if there else _PLACE
    return Question("whether", subject=place) if told and out else None


def done_there(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Can i do it in the kitchen", of an exercise or the balance: where it is done."""
    bare = asked.whether and not asked.named
    if bare and last.asked.subject in _BALANCE:
        return Question("whether", subject=_BALANCE_OFTEN)
    return Question("whether", last.muscles, subject=_PLACE) if bare and last.trained else None


def standing_too(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And standing up", of an exercise: one for which nobody lies down."""
    stands = asked.subject == moments.WAITING and not (asked.muscles or asked.conditions)
    if last.asked.kind not in TRAINED or not stands:
        return None
    return asked.but(
        kind="exercise", muscles=last.muscles, subject=None, limits=(training.OFF_THE_FLOOR,)
    )


def balanced_for(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How long", of the balance: so many breaths."""
    steady = last.asked.subject in _BALANCE and not asked.conditions
    return Question("subject", subject=_ONE_LEG) if steady else None


def another_one(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What else", of what is said of an exercise: the next one."""
    told = _exercised(last) and last.asked.kind not in TRAINED and last.muscles
    return Question("how_to_exercise", last.muscles, subject="another") if told else None


def lying_too(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Can i do it in bed", of an exercise for the legs or the buttocks: what is done lying."""
    lying = last.trained and _LYING.issuperset(last.muscles) and not asked.muscles
    return Question("whether", subject="lying_down") if lying else None


def held_on_to(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "May i hold on", of an exercise or a stretch: yes."""
    told = last.trained or last.asked.kind == "stretch"
    rail = asked.conditions == ("handrails",) and not asked.muscles
    return Question("whether", subject="holding_on") if told and rail else None


def helps_there(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Does it help with hills", of an exercise: whether that way works its muscle."""
    if not last.trained or not last.muscles or len(asked.conditions) != 1 or asked.muscles:
        return None
    known = effects_for(knowledge, asked.conditions[0], last.muscles[0])
    rises = bool(known) and known[0].direction == "increase"
    return Question("works", last.muscles[:1], asked.conditions) if rises else None


def hurting_a_little(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What if it hurts", "it burns", of an exercise or a stretch: how much is right."""
    bare = asked.kind == "pain" and not asked.named
    told = last.trained or last.asked.kind == "stretch" or last.asked.subject in _STRETCHES
    return Question("subject", subject=_HURT) if bare and told else None


def burning_meant(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Must it burn", of an exercise or a tip: that it must not hurt; a stretch may pull."""
    tipped = last.asked.kind in TIPS and asked.kind in ("subject", "whether")
    if asked.subject == _ACHE and (
        last.asked.kind == "stretch" or last.asked.subject in _STRETCHES
    ):
        return Question("whether", subject="slight_pull")
    told = last.trained or last.asked.kind == "stretch" or tipped
    return Question("whether", subject=_HURT) if told else None


def held_for(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How long do i hold it", of an exercise that is no stretch: as many are done."""
    return Question("how_much", subject=meanings.TIME) if last.trained else None


def warm_enough(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Are five minutes enough", of a warm-up: that they are."""
    warming = last.asked.subject in _WARM_UPS and 0 < (asked.minutes or 5) <= _WARM_MINUTES
    return Question("whether", subject="warm_up_time") if warming else None


def given_for(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And for my arms", of a tip: one for those."""
    hands = asked.muscles == ("forearms",)  # where those go is asked
    tipped = last.asked.kind in TIPS and asked.muscles and not (asked.conditions or hands)
    return last.asked.but(tip=None, muscles=asked.muscles, conditions=()) if tipped else None


def stretched_too(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And for my hips", after stretching: how that is stretched."""
    stretching = last.asked.kind == "stretch" or last.asked.subject in _STRETCHES
    named = bool(asked.muscles) and not asked.conditions
    if stretching and asked.muscles in _BOTH:  # "both legs", "both sides"
        return Question("subject", subject="other_side")
    return Question("stretch", asked.muscles) if stretching and named else None


def only_so_many(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What if i only manage fifty", of the minutes of a week: that they count."""
    fewer = last.asked.kind == "target" and 30 < (asked.minutes or 0) < 150
    return Question("whether", subject="less_than_that") if fewer else None


def sooner(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Does it go faster", of how long it takes until it shows: what does more."""
    faster = asked.conditions == _FASTER or asked.kind == "brisk"
    shown = last.asked.subject == training.RESULTS and faster
    return Question("subject", subject=_DOES_MORE) if shown else None


def repeated(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How often", of a tip: as often as one likes; of what is done sitting, two rounds."""
    if last.asked.kind not in TIPS or last.asked.tip is None or asked.conditions:
        return None
    sitting = last.asked.kind == "moment" and last.asked.subject in _STAYING
    return Question("subject", subject="sitting_often" if sitting else "tip_often")


def under_way(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "I'm doing it now", of a tip: how long to keep it up."""
    if last.asked.kind not in TIPS or last.asked.tip is None:
        return None
    return Question("how_much", subject=meanings.TIME, tip=last.asked.tip)


def practised(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How do I practise that", of a job: an exercise for the balance, or for its muscles."""
    told = last.asked
    if told.kind != "job" or asked.named:
        return None
    if told.subject in _STEADY:
        return Question("topic", subject="balance_exercise")
    return Question("exercise", last.muscles) if last.muscles else None


def easier(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "That is too hard", of an exercise: how to make it easier."""
    told = last.trained or last.asked.subject == training.DAYS
    hard = asked.subject == meanings.TOO_HARD and told
    return Question("subject", last.muscles, subject=_EASIER) if hard else None


def easier_for(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And for my thighs", after how an exercise gets easier: what trains those."""
    eased = last.asked.subject == _EASIER and asked.muscles and not asked.conditions
    return Question("exercise", asked.muscles) if eased else None


def spared(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Something else then", of an exercise that hurts: one that spares the knees."""
    return Question("subject", subject=_KIND) if last.asked.subject == _TROUBLE else None


def harder_on_the_flat(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Make it harder", of a tip for the flat: without a hill."""
    flat = last.asked.kind in TIPS and last.asked.conditions == _OUTSIDE
    plain = not (asked.limits or asked.muscles or asked.conditions)
    return asked.but(limits=("no_hills", "no_stairs")) if flat and plain else None


def worked_outside(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Rather outside", of what trains or works a muscle: something for it on a walk."""
    out = asked.conditions == _OUTSIDE and not asked.muscles
    if out and last.asked.kind == "work_more" and last.asked.muscles == (LEGS,):
        return Question("moment", conditions=_OUTSIDE)  # any walk works the legs
    if not (last.trained and out and last.asked.muscles):
        return None
    return Question("moment", last.asked.muscles[:1], subject="walking")


def rounds_sitting(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How many", "how long", of what is done sitting: so many rounds."""
    sits = last.asked.kind in TIPS and last.asked.subject == "sitting" and not asked.conditions
    return Question("subject", subject="sitting_often") if sits else None


def so_many(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How many", of exercises, whatever hurts that they are for: so many of those."""
    bare = not asked.muscles and not asked.conditions
    return asked if last.asked.kind in TRAINED and bare else None


def normal_in_it(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "It burns, is that normal", of an exercise: how it may feel; of a stretch a light pull."""
    if asked.named and asked.subject:
        return None
    if last.asked.kind == "stretch" or last.asked.subject in _STRETCHES:
        return Question("normal", subject="slight_pull")
    return Question("subject", last.muscles, subject=_HURT) if _exercised(last) else None


def pulls_nowhere(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "I feel nothing", of a stretch: to go a little further."""
    told = last.asked.kind == "stretch"
    return Question("subject", subject="pull_missing") if told else None


def side_by_side(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Which leg first", of an exercise or a stretch: either, and the other as often."""
    if last.asked.kind == "stretch":
        return Question("subject", subject="other_side")
    return Question("subject", last.muscles, subject="both_sides") if last.trained else None


def balanced_daily(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Every day", of the balance: a little, every day."""
    steady = last.asked.subject in _BALANCE
    return Question("whether", subject=_BALANCE_OFTEN) if steady else None


def balanced_first(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Which one first", of the balance: to stand on one leg."""
    steady = last.asked.subject in _BALANCE and not asked.named
    return Question("subject", subject=_ONE_LEG) if steady else None


def so_seldom(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is once a week enough", of an exercise: on how many days it is done."""
    seldom = last.trained and asked.minutes is None
    return Question("topic", last.muscles, subject=training.DAYS) if seldom else None


def barefoot_in_it(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And barefoot", of an exercise: what to wear for it."""
    bare = asked.conditions == ("barefoot",) and not asked.muscles
    return (
        Question("whether", last.muscles, subject="exercise_shoes")
        if bare and last.trained
        else None
    )


def stretched_while_sore(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Even if i'm sore", of a stretch: whether it helps then."""
    told = last.asked.kind == "stretch" or last.asked.subject in _STRETCHES
    return Question("whether", subject="stretch_for_soreness") if told else None


def held_each(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How long each", of stretching: so many breaths."""
    told = last.asked.subject in _STRETCHES - {HOLD} and not asked.conditions
    return Question("subject", subject=HOLD) if told else None


def how_slowly(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How slowly", of an exercise: up as well as down."""
    slow = asked.conditions == ("slow",) and not asked.muscles
    return Question("subject", last.muscles, subject=_SLOWLY) if slow and last.trained else None


def _exercised(last: Before) -> bool:
    """Whether exercises were the answer, or on how many days to do them."""
    return last.trained or last.asked.subject == training.DAYS


def on_the_knees(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And my knees", of exercises: those that spare them; of a stretch, how far to go."""
    if asked.conditions or not (last.trained or last.asked.kind == "stretch"):
        return None
    stretched = last.asked.kind == "stretch"
    return Question("subject", subject=_TROUBLE if stretched else _KIND)


def off_the_belt(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Can I do it on a treadmill", of an exercise or a stretch: beside it."""
    belt = asked.conditions[:1] == ("treadmill",) and not asked.muscles
    still = (last.trained and last.asked.kind != "tone") or last.asked.kind == "stretch"
    return Question("whether", subject="exercise_on_belt") if belt and still else None
