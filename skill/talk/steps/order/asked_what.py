"""What, which, where, when, why, how much: the muscles, their work and its measures."""

from __future__ import annotations

from collections.abc import Mapping

from skill.talk.before import Step
from skill.talk.steps import (
    of_any_talk,
    of_calories,
    of_causes,
    of_children,
    of_complaints,
    of_everyday,
    of_exercises,
    of_gear,
    of_health,
    of_kin,
    of_lengths,
    of_muscles,
    of_old_age,
    of_pains,
    of_plans,
    of_signs,
    of_sports,
    of_stairs,
    of_tips,
    of_training,
    of_two_ways,
    of_ways,
    of_what_works,
)

ASKED_WHAT: Mapping[str, tuple[Step, ...]] = {
    "muscle_count": (of_everyday.steps_of_theirs,),
    # A muscle that is named is the whole question; then what was said last, a tip before a subject.
    "reason": (
        of_stairs.why_on_the_stairs,
        of_ways.of_its_muscle,
        of_training.in_that_muscle,
        of_tips.of_the_tip,
        of_ways.of_the_subject,
    ),
    "why": (
        of_muscles.why_so_big,
        of_old_age.with_the_years,
        of_causes.its_cause,
        of_ways.why_tiring,
    ),
    "when": (
        of_everyday.not_reminded,
        of_plans.next_week,
        of_complaints.told_more,
    ),
    # A tip's muscles are its own; the treadmill and what is taken along change the way of walking,
    # so "that muscle" is asked for after them, and any walk is meant where nothing else was.
    "condition": (
        of_kin.stretched,
        of_sports.its_muscles,
        of_pains.around_the_knee,
        of_pains.which_muscle,
        of_muscles.which_ones,
        of_tips.of_the_tip,
        of_ways.on_the_treadmill,
        of_what_works.exactly,
        of_gear.along,
        of_training.that_muscle,
        of_ways.of_the_subject,
        of_ways.of_any_walk,
    ),
    "parts": (
        of_kin.of_its_family,
        of_what_works.parts_there,
        of_what_works.exactly,
        of_muscles.smallest,
        of_training.number_of_muscles,
        of_any_talk.which_part,
    ),
    # Fat and a step are asked of by the names of muscles: what is said of them is a muscle last.
    "role": (
        of_sports.for_that_muscle,
        of_calories.no_one_place,
        of_ways.used_there,
        of_ways.seen_from_it,
    ),
    "where": (
        of_ways.walked_where,
        of_training.its_muscles,
        of_ways.seen_from_it,
        of_any_talk.placed,
    ),
    "about": (
        of_sports.for_that_muscle,
        of_causes.what_it_is,
        of_training.that_muscle,
        of_ways.seen_from_it,
    ),
    "action": (
        of_ways.what_it_does,
        of_tips.of_its_use,
        of_ways.seen_from_it,
    ),
    "timing": (
        of_muscles.worked_when,
        of_gear.so_long,
        of_children.until_the_birth,
        of_ways.told_by_the_breath,
        of_training.felt,
    ),
    "brisk": (
        of_gear.speed_on_the_belt,
        of_exercises.sooner,
        of_signs.at_what_pace,
        of_ways.how_fast,
    ),
    "steps": (
        of_stairs.stairs_counted,
        of_lengths.steps_at_a_time,
        of_plans.steps_of_it,
    ),
    "minutes": (
        of_calories.in_that_time,
        of_plans.then_go,
    ),
    "how_heavy": (
        of_gear.heavy_with_it,
        of_plans.begun_with,
        of_health.with_care,
        of_ways.set_steeper,
    ),
    # How long a stretch is held is no measure of a walk; a week is what is left.
    "how_much": (
        of_plans.built_up_by,
        of_exercises.not_too_many,
        of_lengths.is_it_little,
        of_health.no_lot,
        of_muscles.that_much,
        of_sports.in_a_week,
        of_ways.that_steep,
        of_calories.more_in_all,
        of_ways.against_the_flat,
        of_calories.much_of_it,
        of_training.held,
        of_training.times,
        of_any_talk.of_its_measure,
        of_two_ways.on_another_scale,
        of_ways.of_a_week,
    ),
    "how_often": (
        of_old_age.practised_often,
        of_exercises.repeated,
        of_sports.in_a_week,
        of_training.of_its_exercises,
        of_ways.often_there,
        of_signs.how_often,
        of_pains.again,
        of_training.of_training,
    ),
    "target": (
        of_sports.in_a_week,
        of_stairs.stairs_counted,
        of_everyday.steps_meant,
        of_health.too_much,
        of_training.reps,
    ),
    "other_activity": (
        of_plans.strength_beside,
        of_health.other_sport,
        of_sports.burned_by_it,
        of_sports.next_activity,
    ),
}
