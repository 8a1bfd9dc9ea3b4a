"""What a question means by the answer it comes after. Pure, as `resolve` is."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from skill.coach.question import Question
from skill.knowledge.model import Knowledge
from skill.talk.before import Before, before
from skill.talk.context import Context
from skill.talk.steps import of_health, of_training, of_ways

Step = Callable[[Question, Before, Knowledge], Question | None]
#: What is asked of the treadmill, of one's blood pressure and of the joints.
_SETTINGS, _PRESSURE, _JOINTS = "treadmill_settings", "blood_pressure", "joints"


def next_step(asked: Question, context: Context, knowledge: Knowledge) -> Question | None:
    """Return what was asked as the next step after the last answer; None where it is none.

    After soreness or a pain "what helps" asks for what eases it, after a comparison "which burns
    more" for another scale, after an exercise "how do I do that" for its steps.
    """
    last = before(context, knowledge)
    if last is None:
        return None
    name = f"{asked.kind}.{asked.subject}"
    steps = (*_STEPS.get(name, ()), *_STEPS.get(asked.kind, ()))
    meant = (step(asked, last, knowledge) for step in steps)
    return next((question for question in meant if question is not None), None)


#: What the words may mean, by the kind of question, or by a subject of it; the first that fits.
_STEPS: Mapping[str, tuple[Step, ...]] = {
    "reason": (of_ways.of_its_muscle, of_ways.of_the_tip, of_ways.of_the_subject),
    "works": (of_ways.good_for_it, of_ways.at_work),
    "condition": (
        *(of_ways.of_the_tip, of_ways.on_the_treadmill, of_ways.along, of_training.that_muscle),
        *(of_ways.of_the_subject, of_ways.of_any_walk),
    ),
    **dict.fromkeys(("whether", "harmful", "safe"), (of_health.it_burns, of_ways.of_the_subject)),
    "activity_or_walking": (of_training.burned_by_it,),
    "compare": (
        *(of_training.against_the_sport, of_training.better_than_walking),
        *(of_health.for_the_trouble,),
    ),
    "harder_than": (of_training.than_the_sport,),
    "muscle_compare": (of_ways.in_that_way,),
    "knees": (
        of_training.kind_to_knees,
        of_ways.weighed_for,
        of_training.against_the_sport,
        of_ways.of_the_tip,
    ),
    "harder": (of_training.better_than_walking, of_ways.of_the_tip),
    "benefit": (of_health.good_for_them,),
    "benefit.joints": (
        *(of_ways.weighed_for, of_training.against_the_sport, of_ways.for_the_joints),
    ),
    **dict.fromkeys(
        [f"benefit.{name}" for name in ("heart", "fitness", "strength", "weight", "balance")],
        (of_ways.weighed_for, of_training.against_the_sport),
    ),
    "benefit.blood_pressure": (of_ways.for_the_pressure,),
    "topic.convince_me": (of_ways.worth_it,),
    "advice": (
        *(
            of_health.despite_the_pain,
            of_health.with_care,
            of_ways.with_the_gear,
            of_training.worth_training,
        ),
        *(of_ways.down_the_stairs, of_ways.worth_it),
    ),
    "how_heavy": (of_health.with_care,),
    "keep_walking": (of_health.signs_to_stop,),
    **dict.fromkeys(("raises", "lowers"), (of_ways.on_another_scale,)),
    "how_much": (of_training.held, of_training.times, of_ways.on_another_scale, of_ways.of_a_week),
    "hardest": (of_ways.of_those,),
    "other_way": (of_ways.back,),
    "topic.may_daily": (of_health.again, of_training.of_training),
    **dict.fromkeys(
        ("topic.days_a_week", "topic.how_often", "topic.every_day", "how_often"),
        (of_training.of_training,),
    ),
    "how_much.time": (
        *(of_health.far_enough, of_training.held),
        *(of_health.until_it_passes, of_training.time_of_training),
    ),
    **dict.fromkeys(
        ("topic.time_to_results", "topic.soreness_days", "how_much.span"),
        (of_health.until_it_passes,),
    ),
    "feedback": (of_health.some_is_better,),
    "minutes": (of_training.then_go,),
    "topic.is_that_enough": (of_training.then_go, of_training.enough),
    "how_to": (
        *(of_health.with_care, of_health.sore_now, of_training.easing, of_training.the_way),
        of_ways.of_the_subject,
    ),
    "how_to_exercise": (of_training.easing, of_training.one_exercise),
    "tip": (
        of_training.loosened,
        of_health.eased,
        of_health.within_a_limit,
        of_health.sore_now,
        of_training.easing,
    ),
    "exercise": (
        of_health.healing,
        of_training.kind_to_knees,
        of_health.trained_against,
        of_training.its_muscles,
        of_training.easing,
    ),
    "stretch": (of_health.stretched, of_training.its_muscles),
    "work_more": (of_training.its_muscles,),
    "topic.pack_limit": (of_health.carried,),
    "parts": (of_training.number_of_muscles,),
    "topic.made_up": (of_training.number_of_muscles,),
    "topic.backed": (of_training.number_of_muscles, of_ways.whether_so, of_ways.of_this),
    "role": (of_ways.no_one_place, of_ways.seen_from_it),
    "where": (of_ways.seen_from_it,),
    "about": (of_health.what_it_is, of_training.that_muscle, of_ways.seen_from_it),
    "action": (of_ways.what_it_does, of_ways.of_its_use, of_ways.seen_from_it),
    "timing": (of_training.felt,),
    "brisk": (of_ways.how_fast,),
    "phase.stride": (of_training.when_in_the_step,),
    "other_activity": (of_training.next_activity,),
    f"topic.{_SETTINGS}": (of_health.with_the_risk,),
    "caution": (of_training.kind_to_knees, of_health.with_care, of_health.of_a_walker),
    **dict.fromkeys(
        ("pain", "soreness"),
        (
            *(of_health.without_pain, of_health.still_hurting, of_health.while_pregnant),
            *(of_health.under_the_load, of_health.it_aches, of_ways.aching_there),
        ),
    ),
    "moment": (
        of_training.easing,
        of_health.within_a_limit,
        of_training.for_the_muscle,
        of_health.with_it,
    ),
    "topic.stretching": (of_training.stretched_when,),
    "why": (of_health.its_cause,),
    "target": (of_health.too_much,),
    "topic.shoes": (of_health.in_their_shoes,),
    "topic.our_sources": (of_health.its_cause,),
    "topic.feel_awkward": (of_health.unseen,),
    "another": (of_health.within_a_limit, of_training.one_exercise),
    "one_of.other": (of_health.instead,),
    "half_sentence": (of_training.on_foot,),
    "what_about": (
        *(
            of_training.toned,
            of_ways.on_the_treadmill,
            of_ways.tilted,
            of_ways.holding_it,
            of_health.of_a_walker,
            of_health.in_another_way,
            of_health.where_it_hurts,
        ),
        *(of_health.within_a_limit, of_health.on_the_level),
        *(of_ways.down_the_stairs, of_ways.holding_on, of_ways.no_one_place),
        *(of_ways.so_held, of_ways.counted, of_ways.along, of_ways.burned),
    ),
}
