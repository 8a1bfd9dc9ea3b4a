"""What follows for who is old or unsteady: what keeps the legs steady, and what is said of why."""

from __future__ import annotations

from skill.coach import meanings, safety
from skill.coach.question import Question
from skill.knowledge.model import Knowledge
from skill.talk.before import Before

#: Who trains for steady legs, and with what.
_OLD = "older_age"
UNSTEADY = frozenset((_OLD, "balance_problems"))
#: Who begins with a few minutes.
_NEW_TO_IT = frozenset((_OLD, "beginner"))
STEADY_LEGS = "legs_for_old"
_OF_WEAK_LEGS = (STEADY_LEGS, "weak_legs")
#: Who trains as gently, and whom a doctor tells first what fits.
_GENTLY = UNSTEADY | {"heart_condition", "lung_condition"}
#: What is said of the years.
_AGE = "age_to_blame"
#: Where one stands and has something to hold, and where one sits; what trains old legs there.
_STANDING, _SITTING, _THIGHS = "waiting", "sitting", ("quadriceps",)


def steadied(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What should i train", of who is old, unsteady or has a sick heart: gently, holding on."""
    gently = last.circumstance in _GENTLY and not asked.named and not last.asked.muscles
    return _steady_legs(asked) if gently else None


def _steady_legs(asked: Question) -> Question:
    return Question("whether" if asked.whether else "subject", subject=STEADY_LEGS)


def kept_steady(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What helps with that", of who is old or unsteady: steady legs, holding on."""
    told = last.asked
    unsteady = told.kind == "caution" and told.circumstance in UNSTEADY
    return Question("subject", subject=STEADY_LEGS) if unsteady and not asked.named else None


def steady_there(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Can she do it sitting", of who is old or unsteady: with the thighs."""
    told = last.circumstance in UNSTEADY and not (last.asked.muscles or last.conditions)
    steady = told or last.asked.subject == STEADY_LEGS
    if not steady or asked.muscles or asked.conditions:
        return None
    if asked.subject == _STANDING:
        return _steady_legs(asked)
    sitting = asked.subject == _SITTING
    return asked.but(muscles=_THIGHS, circumstance=last.circumstance) if sitting else None


def with_the_years(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Where does that come from", of who is old or unsteady: muscles weaken with the years."""
    told = last.asked.kind == "caution" and last.asked.circumstance in UNSTEADY
    return Question("subject", subject=_AGE) if told and not last.asked.conditions else None


def of_old_people(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And for older people", of a way of walking: whether it suits them."""
    if not last.way or last.way == ("level",):
        return None
    if last.way[0] in safety.CARRIED:
        return Question("safe", conditions=last.way)
    return Question("caution", conditions=last.way, circumstance=_OLD, subject=meanings.MAY)


def risen_slowly(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And at home", "what can i do", of what keeps old or weak legs strong: how that is done."""
    again = last.asked.subject in _OF_WEAK_LEGS and not asked.named
    return Question("how_to_exercise", subject="chair_stands") if again else None


def begun_slowly(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How do i start", of who is old or new to it: with how much."""
    new = last.asked.kind == "caution" and last.circumstance in _NEW_TO_IT and not last.way
    return Question("subject", subject="beginner_distance") if new else None


def practised_often(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How often", of what steadies somebody: a little every day."""
    steadied = last.asked.subject == STEADY_LEGS and not asked.conditions
    return Question("subject", subject="balance_often") if steadied else None
