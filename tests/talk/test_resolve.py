"""What a question means after what was talked about: one table, no words."""

from __future__ import annotations

import pytest

from skill.coach.question import Question
from skill.knowledge.model import Knowledge
from skill.talk.context import Context, Entity, Expectation, How, LastAnswer
from skill.talk.resolve import resolve, things

Q = Question
POLES = Q("condition", conditions=("nordic_poles",))
UPHILL = Q("condition", conditions=("uphill",))
COMPARED = Q("compare", conditions=("uphill",), other="sand")
CALVES = Q("role", ("calves",))
TIP = Q("tip", conditions=("uphill",), tip="take_the_hill")


def expecting(how: How, then: Question, *muscles: str) -> Expectation:
    choice = tuple(Entity(sort="muscle", id=muscle) for muscle in muscles)
    return Expectation(how=how, then=then, choice=choice)


def after(*asked: Question, outcome: str | None = None, **rest: object) -> Context:
    """The context after these questions, the last one last."""
    focus: dict[Entity, None] = {}
    for question in reversed(asked):
        named = sorted(things(question), key=lambda entity: entity.id != outcome)
        focus |= dict.fromkeys(named)
    last = LastAnswer(asked=asked[-1], outcome=outcome)
    return Context(last=last, focus=tuple(focus)).but(**rest)


WEIGHTS = Q("condition", conditions=("hand_weights",))
BACKWARD = Q("condition", conditions=("backward",))
SNOW = Q("condition", conditions=("snow",))
WHICH = Q("where")
FORGET = Q("forget_me")


