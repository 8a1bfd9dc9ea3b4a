"""What was talked about last, as the next question may mean it."""

from collections.abc import Callable
from typing import NamedTuple

from skill.coach.meanings import FOR_STAIRS
from skill.coach.muscles import LEGS
from skill.coach.question import Ids, Question
from skill.knowledge.model import Knowledge
from skill.talk.context import Context, LastAnswer
from skill.talk.kinds import TRAINED

#: Kinds that weigh two ways of walking.
_COMPARED = frozenset(("compare", "harder_than", "safer"))
#: What is asked of the muscles that a walk has left sore.
_OF_SORENESS = frozenset(
    ("sore_now", "sore_next_day", "walking_sore", "rest_when_sore", "soreness_days")
)
#: Topics that name exercises.
_EXERCISES = frozenset((FOR_STAIRS, "strength_days", "leg_day"))
#: Kinds that are asked of a subject.
_SUBJECTS = frozenset(("subject", "whether", "harmful", "normal"))
#: Kinds that tell where something hurts, and those that tell of health.
_HURTS = frozenset(("pain", "soreness"))
_OF_HEALTH = _HURTS | {"caution"}


class Before(NamedTuple):
    """What was talked about last: its question, and the ways of walking and muscles of it.

    Those of a tip are what it is for. way: the one meant by "that", which is what won a comparison.
    reached: ways of walking talked about lately, the newest first. recalled: of an earlier session.
    circumstance: what the walker said of their health in this session. muscles_reached: those that
    were named lately, the newest first. trained: whether exercises were the answer. as_told: it is
    what a subject tells of who asked about it, "my heel hurts" a pain. aside: something else was
    talked about since.
    """

    asked: Question
    conditions: Ids
    muscles: Ids
    way: Ids
    reached: Ids
    recalled: bool
    circumstance: str | None = None
    muscles_reached: Ids = ()
    trained: bool = False
    as_told: bool = False
    aside: bool = False

    @property
    def muscle_in_reach(self) -> bool:
        """Whether "it" may mean a muscle that was named."""
        return bool(self.muscles_reached)

    @property
    def sides(self) -> bool:
        """Whether it weighed two ways of walking."""
        weighed = self.asked.kind in _COMPARED or self.asked.other in self.conditions
        return weighed and len(self.conditions) > 1


#: Returns what was asked as the next step after an answer, complete; None where it is none.
Step = Callable[[Question, Before, Knowledge], Question | None]


def before(context: Context, knowledge: Knowledge) -> Before | None:
    """Return what a talk was about last; None where nothing is in reach."""
    if context.last is None:
        return None
    asked = context.last.asked
    tip = knowledge.tips.get(asked.tip or "")
    other = (asked.other,) if asked.other and asked.other in knowledge.conditions else ()
    conditions = (*asked.conditions, *other)
    conditions = conditions or (tip.conditions[:1] if tip else ())
    won = tuple(name for name in conditions if name == context.last.outcome)
    reached = tuple(e.id for e in context.focus if e.sort == "condition")
    if reached[1:] and conditions == ("handrails",):
        conditions = reached[1:2]  # what is done there is meant, not how it is held
    tipped = tuple(m for m in (tip.muscles[:1] if tip else ()) if _told_of(m, knowledge))
    told = asked.muscles or _ranked(context.last, knowledge) or tipped or _of_what(asked, knowledge)
    health = asked.circumstance or context.circumstance
    way = won or conditions[:1]
    named = tuple(e.id for e in context.focus if e.sort == "muscle" and e.id != LEGS)
    trained = is_trained(asked, knowledge)
    return Before(asked, conditions, told, way, reached, context.recalled, health, named, trained)


def threads(context: Context, knowledge: Knowledge) -> tuple[Before, ...]:
    """Return what a talk was about last, then what it was about before something on the side.

    A subject that tells of the walker's health is followed by what it tells.
    """
    last = before(context, knowledge)
    if last is None:
        return ()
    aside = context.thread and context.but(last=LastAnswer(asked=context.thread))
    thread = before(aside, knowledge) if aside else None
    if thread is None:
        return _meant(last, knowledge)
    thread = thread._replace(aside=True)
    told = thread.asked.kind in _OF_HEALTH  # it tells more than what was asked on the side
    return (last, thread) if told else (*_meant(last, knowledge), *_meant(thread, knowledge))


def _meant(talk: Before, knowledge: Knowledge) -> tuple[Before, ...]:
    """Return a talk, and what its subject tells of the walker's health, if it does."""
    told = as_told(talk.asked, knowledge)
    if told is None:
        return (talk,)
    muscles = told.muscles or _of_what(told, knowledge)
    subject = knowledge.subjects[talk.asked.subject or ""]
    health = subject.circumstance or talk.circumstance
    meant = talk._replace(asked=told, muscles=muscles, circumstance=health, as_told=True)
    return talk, meant


def as_told(asked: Question, knowledge: Knowledge) -> Question | None:
    """Return what a subject tells of who asked about it: a pain, an illness; None without one."""
    subject = knowledge.subjects.get(asked.subject or "") if asked.kind in _SUBJECTS else None
    if subject is None:
        return None
    if subject.hurts:
        return Question("pain", subject.muscles, other=subject.part, subject=subject.hurts)
    ill = subject.circumstance or asked.circumstance
    return Question("caution", circumstance=ill) if ill else None


def is_trained(asked: Question, knowledge: Knowledge) -> bool:
    """Tell whether a question was answered with exercises."""
    subject = knowledge.subjects.get(asked.subject) if asked.subject else None
    told = asked.subject in _EXERCISES or (subject is not None and subject.trains)
    return asked.kind in TRAINED or told


def is_of_soreness(asked: Question) -> bool:
    """Tell whether a question was about muscles that a walk has left sore."""
    return asked.kind == "soreness" or asked.subject in _OF_SORENESS


def worked_in(way: Ids, knowledge: Knowledge) -> Ids:
    """Return the muscles that a way of walking works, and that can be told of by themselves."""
    muscles = knowledge.conditions[way[0]].muscles if way else ()
    return tuple(m for m in muscles if m != LEGS and _told_of(m, knowledge))


def _of_what(asked: Question, knowledge: Knowledge) -> Ids:
    """The muscles of what was talked about: a moment of the step, a job, what hurts or is weak."""
    if asked.kind in ("phase", "job"):
        done = (knowledge.phases if asked.kind == "phase" else knowledge.jobs).get(
            asked.subject or ""
        )
        return done.muscles[:1] if done else ()
    told = asked.other if asked.kind in _HURTS else None
    if asked.kind == "caution" and asked.circumstance:
        told = knowledge.circumstances[asked.circumstance].body_part
    part = knowledge.body_parts.get(told or "")
    return part.muscles if part else ()


def _ranked(last: LastAnswer, knowledge: Knowledge) -> Ids:
    """The muscle that was told to work hardest somewhere."""
    first = last.outcome if last.asked.kind == "hardest" else None
    return (first,) if first and first in knowledge.muscles else ()


def _told_of(target: str, knowledge: Knowledge) -> bool:
    """Whether a muscle or group can be told of by itself; the whole body and the heart cannot."""
    return target in knowledge.muscles or knowledge.groups[target].asked
