"""What a question means by the answer it comes after. Pure, as `resolve` is."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from skill.coach.question import Question
from skill.knowledge.model import Knowledge
from skill.talk.before import Before, threads
from skill.talk.context import Context
from skill.talk.steps import (
    of_any_talk,
    of_calories,
    of_children,
    of_everyday,
    of_form,
    of_gear,
    of_health,
    of_muscles,
    of_pains,
    of_signs,
    of_sports,
    of_tips,
    of_training,
    of_two_ways,
    of_ways,
)

Step = Callable[[Question, Before, Knowledge], Question | None]


def next_step(asked: Question, context: Context, knowledge: Knowledge) -> Question | None:
    """Return what was asked as the next step after the last answer; None where it is none.

    Where it goes on from nothing said on the side, it goes on from the thread before it. After
    soreness or a pain "what helps" asks for what eases it, after a comparison "which burns
    more" for another scale, after an exercise "how do I do that" for its steps.
    """
    name = f"{asked.kind}.{asked.subject}"
    steps = (*_STEPS.get(name, ()), *_STEPS.get(asked.kind, ()))
    everyday = of_everyday.is_asked(asked)
    talks = threads(context, knowledge) if steps or everyday else ()
    if name in _OF_THE_LAST:
        talks = talks[:1]
    told = of_everyday.told_there(asked, talks[0], knowledge) if talks and everyday else None
    meant = (step(asked, talk, knowledge) for step in steps for talk in talks)
    return told or next((question for question in meant if question is not None), None)


#: What is doubted is what was said last.
_OF_THE_LAST = frozenset(("topic.backed", "topic.made_up", "topic.our_sources"))


def _of_benefits(*names: str, steps: tuple[Step, ...]) -> Mapping[str, tuple[Step, ...]]:
    """Return these steps for benefits, of the names if there are any, however they are asked of."""
    ends = tuple(f".{name}" for name in names) or ("",)
    return {f"{kind}{end}": steps for kind in ("benefit", "benefit_how") for end in ends}


#: What the words may mean, by the kind of question, or by a subject of it; the first that fits. So
#: the narrowest stands first: a step that a tip or a limit alone leads to before one of any talk.
_STEPS: Mapping[str, tuple[Step, ...]] = {
    # A muscle that is named is the whole question; then what was said last, a tip before a subject.
    "reason": (
        of_ways.of_its_muscle,
        of_training.in_that_muscle,
        of_tips.of_the_tip,
        of_ways.of_the_subject,
    ),
    "when": (of_everyday.not_reminded,),
    "walk_why.cue_muscle": (of_training.felt_in_it,),
    "tone": (of_everyday.good_for_that,),
    "works": (
        *(of_sports.for_that_muscle, of_everyday.good_for_that),
        *(of_ways.good_for_it, of_ways.at_work),
    ),
    # A tip's muscles are its own; the treadmill and what is taken along change the way of walking,
    # so "that muscle" is asked for after them, and any walk is meant where nothing else was.
    "condition": (
        *(of_sports.its_muscles, of_pains.around_the_knee, of_pains.which_muscle),
        *(of_tips.of_the_tip, of_ways.on_the_treadmill),
        *(of_gear.along, of_training.that_muscle, of_ways.of_the_subject, of_ways.of_any_walk),
    ),
    **dict.fromkeys(
        ("whether", "harmful", "safe"),
        (of_pains.it_burns, of_pains.is_it_bad, of_ways.bad_for_a_part, of_ways.of_the_subject),
    ),
    "normal": (
        *(of_pains.it_burns, of_pains.normal_sign, of_any_talk.not_felt),
        *(of_ways.of_the_subject, of_any_talk.for_everyone),
    ),
    "activity_or_walking": (of_sports.burned_by_it,),
    # Another sport is weighed by itself, else the training; last for whom two ways are compared.
    "compare": (
        *(
            of_ways.steps_there,
            of_ways.on_the_belt_or_off,
            of_ways.other_of_the_stairs,
            of_training.same_by_walking,
        ),
        *(of_sports.against_the_sport, of_training.better_than_walking),
        *(of_health.for_the_trouble, of_sports.either),
        *(of_two_ways.better_for_them, of_any_talk.picked),
    ),
    "harder_than": (of_signs.on_the_flat, of_signs.worse_there, of_sports.than_the_sport),
    "safer": (of_health.safest,),
    "exercise_compare": (of_training.against_another, of_training.beside_the_walk),
    "muscle_compare": (of_ways.in_that_way,),
    # Exercises were asked for; then two ways that were weighed are weighed once more.
    "knees": (
        *(of_training.kind_to_knees, of_gear.pulled_by_ankles),
        of_two_ways.weighed_for,
        of_sports.against_the_sport,
        of_tips.of_the_tip,
    ),
    "harder": (of_training.better_than_walking, of_tips.of_the_tip),
    **_of_benefits("mind", steps=(of_form.held_up,)),
    **_of_benefits("bones", steps=(of_health.brittle_under_the_load,)),
    **_of_benefits(steps=(of_health.good_for_them, of_training.toned_by_walking)),
    **_of_benefits(
        "joints",
        steps=(of_two_ways.weighed_for, of_sports.against_the_sport, of_two_ways.for_the_joints),
    ),
    **_of_benefits(
        *("fitness", "strength"),
        steps=(of_two_ways.weighed_for, of_sports.against_the_sport),
    ),
    **_of_benefits(
        "heart",
        steps=(of_signs.of_the_heart, of_two_ways.weighed_for, of_sports.against_the_sport),
    ),
    **_of_benefits(
        "balance",
        steps=(of_everyday.balanced, of_two_ways.weighed_for, of_sports.against_the_sport),
    ),
    **_of_benefits(
        "weight",
        steps=(of_two_ways.weighed_for, of_sports.against_the_sport, of_calories.burned_there),
    ),
    **_of_benefits("blood_pressure", steps=(of_two_ways.for_the_pressure,)),
    "topic.convince_me": (of_ways.worth_it,),
    # Who told of their health is answered for that, whatever else the words may mean.
    "advice": (
        *(
            *(of_signs.on_the_flat, of_signs.more_gently, of_signs.braced),
            of_children.of_the_child,
            of_pains.despite_the_pain,
            of_health.with_care,
            *(of_gear.with_the_gear, of_gear.with_poles_down),
            *(of_training.worth_training, of_training.with_weights, of_sports.mixed),
        ),
        *(of_ways.down_the_stairs, of_ways.worth_it, of_any_talk.for_nothing),
        of_everyday.so_itself,
    ),
    "steps": (of_ways.stairs_counted,),
    "how_heavy": (of_health.with_care, of_ways.set_steeper),
    "tip.weight": (of_two_ways.weighed_for, of_sports.against_the_sport),
    "pain.rest_pain": (of_training.sitting_too,),
    "keep_walking": (
        of_signs.while_ill,
        *(of_health.signs_to_stop, of_health.may_they_walk),
        *(of_pains.where_it_was, of_pains.swollen_later, of_pains.on_a_sore_heel),
    ),
    "raises": (of_two_ways.on_another_scale, of_calories.burned_there),
    "lowers": (of_two_ways.on_another_scale,),
    "topic.calories": (of_calories.burned_there,),
    "topic.back_walking": (of_ways.under_the_load,),
    # How long a stretch is held is no measure of a walk; a week is what is left.
    "how_much": (
        *(of_sports.in_a_week, of_ways.against_the_flat),
        *(of_calories.much_of_it, of_training.held, of_training.times, of_any_talk.of_its_measure),
        *(of_two_ways.on_another_scale, of_ways.of_a_week),
    ),
    "hardest": (of_two_ways.of_those,),
    "other_way": (of_ways.back,),
    # Who hurts asks whether to go at all, before how often one trains.
    "topic.may_daily": (of_pains.again, of_training.of_training),
    "topic.every_day": (of_sports.in_a_week, of_pains.again, of_training.of_training),
    "how_often": (
        *(of_sports.in_a_week, of_training.of_its_exercises, of_signs.how_often),
        *(of_pains.again, of_training.of_training),
    ),
    # How far somebody old or new goes, how long a stretch is held, then until it passes or shows.
    "how_much.time": (
        *(of_children.far_for_the_child, of_signs.rested, of_signs.burns_so_long),
        of_sports.in_a_week,
        *(of_gear.of_their_length, of_health.far_enough, of_training.held),
        *(of_pains.until_it_passes, of_training.time_of_training),
        of_calories.long_for_the_weight,
    ),
    **dict.fromkeys(
        ("topic.time_to_results", "topic.soreness_days", "how_much.span"),
        (of_signs.burns_so_long, of_pains.until_it_passes, of_training.shown_there),
    ),
    **dict.fromkeys(
        ("subject.gets_easier", "whether.gets_easier", "progress.better"),
        (of_signs.passes_or_not,),
    ),
    **dict.fromkeys(
        ("subject.gets_worse", "subject.heart_to_blame", "subject.good_for_baby"),
        (of_any_talk.whether_so,),
    ),
    **dict.fromkeys(("subject.prevent_it", "whether.prevent_it"), (of_pains.kept_away,)),
    "topic.children": (of_children.far_for_the_child,),
    "feedback": (
        of_health.some_is_better,
        of_health.not_yet,
        of_pains.too_sore,
        of_ways.done_gently,
    ),
    "how_much.slope": (of_ways.steep_there,),
    "whether.worn_out": (of_pains.worn_there,),
    "subject.worn_out": (of_pains.worn_there, of_any_talk.whether_so),
    "timing.feel": (of_any_talk.noticed,),
    "subject.noticing": (of_pains.until_it_passes,),
    "minutes": (of_training.then_go,),
    # After a push to go the minutes are that walk; else they are weighed.
    "topic.is_that_enough": (
        *(of_training.then_go, of_calories.enough_for_the_weight, of_training.enough),
        of_ways.counted_again,
    ),
    # With care first; who is sore or in pain is eased before they are told how a thing is done.
    "how_to": (
        of_signs.stood_up,
        of_signs.with_the_illness,
        *(of_health.with_care, of_pains.sore_now, of_training.easing, of_training.the_way),
        of_training.used,
        of_ways.of_the_subject,
    ),
    "how_to_exercise": (
        of_signs.stood_up,
        *(of_training.easing, of_training.one_exercise),
        *(of_sports.either, of_any_talk.one_of_them, of_any_talk.best_of_all),
    ),
    **dict.fromkeys(
        ("subject.does_more", "whether.does_more"),
        (of_pains.otherwise_sore, of_any_talk.doing_more),
    ),
    "tip": (
        *(of_pains.moved, of_health.cared_for),
        *(of_training.loosened, of_health.kept_steady),
        *(of_health.given_with_care, of_health.helped),
        of_pains.kept_away,
        of_pains.eased,
        of_health.within_a_limit,
        of_pains.sore_now,
        *(of_training.easing, of_training.strengthened),
    ),
    # What heals is left alone; what hurts a little is trained with, the rest is eased.
    "exercise": (
        *(of_sports.either, of_pains.healing, of_health.steadied, of_training.kind_to_knees),
        *(of_signs.breath_trained, of_pains.trained_against),
        *(of_training.worked_there, of_training.its_muscles, of_training.easing),
    ),
    "stretch": (of_pains.stretched, of_training.worked_there, of_training.its_muscles),
    "work_more": (
        of_any_talk.worked_otherwise,
        *(of_training.another_tip, of_signs.breath_trained, of_pains.trained_against),
        *(of_training.easing, of_pains.spared_now),
        *(of_training.worked_there, of_training.its_muscles, of_any_talk.of_no_muscle),
    ),
    **dict.fromkeys(("subject.sitting", "whether.sitting"), (of_training.worked_sitting,)),
    **dict.fromkeys(("subject.for_the_old", "whether.for_the_old"), (of_health.of_old_people,)),
    "subject.equipment": (of_training.for_a_walk,),
    "subject.plateau": (of_pains.done_otherwise,),
    "harmful.achilles": (of_ways.bad_for_the_tendon,),
    "subject.how_deep": (of_ways.deep_in_the_water,),
    **dict.fromkeys(("subject.best_ground", "whether.best_ground"), (of_ways.bare_on_the_ground,)),
    "topic.walking_enough": (of_calories.enough_for_the_weight,),
    "topic.pack_limit": (of_health.carried,),
    "parts": (of_muscles.smallest, of_training.number_of_muscles, of_any_talk.which_part),
    "topic.made_up": (of_training.number_of_muscles,),
    # A number of muscles is what is doubted before a finding is, and that before its source.
    **dict.fromkeys(
        ("source.study_size", "source.study_people", "topic.study_ages"),
        (of_muscles.how_many_measured,),
    ),
    **dict.fromkeys(
        ("subject.should_it_hurt", "whether.should_it_hurt"), (of_muscles.whether_it_hurts,)
    ),
    "topic.backed": (
        of_muscles.how_well_measured,
        of_training.number_of_muscles,
        of_ways.whether_so,
        of_ways.of_this,
    ),
    # Fat and a step are asked of by the names of muscles: what is said of them is a muscle last.
    "role": (of_sports.for_that_muscle, of_calories.no_one_place, of_ways.seen_from_it),
    "where": (of_training.its_muscles, of_ways.seen_from_it, of_any_talk.placed),
    "about": (
        *(of_sports.for_that_muscle, of_pains.what_it_is),
        *(of_training.that_muscle, of_ways.seen_from_it),
    ),
    "action": (of_ways.what_it_does, of_tips.of_its_use, of_ways.seen_from_it),
    "timing": (of_ways.told_by_the_breath, of_training.felt),
    "brisk": (of_signs.at_what_pace, of_ways.how_fast),
    "subject.rest_now": (of_signs.rested_with_pain,),
    "subject.child_distance": (of_children.far_for_the_child, of_signs.how_far_of_them),
    "subject.until_i_am_back": (of_signs.back_after_the_heart,),
    "phase.stride": (of_training.when_in_the_step,),
    "other_activity": (of_sports.next_activity,),
    "topic.treadmill_settings": (of_health.with_the_risk,),
    "caution": (
        *(of_everyday.exercised_with_care, of_everyday.when_old),
        *(of_training.kind_to_knees, of_any_talk.steadied_there, of_pains.left_out),
        of_training.minded,
        *(of_health.with_care, of_health.of_a_walker, of_health.spared),
    ),
    # A pregnancy is the midwife's, even where a load makes the back ache.
    **dict.fromkeys(
        ("pain", "soreness"),
        (
            *(of_children.child_hurts, of_signs.cause_of_pain),
            *(of_pains.where_it_was, of_pains.swollen_later, of_pains.without_pain),
            of_everyday.hurting_in_it,
            *(of_pains.still_hurting, of_pains.aches_of_it),
            *(of_health.under_the_load, of_pains.it_aches, of_ways.aching_there),
        ),
    ),
    # Ease what hurts, keep to a limit; only then is a moment the muscle's, or the pram's.
    "moment": (
        of_children.child_bored,
        *(of_pains.moved, of_health.cared_for, of_training.easing),
        *(of_health.given_with_care, of_pains.spared_now, of_pains.eased),
        of_training.trained_indoors,
        of_ways.on_that_slope,
        of_health.within_a_limit,
        *(of_training.for_the_muscle, of_training.there_too),
        of_health.with_it,
    ),
    "topic.too_much": (of_calories.much_of_it,),
    "topic.start_gently": (of_health.far_enough, of_health.built_up, of_ways.begun),
    "topic.stretching": (of_signs.whether_stretched, of_training.stretched_when),
    "why": (of_muscles.why_so_big, of_pains.its_cause, of_ways.why_tiring),
    "target": (of_sports.in_a_week, of_ways.stairs_counted, of_health.too_much, of_training.reps),
    **dict.fromkeys(("form.lean", "form_why.lean"), (of_form.leaning_there,)),
    "topic.shoes": (of_health.in_their_shoes, of_gear.shod_on_sand),
    "topic.our_sources": (of_pains.its_cause,),
    "topic.feel_awkward": (of_health.unseen,),
    "another": (of_health.within_a_limit, of_training.one_exercise, of_any_talk.next_one),
    **dict.fromkeys(("one_of.first", "one_of.second"), (of_training.of_its_parts,)),
    "one_of.other": (of_training.of_its_parts, of_health.instead),
    "half_sentence": (of_pains.still_hurting, of_training.on_foot),
    # A name alone: the same question of that, where the last one has a use for it; then what was
    # told of health, then a limit, and last what the name changes in any talk.
    "what_about": (
        of_sports.for_that_muscle,
        *(
            *(of_children.of_the_child, of_signs.on_the_flat),
            *(of_health.cared_for, of_signs.there_too),
            *(of_training.toned, of_training.trained_too, of_everyday.exercised_with_care),
            *(of_everyday.when_old, of_training.what_it_takes, of_health.cared_for),
            of_pains.softly,
            of_ways.on_the_treadmill,
            of_ways.tilted,
            of_gear.holding_it,
            of_health.of_a_walker,
            of_health.in_another_way,
            of_pains.where_it_hurts,
        ),
        *(of_health.within_a_limit, of_health.on_the_level, of_tips.where_no_tip_is),
        *(of_tips.done_so, of_ways.down_the_stairs, of_gear.holding_on, of_calories.no_one_place),
        of_gear.beside_two_ways,
        *(of_gear.along, of_calories.burned, of_form.with_the_hands, of_form.held_so),
        *(of_form.so_held, of_ways.counted),
    ),
}