@pytest.mark.parametrize(
    ("asked", "context", "meant"),
    [
        # "it", "that", "them"
        (Q("safe"), after(UPHILL), Q("safe", conditions=("uphill",))),
        (Q("safe"), after(TIP), Q("safe", conditions=("uphill",))),
        (Q("safe"), after(Q("tip", tip="silent_feet")), Q("safe", tip="silent_feet")),
        (Q("safe"), after(COMPARED, outcome="sand"), Q("safe", conditions=("sand",))),
        (Q("work_more"), after(CALVES), Q("work_more", ("calves",))),
        (Q("work_more"), after(CALVES, UPHILL), Q("work_more", ("calves",))),
        (Q("how_much"), after(Q("works", ("calves",), ("uphill",))),
         Q("how_much", ("calves",), ("uphill",))),
        (Q("how_much"), after(UPHILL), Q("how_much", conditions=("uphill",))),
        (Q("how_to_exercise"), after(Q("how_to_exercise", subject="plank")),
         Q("how_to_exercise", subject="plank")),
        (Q("feedback", subject="too_hard"), after(TIP),
         Q("feedback", subject="too_hard", tip="take_the_hill")),
        (Q("tone"), after(CALVES), Q("tone", ("calves",))),
        (Q("tone"), after(CALVES, recalled=True), Q("tone")),
        (Q("where"), after(CALVES, recalled=True), Q("where", ("calves",))),
        # two of a sort
        (Q("compare"), after(POLES, WEIGHTS),
         Q("compare", conditions=("nordic_poles",), other="hand_weights")),
        (Q("compare"), after(POLES, WEIGHTS, CALVES),
         Q("compare", conditions=("nordic_poles",), other="hand_weights")),
        (Q("compare"), after(Q("role", ("glutes",)), CALVES),
         Q("muscle_compare", ("glutes", "calves"))),
        (Q("compare", ("glutes",)), after(CALVES), Q("muscle_compare", ("calves", "glutes"))),
        (Q("compare", ("calves",)), after(COMPARED),
         Q("compare", ("calves",), ("uphill",), "sand")),
        (Q("compare", other="uphill"), after(POLES),
         Q("compare", conditions=("nordic_poles",), other="uphill")),
        (Q("compare", other="uphill"), after(POLES, recalled=True),
         Q("compare", conditions=("nordic_poles",), other="uphill")),
        (Q("compare", conditions=("sand",)), after(UPHILL),
         Q("compare", conditions=("uphill",), other="sand")),
        (Q("compare", conditions=("sand",)), after(UPHILL, recalled=True),
         Q("compare", conditions=("sand",))),
        (Q("safer"), after(COMPARED), Q("safer", conditions=("uphill",), other="sand")),
        (Q("harder"), after(UPHILL), Q("harder", conditions=("uphill",))),
        (Q("harder_than", conditions=("sand",)), after(UPHILL),
         Q("harder_than", conditions=("sand",), other="uphill")),
        (Q("soreness", other="back"), after(Q("caution", circumstance="pregnancy")),
         Q("subject", subject="pregnant_ache")),
        # the first, the other one
        (Q("one_of", subject="first"), after(COMPARED), UPHILL),
        (Q("one_of", subject="other"), after(COMPARED, outcome="uphill"),
         Q("condition", conditions=("sand",))),
        (Q("one_of", subject="other"), after(TIP), Q("tip", conditions=("uphill",))),
        (Q("one_of", subject="first"),
         after(Q("tip", tip="take_the_hill"), Q("tip", tip="small_steps_uphill")),
         Q("tip", tip="take_the_hill")),
        (Q("one_of", subject="second"), Context(), Q("one_of", subject="second")),
        # what about
        (Q("what_about", ("calves",)), after(UPHILL),
         Q("works", ("calves",), ("uphill",), subject="as_well")),
        (Q("what_about", ("calves",)), after(Q("how_much", (), ("uphill",), subject="slope")),
         Q("how_much", ("calves",), ("uphill",))),
        (Q("what_about", (), ("sand",)), after(COMPARED),
         Q("compare", conditions=("uphill",), other="sand")),
        (Q("another"), after(TIP), Q("tip", conditions=("uphill",))),
        (Q("another"), after(UPHILL), Q("more")),
        # the next step after an answer
        (Q("exercise"), after(Q("phase", subject="heel_off")), Q("exercise", ("calves",))),
        (Q("action"), after(Q("advice", ("triceps_brachii",), ("nordic_poles",))),
         Q("condition", conditions=("nordic_poles",))),
        (Q("benefit"), after(Q("caution", circumstance="back_problems")),
         Q("caution", circumstance="back_problems", subject="good_back", whether="whether")),
        (Q("caution"), after(Q("caution", circumstance="back_problems")),
         Q("caution", circumstance="back_problems", subject="leave_back")),
        (Q("how_much", subject="time"), after(Q("caution", circumstance="beginner")),
         Q("caution", circumstance="beginner", subject="far_beginner")),
        (Q("exercise"), after(Q("caution", circumstance="knee_problems")),
         Q("exercise", ("quadriceps",))),
        (Q("stretch"), after(Q("pain", subject="joint_pain", other="foot")),
         Q("stretch", ("foot_intrinsics",))),
        (Q("pain", (), ("brisk",), subject="ache"), after(Q("action", ("tibialis_anterior",))),
         Q("pain", ("tibialis_anterior",), ("brisk",), subject="ache")),
        (Q("advice", (), ("uphill",), subject="against"),
         after(Q("caution", circumstance="knee_problems")),
         Q("caution", (), ("uphill",), circumstance="knee_problems", subject="against")),
        (Q("about"), after(Q("soreness", ("calves",))), Q("subject", subject="sore_next_day")),
        (Q("work_more"), after(Q("reason", conditions=("downhill",))),
         Q("work_more", ("quadriceps",))),
        (Q("about"), after(Q("subject", ("gluteus_medius",), subject="one_leg")),
         Q("about", ("gluteus_medius",))),
        (Q("topic", subject="backed"), after(Q("subject", subject="treadmill_rubbish")),
         Q("whether", subject="treadmill_rubbish")),
        (Q("how_to"), after(Q("exercise", ("calves",))), Q("more")),
        (Q("how_to"), after(Q("tone", ("glutes",))), Q("exercise", ("glutes",))),
        (Q("tip"), after(Q("soreness", ("calves",))), Q("subject", subject="sore_now")),
        (Q("tip"), after(Q("pain", subject="chest_pain")), Q("pain", subject="chest_pain")),
        (Q("other_activity", subject="cycling"), after(Q("activity_or_walking")),
         Q("activity_or_walking", subject="cycling")),
        (Q("compare", subject="energy"), after(Q("activity_or_walking", subject="cycling")),
         Q("activity_or_walking", other="energy", subject="cycling")),
        (Q("compare", subject="same"), after(Q("activity_or_walking", subject="cycling")),
         Q("compare", subject="same")),  # no aim to weigh them for
        (Q("knees"), after(Q("other_activity", subject="running")),
         Q("activity_or_walking", other="knees", subject="running")),
        (Q("what_about", (), ("pram",)), after(Q("moment", tip="silent_feet")),
         Q("moment", limits=("pram",))),
        (Q("soreness"), after(UPHILL), Q("soreness", conditions=("uphill",))),
        # of an exercise, a stretch or the balance that was talked about
        (Q("one_of", subject="first"), after(Q("exercise", ("calves",))),
         Q("how_to_exercise", ("calves",), subject="one")),
        (Q("topic", subject="time_to_results"), after(Q("exercise", ("calves",))),
         Q("subject", ("calves",), subject="exercise_shows")),
        (Q("moment", subject="waiting"), after(Q("exercise", ("glutes",))),
         Q("exercise", ("glutes",), limits=("no_floor",))),
        (Q("topic", subject="is_that_enough"), after(Q("stretch", ("calves",))),
         Q("whether", subject="stretch_enough")),
        (Q("feedback", subject="too_easy"), after(Q("topic", subject="balance_exercise")),
         Q("subject", subject="harder_balance")),
        (Q("one_of", subject="second"), after(Q("hardest")), Q("subject", subject="second_muscle")),
        (Q("hardest"), after(Q("action", ("glutes", "hip_flexors"))),
         Q("muscle_compare", ("glutes", "hip_flexors"))),
        # of the way of walking that was talked about, or that a tip was for
        (Q("reason", ("thighs",)), after(BACKWARD), Q("reason", ("thighs",), ("backward",))),
        (Q("works", ("glutes",), subject="good"), after(UPHILL),
         Q("works", ("glutes",), ("uphill",), subject="good")),
        (Q("works", ("glutes",)), after(UPHILL), Q("works", ("glutes",))),
        (Q("knees"), after(Q("form", conditions=("downhill",), subject="lean")),
         Q("knees", conditions=("downhill",))),
        (Q("benefit", subject="joints"), after(POLES),
         Q("knees", conditions=("nordic_poles",), subject="kinder")),
        (Q("benefit", subject="joints"), after(UPHILL),
         Q("knees", conditions=("uphill",), subject="kinder")),
        (Q("knees"), after(TIP), Q("knees", conditions=("uphill",))),
        (Q("condition"), after(Q("tip", tip="take_the_hill")),
         Q("muscle_condition", ("gluteus_maximus",), ("uphill",), tip="take_the_hill")),
        (Q("where"), after(POLES), POLES),
        (Q("reason"), after(Q("subject", (), ("snow",), subject="in_slush")),
         Q("reason", conditions=("snow",))),
        (Q("muscle_compare", ("glutes",), other="thighs"), after(UPHILL),
         Q("muscle_compare", ("glutes",), ("uphill",), other="thighs")),
        (Q("what_about", (), ("side_slope",)), after(Q("whether", (), ("treadmill",))),
         Q("condition", conditions=("treadmill_incline",))),
        (Q("brisk"), after(BACKWARD), Q("how_to", conditions=("backward",))),
        (Q("brisk"), after(Q("condition", conditions=("brisk",))), Q("brisk")),
        (Q("topic", subject="backed"), after(UPHILL), Q("source", subject="true")),
        (Q("phase", subject="stride"), after(CALVES), Q("timing", ("calves",))),
        (Q("moment", subject="waiting"), after(CALVES),
         Q("moment", ("calves",), subject="waiting")),
        (Q("what_about", (), ("brisk",)), after(Q("topic", subject="is_that_enough", minutes=20)),
         Q("advice", conditions=("brisk",))),
        (Q("how_often"), after(UPHILL),
         Q("how_often", conditions=("uphill",))),
        (Q("topic", subject="convince_me"), after(POLES),
         Q("advice", conditions=("nordic_poles",))),
        (Q("condition", conditions=("treadmill",)), after(Q("how_much", subject="slope")),
         Q("how_much", conditions=("treadmill",), subject="slope")),
        # of two, and of those that were asked of one after another
        (Q("how_much", subject="energy"), after(COMPARED),
         Q("compare", conditions=("uphill",), other="sand", subject="energy")),
        (Q("hardest"), after(UPHILL), Q("hardest", conditions=("uphill",))),
        (Q("hardest"), after(UPHILL, POLES, SNOW),
         Q("compare", conditions=("uphill", "snow"), other="nordic_poles")),
        # what is taken along stays
        (Q("what_about", (), ("downhill",)), after(POLES),
         Q("condition", conditions=("downhill", "nordic_poles"))),
        (Q("what_about", (), ("uphill",)),
         after(Q("how_much", conditions=("nordic_poles",), subject="energy")),
         Q("how_much", conditions=("nordic_uphill",), subject="energy")),
        (Q("what_about", (), ("hand_weights",)), after(POLES), WEIGHTS),
        (Q("what_about", (), ("downhill",)),
         after(Q("subject", (), ("pram",), subject="twins_in_pram")),
         Q("condition", conditions=("downhill", "pram"))),
        (Q("what_about", (), ("downhill", "handrails")), after(Q("subject", (), ("pram",))),
         Q("condition", conditions=("downhill", "pram"))),
        # training
        (Q("how_to_exercise"), after(Q("exercise", ("calves",))),
         Q("how_to_exercise", ("calves",), subject="one")),
        (Q("another"), after(Q("exercise", ("calves",))),
         Q("how_to_exercise", ("calves",), subject="another")),
        (Q("how_often"), after(Q("exercise", ("calves",))),
         Q("topic", ("calves",), subject="strength_days")),
        (Q("topic", subject="is_that_enough"), after(Q("work_more", ("glutes",))),
         Q("tone", ("glutes",))),
        (Q("topic", subject="is_that_enough", minutes=20), after(CALVES),
         Q("topic", subject="is_that_enough", minutes=20)),
        (Q("compare"), after(Q("tone", ("glutes",))), Q("exercise", ("glutes",))),
        (Q("half_sentence"), after(Q("exercise", ("glutes",))), Q("work_more", ("glutes",))),
        (Q("half_sentence"), after(UPHILL), Q("more")),
        # within what was told of oneself
        (Q("caution", circumstance="knee_problems"), after(UPHILL),
         Q("caution", conditions=("uphill",), circumstance="knee_problems")),
        (Q("caution", circumstance="knee_problems"), after(Q("tip", tip="silent_feet")),
         Q("tip", circumstance="knee_problems")),
        (Q("caution", circumstance="heart_condition"), after(Q("tip", tip="silent_feet")),
         Q("caution", circumstance="heart_condition")),
        (Q("another", limits=("not_faster",)), after(Q("tip", subject="motivation", tip="x")),
         Q("tip", limits=("not_faster",))),
        (Q("what_about", (), ("level",)), after(Q("work_more", ("glutes",))),
         Q("tip", ("glutes",), limits=("no_hills", "no_stairs"))),
        (Q("one_of", subject="other"), after(Q("caution", conditions=("stairs_up",))),
         Q("tip", limits=("no_stairs",))),
        # what was waited for comes first
        (Q("yes"), after(UPHILL, expects=expecting("yes", Q("another"))), Q("more")),
        (Q("about", ("calves",)), Context(expects=expecting("name", WHICH)),
         Q("where", ("calves",))),
        (Q("what_about", ("calves",)), after(UPHILL, expects=expecting("name", WHICH)),
         Q("where", ("calves",))),
        (Q("condition", (), ("sand",)), Context(expects=expecting("name", WHICH)),
         Q("condition", (), ("sand",))),
        (Q("one_of", subject="second"),
         Context(expects=expecting("one_of", WHICH, "soleus", "calves")),
         Q("where", ("calves",))),
        (Q("when", minutes=540), after(UPHILL, set_aside=expecting("number", Q("reminder"))),
         Q("reminder", minutes=540)),
        (Q("yes"), after(UPHILL, set_aside=expecting("yes", Q("reminder_set"))), Q("yes")),
        (Q("reminders_off", wishes=("those",)), Context(expects=expecting("name", FORGET)),
         FORGET),
        (Q("reminders_off"), Context(expects=expecting("name", FORGET)), Q("reminders_off")),
        # nothing is in reach
        (Q("compare"), Context(), Q("compare")),
        (Q("safe"), Context(), Q("safe")),
        (Q("yes"), Context(), Q("yes")),
    ],
)  # fmt: skip
def test_what_is_meant(
    knowledge: Knowledge, asked: Question, context: Context, meant: Question
) -> None:
    """Gaps are filled from what is in reach; what cannot be filled is left as it is."""
    assert resolve(asked, context, knowledge) == meant
