"""What is asked of a muscle that was talked about."""

from __future__ import annotations

from skill.coach.question import Question
from skill.knowledge.model import Knowledge
from skill.talk.before import Before
from skill.talk.steps.of_training import OF_MUSCLES

#: Groups whose first muscle is told with them.
_GROUPS = frozenset((("glutes",), ("quadriceps",), ("hamstrings",), ("calves",)))
#: What tells of the biggest muscle, and why it is.
_BIGGEST, _WHY_BIG = frozenset(("biggest_muscle", "size_of_muscles")), "why_big_buttock"
_SMALLEST = "smallest_muscle"
#: What tells how the work of muscles is measured.
_MEASURED, _ACCURACY, _USUAL = "muscle_signal", "emg_accuracy", "usual_study"
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
    return Question("parts", told.muscles) if group and told.muscles[:1] in _GROUPS else None


def that_much(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is that a lot", of a muscle on any walk, whatever ways of walking were told before."""
    alone = last.asked.kind in OF_MUSCLES and last.asked.muscles and not last.asked.conditions
    lot = asked.whether and not asked.named
    return asked.but(muscles=last.asked.muscles) if alone and lot else None
