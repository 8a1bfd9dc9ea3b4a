"""What a question may mean after an answer, by its kind alone: the first step that fits."""

from __future__ import annotations

from collections.abc import Mapping

from skill.talk.before import Step
from skill.talk.steps import (
    of_any_talk,
    of_burning,
    of_calories,
    of_causes,
    of_children,
    of_complaints,
    of_everyday,
    of_exercises,
    of_form,
    of_gear,
    of_health,
    of_lengths,
    of_muscles,
    of_old_age,
    of_pains,
    of_plans,
    of_signs,
    of_sources,
    of_sports,
    of_stride,
    of_tips,
    of_training,
    of_two_ways,
    of_ways,
    of_what_works,
)

#: Whether something does harm.
_HARM: tuple[Step, ...] = (
    *(of_burning.it_burns, of_causes.harm_of_it, of_pains.is_it_bad),
    of_gear.hung_on_the_shoulders,
    *(of_ways.bad_for_a_part, of_ways.of_the_subject),
)

#: The narrowest stands first: a step that a tip or a limit alone leads to before one of any talk.
BY_KIND: Mapping[str, tuple[Step, ...]] = {
    # A muscle that is named is the whole question; then what was said last, a tip before a subject.
    "reason": (
        *(of_ways.why_on_the_stairs, of_ways.of_its_muscle),
        of_training.in_that_muscle,
        of_tips.of_the_tip,
        of_ways.of_the_subject,
    ),
    "when": (
        of_everyday.not_reminded,
        of_plans.next_week,
        of_complaints.told_more,
    ),
    "walked": (of_complaints.told_more,),
    "tone": (of_everyday.good_for_that, of_muscles.put_right, of_muscles.firmed_by_walking),
    "works": (
        *(of_calories.enough_there, of_what_works.good_there),
        *(of_gear.backward_on_the_belt, of_health.good_with_care),
        *(of_sports.for_that_muscle, of_everyday.good_for_that),
        *(of_ways.good_for_it, of_ways.at_work),
    ),
    # A tip's muscles are its own; the treadmill and what is taken along change the way of walking,
    # so "that muscle" is asked for after them, and any walk is meant where nothing else was.
    "condition": (
        *(of_sports.its_muscles, of_pains.around_the_knee, of_pains.which_muscle),
        *(of_tips.of_the_tip, of_ways.on_the_treadmill, of_what_works.exactly),
        *(of_gear.along, of_training.that_muscle, of_ways.of_the_subject, of_ways.of_any_walk),
    ),
    "safe": (of_sources.certain, of_lengths.safe_there, *_HARM),
    **dict.fromkeys(("whether", "harmful"), _HARM),
    "normal": (
        *(of_burning.it_burns, of_pains.normal_sign, of_any_talk.not_felt),
        *(of_ways.of_the_subject, of_any_talk.for_everyone),
    ),
    "activity_or_walking": (of_sports.burned_by_it, of_sports.for_its_muscle),
    # Another sport is weighed by itself, else the training; last for whom two ways are compared.
    "compare": (
        *(
            of_two_ways.of_the_last_two,
            of_calories.burning_more,
            of_ways.steps_there,
            of_ways.on_the_belt_or_off,
            of_what_works.bigger_or_smaller,
            of_ways.other_of_the_stairs,
            of_training.same_by_walking,
        ),
        *(of_sports.against_the_sport, of_training.better_than_walking),
        *(of_health.for_the_trouble, of_sports.either),
        *(
            of_gear.in_its_place,
            of_two_ways.better_for_them,
            of_any_talk.picked,
            of_two_ways.against_that,
        ),
    ),
    "harder_than": (of_signs.on_the_flat, of_signs.worse_there, of_sports.than_the_sport),
    "safer": (of_health.safest,),
    "exercise_compare": (of_training.against_another, of_training.beside_the_walk),
    "muscle_compare": (of_ways.in_that_way,),
    # Exercises were asked for; then two ways that were weighed are weighed once more.
    "knees": (
        of_children.of_its_knees,
        *(of_what_works.two_at_a_time, of_what_works.with_the_poles),
        *(of_training.kind_to_knees, of_gear.pulled_by_ankles),
        of_two_ways.weighed_for,
        of_sports.against_the_sport,
        of_tips.of_the_tip,
    ),
    "harder": (*(of_exercises.not_too_many, of_training.better_than_walking, of_tips.of_the_tip),),
    **dict.fromkeys(
        ("benefit", "benefit_how"),
        (
            *(of_health.good_for_them, of_training.toned_by_walking),
            of_muscles.firmed_for_that,
        ),
    ),
    # Who told of their health is answered for that, whatever else the words may mean.
    "advice": (
        *(of_form.done_on_the_way, of_gear.stick_to_lean_on),
        *(of_gear.backward_on_the_belt, of_gear.with_poles_for_knees),
        *(
            *(of_exercises.done_outside, of_exercises.held_on_to, of_exercises.helps_there),
            of_plans.on_the_flat,
            *(of_signs.on_the_flat, of_signs.more_gently, of_signs.braced),
            of_children.of_the_child,
            *(of_causes.its_shoes, of_causes.its_straps, of_pains.despite_the_pain),
            of_health.with_care,
            *(of_gear.with_the_gear, of_gear.with_poles_down),
            *(of_training.worth_training, of_training.with_weights, of_sports.mixed),
            of_sports.rather_walking,
        ),
        *(of_gear.shod_on_sand, of_calories.better_for_the_weight),
        *(of_ways.down_the_stairs, of_ways.worth_it, of_any_talk.for_nothing),
        of_everyday.so_itself,
    ),
    "steps": (of_ways.stairs_counted, of_lengths.steps_at_a_time, of_plans.steps_of_it),
    "how_heavy": (
        of_gear.heavy_with_it,
        of_plans.begun_with,
        of_health.with_care,
        of_ways.set_steeper,
    ),
    "keep_walking": (
        *(of_burning.stopped, of_signs.while_ill),
        *(of_health.signs_to_stop, of_health.may_they_walk),
        *(of_pains.where_it_was, of_pains.swollen_later, of_pains.on_a_sore_heel),
    ),
    "raises": (of_calories.burning_more, of_two_ways.on_another_scale, of_calories.burned_there),
    "lowers": (of_two_ways.on_another_scale,),
    # How long a stretch is held is no measure of a walk; a week is what is left.
    "how_much": (
        *(
            of_exercises.not_too_many,
            of_lengths.is_it_little,
            of_health.no_lot,
            of_muscles.that_much,
            of_sports.in_a_week,
        ),
        *(of_ways.that_steep, of_calories.more_in_all, of_ways.against_the_flat),
        *(of_calories.much_of_it, of_training.held, of_training.times, of_any_talk.of_its_measure),
        *(of_two_ways.on_another_scale, of_ways.of_a_week),
    ),
    "hardest": (of_sports.its_muscles, of_two_ways.of_those, of_muscles.first_of_them),
    "other_way": (of_ways.back,),
    "how_often": (
        *(
            of_exercises.repeated,
            of_sports.in_a_week,
            of_training.of_its_exercises,
            of_signs.how_often,
        ),
        *(of_pains.again, of_training.of_training),
    ),
    "feedback": (
        of_exercises.easier,
        of_health.some_is_better,
        of_health.not_yet,
        of_pains.too_sore,
        of_ways.done_gently,
    ),
    "minutes": (of_calories.in_that_time, of_training.then_go),
    # With care first; who is sore or in pain is eased before they are told how a thing is done.
    "help": (of_signs.cramped_now,),
    "how_to": (
        of_form.upright,
        *(of_exercises.practised, of_signs.stood_up, of_signs.cramped_now),
        *(of_sports.either, of_signs.with_the_illness),
        *(
            of_health.with_care,
            of_pains.sore_now,
            of_complaints.gone_gently,
            of_training.easing,
            of_training.the_way,
        ),
        of_training.used,
        of_ways.of_the_subject,
    ),
    "how_to_exercise": (
        of_pains.rested_first,
        of_exercises.refused,
        of_signs.stood_up,
        *(of_training.easing, of_training.one_exercise),
        *(of_sports.either, of_any_talk.one_of_them, of_any_talk.best_of_all),
    ),
    "tip": (
        *(of_form.straightened, of_complaints.loosened),
        *(of_pains.rested_first, of_pains.moved, of_health.cared_for),
        *(of_training.loosened, of_old_age.kept_steady),
        *(of_health.given_with_care, of_health.helped),
        of_causes.kept_away,
        of_pains.eased,
        of_health.within_a_limit,
        of_pains.sore_now,
        of_complaints.gone_gently,
        *(of_training.easing, of_training.strengthened),
    ),
    # What heals is left alone; what hurts a little is trained with, the rest is eased.
    "exercise": (
        *(
            of_form.straightened,
            of_burning.trained_later,
            of_pains.rested_first,
            of_old_age.risen_slowly,
        ),
        of_children.trained_while_expecting,
        *(of_sports.either, of_pains.healing, of_old_age.steadied, of_training.kind_to_knees),
        *(of_signs.breath_trained, of_pains.trained_against),
        *(of_training.worked_there, of_training.its_muscles, of_training.easing),
        of_tips.there_too,
    ),
    "stretch": (
        of_pains.rested_first,
        of_pains.stretched,
        of_training.worked_there,
        of_training.its_muscles,
    ),
    "work_more": (
        *(of_form.done_on_the_way, of_pains.rested_first),
        *(of_old_age.steadied, of_any_talk.worked_otherwise),
        *(of_training.another_tip, of_signs.breath_trained, of_pains.trained_against),
        *(of_training.easing, of_pains.spared_now),
        *(of_training.worked_there, of_training.its_muscles, of_any_talk.of_no_muscle),
    ),
    "parts": (
        of_what_works.parts_there,
        of_what_works.exactly,
        of_muscles.smallest,
        of_training.number_of_muscles,
        of_any_talk.which_part,
    ),
    # Fat and a step are asked of by the names of muscles: what is said of them is a muscle last.
    "role": (
        *(of_sports.for_that_muscle, of_calories.no_one_place),
        *(of_ways.used_there, of_ways.seen_from_it),
    ),
    "where": (
        of_ways.walked_where,
        of_training.its_muscles,
        of_ways.seen_from_it,
        of_any_talk.placed,
    ),
    "about": (
        *(of_sports.for_that_muscle, of_causes.what_it_is),
        *(of_training.that_muscle, of_ways.seen_from_it),
    ),
    "action": (of_ways.what_it_does, of_tips.of_its_use, of_ways.seen_from_it),
    "timing": (
        *(of_muscles.worked_when, of_gear.so_long, of_children.until_the_birth),
        *(of_ways.told_by_the_breath, of_training.felt),
    ),
    "brisk": (of_exercises.sooner, of_signs.at_what_pace, of_ways.how_fast),
    "other_activity": (of_health.other_sport, of_sports.burned_by_it, of_sports.next_activity),
    "caution": (
        *(of_everyday.exercised_with_care, of_everyday.when_old),
        *(of_training.kind_to_knees, of_any_talk.steadied_there),
        *(of_pains.left_alone, of_pains.left_out),
        of_training.minded,
        *(of_health.with_care, of_health.of_a_walker, of_health.spared),
    ),
    # A pregnancy is the midwife's, even where a load makes the back ache.
    **dict.fromkeys(
        ("pain", "soreness"),
        (
            *(of_children.child_hurts, of_signs.cause_of_pain, of_signs.breath_with_lungs),
            *(of_pains.where_it_was, of_pains.swollen_later, of_pains.without_pain),
            *(of_everyday.hurting_in_it, of_exercises.hurting_a_little),
            *(
                of_complaints.at_night,
                of_complaints.felt_again,
                of_complaints.came_from,
                of_pains.aches_of_it,
            ),
            *(of_health.under_the_load, of_pains.it_aches, of_ways.aching_there),
        ),
    ),
    # Ease what hurts, keep to a limit; only then is a moment the muscle's, or the pram's.
    "moment": (
        *(of_pains.rested_first, of_signs.cramped_now, of_pains.walked_on_with_it),
        of_exercises.done_outside,
        *(of_children.child_bored, of_sports.either),
        *(of_old_age.steady_there, of_pains.in_that_position, of_burning.slowed),
        *(of_pains.moved, of_health.cared_for, of_training.easing),
        *(
            of_health.given_with_care,
            of_complaints.gone_gently,
            of_pains.spared_now,
            of_pains.eased,
        ),
        of_training.trained_indoors,
        of_ways.on_that_slope,
        of_health.within_a_limit,
        *(of_training.for_the_muscle, of_tips.there_too),
        of_health.with_it,
    ),
    "acknowledged": (of_exercises.under_way,),
    "why": (
        of_muscles.why_so_big,
        of_old_age.with_the_years,
        of_causes.its_cause,
        of_ways.why_tiring,
    ),
    "target": (
        *(of_sports.in_a_week, of_ways.stairs_counted, of_everyday.steps_meant),
        *(of_health.too_much, of_health.as_much_as_they_may, of_training.reps),
    ),
    "more": (of_stride.next_moment,),
    "another": (
        of_plans.on_the_flat,
        *(of_exercises.spared, of_stride.next_moment, of_health.within_a_limit),
        *(of_training.one_exercise, of_any_talk.next_one),
    ),
    "one_of": (of_plans.on_the_flat, of_ways.without_that),
    "half_sentence": (
        *(of_signs.so_long_ago, of_complaints.told_more, of_children.far_for_the_child),
        of_training.on_foot,
    ),
    # A name alone: the same question of that, where the last one has a use for it; then what was
    # told of health, then a limit, and last what the name changes in any talk.
    "what_about": (
        *(of_sports.for_that_muscle, of_gear.with_poles_for_knees),
        *(of_plans.on_the_flat, of_plans.carried_there),
        *(of_plans.whatever_the_weather, of_gear.backward_on_the_belt),
        *(
            of_gear.so_long,
            of_gear.shod_on_sand,
            of_gear.shod_there,
            of_gear.flat_with_it,
            of_gear.around_the_ankles,
        ),
        *(of_two_ways.beside_the_flat, of_two_ways.in_that_weather, of_gear.worked_with_it),
        *(of_what_works.best_for_it, of_what_works.as_well),
        of_gear.one_stick,
        *(
            *(of_exercises.worked_outside, of_exercises.done_outside),
            *(of_exercises.stretched_too, of_exercises.sooner),
            *(of_exercises.given_for, of_exercises.easier_for),
            *(of_children.of_the_child, of_signs.on_the_flat),
            *(of_complaints.there_exactly, of_health.cared_for, of_signs.there_too),
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
