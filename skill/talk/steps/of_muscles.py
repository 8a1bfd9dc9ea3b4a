"""What is asked of a muscle that was talked about."""

from __future__ import annotations

from skill.coach import meanings
from skill.coach.conditions import LEVEL
from skill.coach.question import Question
from skill.coach.training import RESULTS
from skill.knowledge.model import Knowledge
from skill.talk.before import Before
from skill.talk.steps.of_calories import WEIGHED
from skill.talk.steps.of_training import OF_MUSCLES

#: Groups whose first muscle is told with them.
_GROUPS = frozenset((("glutes",), ("quadriceps",), ("hamstrings",), ("calves",)))
#: What tells of the biggest muscle, and why it is.
_BIGGEST, _WHY_BIG = frozenset(("biggest_muscle", "size_of_muscles")), "why_big_buttock"
_SMALLEST = "smallest_muscle"
#: What tells of the muscle that comes after the first.
_SECOND = "second_muscle"
_PAIR = 2
#: Kinds that tell of one muscle and of nothing to do.
_OF_ONE = frozenset(("about", "action", "role", "where", "parts"))
#: What tells how the work of muscles is measured.
_MEASURED, _ACCURACY, _USUAL = "muscle_signal", "emg_accuracy", "usual_study"
#: What is asked of a muscle that is to get firm, and what is said of sitting.
_FIRMED = frozenset(("tone", "work_more"))
_SITTING = frozenset(
    ("sitting", "sitting_hips", "sitting_shrinks", "sitting_for_glutes", "walk_off_sitting")
)
_SITTING_ITSELF = frozenset(("sitting", "sitting_hips"))
#: The muscles that a chair keeps short.
_HIPS = frozenset((("hip_flexors",), ("hips",), ("iliopsoas",)))
_OF_NO_STUDY = frozenset((_MEASURED, _ACCURACY, "how_sure", "our_sources", "backed"))


def how_well_measured(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is that accurate", of how muscles are measured: what it can tell, and what not."""
    measured = last.asked.subject == _MEASURED
    return Question("whether", subject=_ACCURACY) if measured else None


def how_many_measured(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How many people", of no one study: how many they usually are."""
    usual = last.asked.subject in _OF_NO_STUDY
    return Question("subject", subject=_USUAL) if usual else None


def whether_it_hurts(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Does it hurt", of how muscles are measured."""
    measured = last.asked.subject in (_MEASURED, _ACCURACY, _USUAL)
    return Question("whether", subject="emg_hurts") if measured else None


def smallest(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And which is the smallest", after the biggest: of all of them."""
    counted = last.asked.subject in _BIGGEST and not asked.named
    return Question("subject", subject=_SMALLEST) if counted else None


def why_so_big(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Why is it so big", of the biggest muscle: what it needs that for."""
    return Question("subject", subject=_WHY_BIG) if last.asked.subject in _BIGGEST else None


def first_of_them(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Which is the most important", of a group of muscles: which it is made of."""
    told = last.asked
    group = told.kind in OF_MUSCLES and not told.conditions and not asked.named
    if group and len(told.muscles) == _PAIR:  # which of the two
        return Question("muscle_compare", told.muscles)
    return Question("parts", told.muscles) if group and told.muscles[:1] in _GROUPS else None


def firmed_by_walking(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Does walking do that", of a muscle that is trained or firmed: whether a walk tones it.

    Of weight it is whether walking helps with that.
    """
    if asked.muscles or asked.conditions or asked.circumstance:
        return None
    if last.asked.subject in WEIGHED:
        return Question("whether", subject="why_lose_weight")
    wished = last.trained or last.asked.kind in _FIRMED or last.asked.subject == RESULTS
    muscles = last.muscles[:1]
    return Question("tone", muscles) if wished and muscles else None


def firmed_for_that(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Does walking help with that", of a muscle that is trained: whether a walk tones it."""
    return None if asked.named else firmed_by_walking(asked, last, knowledge)


def wasting_from_it(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Which muscles get weak from that", of sitting: those that have nothing to do then."""
    sits = last.asked.subject in _SITTING and not asked.muscles
    return Question("subject", subject="sitting_hips") if sits else None


def put_right(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Does walking put that right", of sitting: whether getting up for a walk helps."""
    there = asked.kind == "moment" and not asked.whether
    sits = last.asked.subject in _SITTING_ITSELF and not (
        asked.muscles or asked.conditions or there
    )
    return Question("whether", subject="walk_off_sitting") if sits else None


def worked_when(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And when then", of a muscle that does little on the flat: what works it more."""
    flat = last.asked.kind == "works" and last.conditions == (LEVEL,)
    return Question("work_more", last.muscles[:1]) if flat and not asked.named else None


def that_much(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is that a lot", of a muscle on any walk, whatever ways of walking were told before."""
    alone = last.asked.kind in OF_MUSCLES and last.asked.muscles and not last.asked.conditions
    lot = asked.whether and not asked.named
    return asked.but(muscles=last.asked.muscles) if alone and lot else None


def which_ones(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Which ones exactly", of a group of muscles: what they are called."""
    told = last.asked
    group = told.muscles[:1] and told.muscles[0] in knowledge.groups and told.kind in OF_MUSCLES
    return None if asked.named or last.way or not group else Question("parts", told.muscles[:1])


def second_of_all(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And the second most important", of the muscle that does most: which comes after it."""
    ranked = last.asked.kind == "hardest" and not last.asked.conditions
    return Question("subject", subject=_SECOND) if ranked and not asked.conditions else None


def both_of_them(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How do i train the two", of the first two muscles: both; of the hardest, that one."""
    two = (last.asked.subject == _SECOND or last.asked.kind == "hardest") and not asked.named
    return asked.but(muscles=last.muscles) if two and last.muscles else None


def felt_at_work(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How do i notice it", of a muscle: a hand on it does."""
    told = last.asked.kind in _OF_ONE and last.asked.muscles
    return Question("timing", last.asked.muscles[:1], subject=meanings.FEEL) if told else None


def stronger_of_two(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Which is stronger", of two muscles: which of them does more."""
    two = len(last.asked.muscles) == _PAIR and last.asked.kind in OF_MUSCLES
    return Question("muscle_compare", last.asked.muscles) if two and not asked.muscles else None


def trained_by_walking(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Does walking train it", "does it get stronger", of a muscle: whether a walk tones it."""
    told = last.asked.kind in _OF_ONE and last.asked.muscles
    bare = asked.whether and not (asked.muscles or asked.conditions)
    return Question("tone", last.asked.muscles[:1]) if told and bare else None


def none_ranked(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Which of those works hardest", of the muscles of a group: that nobody has ranked those."""
    flat = asked.conditions in ((), (LEVEL,)) and not asked.muscles
    return (
        Question("subject", subject="none_ranked") if last.asked.kind == "parts" and flat else None
    )


def bent_all_day(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "I sit all day", of the hip's muscles: what sitting does to those."""
    hips = last.muscles[:1] in _HIPS and not asked.muscles
    return Question("subject", subject="sitting_hips") if hips else None


def undone(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What can I do about it", of sitting: the stretch for the front of the hip."""
    sits = last.asked.subject in _SITTING_ITSELF and not asked.named
    return Question("stretch", ("hip_flexors",)) if sits else None


def trained_how(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How do i do that", of a muscle: what trains it."""
    told = last.asked.kind in _OF_ONE and last.asked.muscles and not last.asked.conditions
    return Question("exercise", last.asked.muscles) if told and not asked.named else None
