"""Whether: safe, harmful, normal, worth it, the better of two, for knees or for a benefit."""

from __future__ import annotations

from collections.abc import Mapping

from skill.talk.before import Step
from skill.talk.steps import (
    of_any_talk,
    of_burning,
    of_calories,
    of_causes,
    of_children,
    of_exercises,
    of_feelings,
    of_form,
    of_gear,
    of_health,
    of_lengths,
    of_muscles,
    of_pains,
    of_pushing,
    of_signs,
    of_sources,
    of_sports,
    of_stairs,
    of_tips,
    of_training,
    of_two_ways,
    of_ways,
    of_what_works,
)

#: Whether something does harm.
_HARM: tuple[Step, ...] = (
    of_burning.it_burns,
    of_causes.harm_of_it,
    of_pains.is_it_bad,
    of_gear.hung_on_the_shoulders,
    of_pushing.pulled_at,
    of_ways.bad_for_a_part,
    of_ways.of_the_subject,
)

ASKED_WHETHER: Mapping[str, tuple[Step, ...]] = {
    "safe": (
        of_sources.certain,
        of_lengths.safe_there,
        *_HARM,
    ),
    **dict.fromkeys(("whether", "harmful"), _HARM),
    "normal": (
        of_exercises.normal_in_it,
        of_burning.it_burns,
        of_pains.normal_sign,
        of_any_talk.not_felt,
        of_ways.of_the_subject,
        of_any_talk.for_everyone,
    ),
    "works": (
        of_ways.steep_enough,
        of_pushing.added_to_it,
        of_calories.enough_there,
        of_what_works.good_there,
        of_gear.backward_on_the_belt,
        of_health.good_with_care,
        of_sports.for_that_muscle,
        of_what_works.good_for_that,
        of_ways.good_for_it,
        of_ways.at_work,
    ),
    "tone": (
        of_what_works.good_for_that,
        of_muscles.put_right,
        of_muscles.firmed_by_walking,
    ),
    "keep_walking": (
        of_feelings.helps_the_mood,
        of_burning.stopped,
        of_signs.while_ill,
        of_health.signs_to_stop,
        of_health.may_they_walk,
        of_pains.where_it_was,
        of_pains.swollen_later,
        of_pains.on_a_sore_heel,
    ),
    "safer": (of_health.safest,),
    # Another sport is weighed by itself, else the training; last for whom two ways are compared.
    "compare": (
        of_form.same_there,
        of_two_ways.of_the_last_two,
        of_calories.burning_more,
        of_ways.steps_there,
        of_ways.on_the_belt_or_off,
        of_what_works.bigger_or_smaller,
        of_stairs.other_of_the_stairs,
        of_training.same_by_walking,
        of_sports.against_the_sport,
        of_training.better_than_walking,
        of_tips.size_of_steps,
        of_health.for_the_trouble,
        of_sports.either,
        of_gear.in_its_place,
        of_two_ways.better_for_them,
        of_any_talk.picked,
        of_two_ways.against_that,
        of_two_ways.differs_how,
    ),
    "harder_than": (
        of_signs.on_the_flat,
        of_signs.worse_there,
        of_sports.than_the_sport,
    ),
    "activity_or_walking": (
        of_sports.burned_by_it,
        of_sports.for_its_muscle,
    ),
    "exercise_compare": (
        of_training.against_another,
        of_training.beside_the_walk,
    ),
    "muscle_compare": (of_ways.in_that_way,),
    # Exercises were asked for; then two ways that were weighed are weighed once more.
    "knees": (
        of_children.of_its_knees,
        of_what_works.two_at_a_time,
        of_what_works.with_the_poles,
        of_training.kind_to_knees,
        of_gear.pulled_by_ankles,
        of_two_ways.weighed_for,
        of_sports.against_the_sport,
        of_tips.of_the_tip,
    ),
    **dict.fromkeys(
        ("benefit", "benefit_how"),
        (
            of_health.good_for_them,
            of_training.toned_by_walking,
            of_muscles.firmed_for_that,
        ),
    ),
    "raises": (
        of_calories.burned_training,
        of_tips.size_of_steps,
        of_calories.burning_more,
        of_two_ways.on_another_scale,
        of_calories.burned_there,
        of_calories.burned_at_all,
    ),
    "lowers": (of_two_ways.on_another_scale,),
    "hardest": (
        of_muscles.none_ranked,
        of_pushing.most_on_the_way_up,
        of_sports.its_muscles,
        of_two_ways.of_those,
        of_muscles.first_of_them,
    ),
}
