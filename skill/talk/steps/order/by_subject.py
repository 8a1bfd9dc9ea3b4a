"""What a question may mean after an answer, by its kind and subject: the first step that fits."""

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
    of_feelings,
    of_form,
    of_gear,
    of_health,
    of_lengths,
    of_muscles,
    of_old_age,
    of_pains,
    of_plans,
    of_signs,
    of_sports,
    of_stride,
    of_tips,
    of_training,
    of_two_ways,
    of_ways,
    of_what_works,
)


def _of_benefits(*names: str, steps: tuple[Step, ...]) -> Mapping[str, tuple[Step, ...]]:
    """Return these steps for benefits, however they are asked of."""
    return {f"{kind}.{name}": steps for kind in ("benefit", "benefit_how") for name in names}


#: Until something shows, or is gone.
_UNTIL: tuple[Step, ...] = (
    of_children.until_the_birth,
    of_calories.shown_on_the_scales,
    of_burning.so_long,
    of_gear.lasting,
    of_exercises.shows_next,
    of_pains.until_it_passes,
    of_exercises.shows,
    of_training.shown_there,
)

#: Each row stands before that of its kind alone.
BY_SUBJECT: Mapping[str, tuple[Step, ...]] = {
    "walk_why.cue_muscle": (of_training.felt_in_it,),
    **dict.fromkeys(("whether.see_doctor", "subject.see_doctor"), (of_signs.breath_seen,)),
    **_of_benefits("mind", steps=(of_form.held_up,)),
    **_of_benefits(
        "bones",
        steps=(
            of_health.brittle_under_the_load,
            of_two_ways.weighed_for,
            of_sports.against_the_sport,
        ),
    ),
    **_of_benefits(
        "joints",
        steps=(
            of_exercises.on_the_knees,
            of_two_ways.weighed_for,
            of_sports.against_the_sport,
            of_what_works.with_the_poles,
            of_what_works.two_at_a_time,
            of_two_ways.for_the_joints,
        ),
    ),
    **_of_benefits(
        "fitness",
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
        steps=(
            of_two_ways.weighed_for,
            of_sports.against_the_sport,
            of_calories.taken_off,
            of_calories.burned_there,
        ),
    ),
    **_of_benefits("blood_pressure", steps=(of_two_ways.for_the_pressure,)),
    "topic.convince_me": (of_ways.worth_it,),
    "topic.fat_how": (of_two_ways.weighed_for, of_sports.against_the_sport),
    "topic.study_ages": (of_muscles.how_many_measured, of_everyday.steps_of_theirs),
    "subject.which_sore": (of_ways.felt_after_it,),
    "form.posture": (of_gear.hands_on_it,),
    "subject.doing_it_right": (of_gear.done_right,),
    "caution.may": (of_what_works.on_bad_knees,),
    "tip.warm_up": (of_training.stretched_when,),
    "tip.weight": (of_two_ways.weighed_for, of_sports.against_the_sport),
    **dict.fromkeys(
        ("pain.rest_pain", "keep_walking.rest_pain"),
        (of_exercises.lying_too, of_training.sitting_too),
    ),
    "topic.my_weight": (of_calories.counted_for, of_gear.share_of_the_weight),
    "topic.calories": (of_calories.counted_for, of_calories.of_the_slope, of_calories.burned_there),
    "topic.back_walking": (
        of_sports.for_the_back,
        of_two_ways.for_the_back,
        of_ways.under_the_load,
        of_health.good_for_that_back,
    ),
    # Who hurts asks whether to go at all, before how often one trains.
    "topic.may_daily": (of_exercises.balanced_daily, of_pains.again, of_training.of_training),
    "topic.every_day": (of_sports.in_a_week, of_pains.again, of_training.of_training),
    # How far somebody old or new goes, how long a stretch is held, then until it passes or shows.
    "how_much.time": (
        of_exercises.rounds_sitting,
        of_exercises.balanced_for,
        of_exercises.held_each,
        of_children.far_for_the_child,
        of_signs.rested,
        of_burning.so_long,
        of_sports.in_a_week,
        of_gear.of_their_length,
        of_training.held,
        of_ways.in_rounds,
        of_exercises.so_many,
        of_pains.until_it_passes,
        of_training.time_of_training,
        of_calories.long_for_the_weight,
        of_calories.how_many,
        of_lengths.long_there,
        of_lengths.needed,
    ),
    **dict.fromkeys(("topic.time_to_results", "how_much.span"), _UNTIL),
    "topic.soreness_days": (of_training.held, of_pains.healed_after, *_UNTIL),
    **dict.fromkeys(
        ("subject.gets_easier", "whether.gets_easier"),
        (of_burning.so_long, of_signs.passes_or_not),
    ),
    "progress.better": (of_burning.so_long, of_signs.passes_or_not, of_signs.got_better_at),
    **dict.fromkeys(
        ("subject.does_it_matter", "whether.does_it_matter"),
        (of_form.worth_holding, of_any_talk.worth_the_while),
    ),
    "moment.walking": (
        of_plans.lifts_the_mood,
        of_muscles.put_right,
        of_muscles.firmed_by_walking,
        of_muscles.trained_by_walking,
    ),
    "caution.against": (of_lengths.much_when_old,),
    "exercise.weak": (of_muscles.wasting_from_it,),
    **dict.fromkeys(
        (
            *("subject.gets_worse", "subject.heart_to_blame", "subject.good_for_baby"),
            *("subject.shoes_to_blame", "subject.other_cause"),
        ),
        (of_any_talk.whether_so,),
    ),
    "subject.clothes": (of_lengths.worn,),
    "subject.first_distance": (of_lengths.steps_at_a_time, of_lengths.long_there),
    "subject.prevent_it": (of_causes.kept_away,),
    "subject.obesity": (of_gear.share_of_the_weight,),
    **dict.fromkeys(("subject.pole_straps", "whether.pole_straps"), (of_causes.its_straps,)),
    **dict.fromkeys(("subject.socks", "whether.socks"), (of_signs.with_stockings,)),
    **dict.fromkeys(("subject.short_stop", "whether.short_stop"), (of_pains.stopped_for_it,)),
    "whether.prevent_it": (of_causes.kept_away, of_pains.left_out_there),
    "topic.children": (of_children.for_the_unborn, of_children.far_for_the_child),
    "how_much.slope": (of_ways.steep_there,),
    "whether.worn_out": (of_pains.worn_there,),
    "subject.worn_out": (of_pains.worn_there, of_any_talk.whether_so),
    "timing.feel": (
        of_exercises.pulls_nowhere,
        of_tips.felt_so,
        of_form.held_right,
        of_gear.so_long,
        of_gear.felt_as_too_much,
        of_any_talk.noticed,
    ),
    "subject.noticing": (
        of_form.held_right,
        of_muscles.felt_at_work,
        of_causes.getting_better,
    ),
    # After a push to go the minutes are that walk; else they are weighed.
    "topic.is_that_enough": (
        of_causes.not_enough,
        of_ways.another_slope,
        of_feelings.little_is_enough,
        of_exercises.only_so_many,
        of_exercises.warm_enough,
        of_plans.then_go,
        of_plans.rest_enough,
        of_calories.enough_for_the_weight,
        of_exercises.enough_of_it,
        of_training.enough,
        of_ways.counted_again,
    ),
    **dict.fromkeys(
        ("subject.does_more", "whether.does_more"),
        (of_pains.otherwise_sore, of_any_talk.doing_more),
    ),
    **dict.fromkeys(
        ("subject.sitting", "whether.sitting"),
        (of_muscles.bent_all_day, of_training.worked_sitting, of_complaints.told_more),
    ),
    **dict.fromkeys(("subject.for_the_old", "whether.for_the_old"), (of_old_age.of_old_people,)),
    **dict.fromkeys(("subject.equipment", "whether.equipment"), (of_training.for_a_walk,)),
    "subject.example": (of_training.one_exercise, of_tips.for_example),
    "moment.harder": (of_exercises.harder_on_the_flat,),
    "subject.plateau": (of_pains.done_otherwise,),
    "harmful.achilles": (of_ways.bad_for_the_tendon,),
    **dict.fromkeys(("subject.lead_pulling", "whether.lead_pulling"), (of_gear.pulling,)),
    **dict.fromkeys(("subject.stick_hand", "whether.stick_hand"), (of_gear.held_on_a_side,)),
    **dict.fromkeys(("subject.holding_on", "whether.holding_on"), (of_gear.on_the_belt,)),
    **dict.fromkeys(("subject.my_fault", "whether.my_fault"), (of_gear.handled_right,)),
    "subject.how_deep": (of_ways.deep_in_the_water,),
    **dict.fromkeys(("subject.best_ground", "whether.best_ground"), (of_ways.bare_on_the_ground,)),
    "topic.walking_enough": (
        of_pains.again,
        of_calories.enough_for_the_weight,
    ),
    "topic.pack_limit": (
        of_gear.of_ones_weight,
        of_children.carried_by_the_child,
        of_health.carried,
    ),
    "topic.made_up": (of_training.number_of_muscles,),
    # A number of muscles is what is doubted before a finding is, and that before its source.
    **dict.fromkeys(
        ("source.study_size", "source.study_people"),
        (of_muscles.how_many_measured,),
    ),
    **dict.fromkeys(
        ("subject.should_it_hurt", "whether.should_it_hurt"),
        (of_muscles.whether_it_hurts, of_any_talk.whether_so),
    ),
    "topic.backed": (
        of_muscles.how_well_measured,
        of_training.number_of_muscles,
        of_ways.whether_so,
        of_ways.of_this,
    ),
    **dict.fromkeys(
        ("subject.rest_now", "topic.rest_day", "subject.rest_days", "whether.rest_days"),
        (of_signs.rested_with_pain, of_plans.rested),
    ),
    "topic.steps_a_minute": (of_plans.steps_of_it,),
    "topic.every_bit": (of_lengths.little_of_it, of_complaints.walked_less, of_exercises.so_seldom),
    "subject.child_distance": (of_children.far_for_the_child, of_signs.how_far_of_them),
    "subject.until_i_am_back": (
        of_signs.back_after_the_heart,
        of_plans.rested,
    ),
    "phase.stride": (of_training.when_in_the_step,),
    "topic.treadmill_settings": (of_health.with_the_risk,),
    "topic.too_much": (
        of_causes.from_doing_much,
        of_exercises.not_too_many,
        of_children.far_for_the_child,
        of_calories.much_of_it,
        of_lengths.much_when_old,
    ),
    "subject.stretch_hold": (of_gear.lasting, of_exercises.held_for),
    **dict.fromkeys(
        (
            *("subject.lactic_acid", "whether.lactic_acid", "subject.burning_muscles"),
            *("topic.burning_uphill", "keep_walking.ache", "keep_walking.burning"),
        ),
        (of_exercises.burning_meant,),
    ),
    "topic.start_gently": (
        of_old_age.begun_slowly,
        of_feelings.begun,
        of_health.built_up,
        of_ways.begun,
    ),
    "topic.time_of_day": (
        of_training.stretched_when,
        of_complaints.at_night,
        of_complaints.told_more,
    ),
    "topic.stretching": (
        of_signs.whether_stretched,
        of_training.stretched_when,
        of_feelings.stretched_after,
    ),
    "form.arms": (of_gear.hands_on_it,),
    **dict.fromkeys(("form.lean", "form_why.lean"), (of_form.leaning_there,)),
    "topic.shoes": (
        of_causes.its_shoes,
        of_health.in_their_shoes,
        of_gear.shod_on_sand,
        of_gear.shod_for_it,
    ),
    "topic.our_sources": (of_causes.its_cause,),
    "topic.feel_awkward": (of_health.unseen,),
    **dict.fromkeys(("subject.cool_down", "whether.cool_down"), (of_stride.next_moment,)),
    **dict.fromkeys(
        ("subject.other_side", "whether.other_side"),
        (of_stride.of_the_other_leg, of_complaints.told_more),
    ),
    "one_of.first": (
        of_feelings.first_step,
        of_exercises.one_by_one,
        of_training.of_its_parts,
        of_gear.one_or_two,
        of_any_talk.begun,
    ),
    "one_of.second": (
        of_feelings.first_step,
        of_exercises.one_by_one,
        of_muscles.second_of_all,
        of_training.of_its_parts,
        of_gear.one_or_two,
    ),
    "subject.which_leg_first": (of_exercises.side_by_side,),
    "keep_walking.soreness": (of_exercises.stretched_while_sore,),
    "benefit.strength": (
        of_causes.muscle_to_blame,
        of_muscles.trained_by_walking,
        of_two_ways.weighed_for,
        of_sports.against_the_sport,
    ),
    "topic.hills_easier": (of_exercises.shows,),
    "benefit_how.strength": (
        of_causes.muscle_to_blame,
        of_muscles.stronger_of_two,
        of_two_ways.weighed_for,
        of_sports.against_the_sport,
    ),
    "subject.rest_length": (of_signs.rested_with_pain, of_pains.until_it_passes),
    "subject.main_thing": (of_exercises.in_short,),
    **dict.fromkeys(
        ("one_of.other", "one_of.instead"),
        (of_training.of_its_parts, of_gear.in_its_place, of_health.instead),
    ),
}
