"""What was talked about last, as the next question may mean it."""

from typing import NamedTuple

from skill.coach.question import Ids, Question
from skill.knowledge.model import Knowledge
from skill.talk.context import Context

#: Kinds that weigh two ways of walking.
_COMPARED = frozenset(("compare", "harder_than", "safer"))
#: Kinds that tell where something hurts.
_HURTS = frozenset(("pain", "soreness"))


class Before(NamedTuple):
    """What was talked about last: its question, and the ways of walking and muscles of it.

    Those of a tip are what it is for. way: the one meant by "that", which is what won a comparison.
    reached: ways of walking talked about lately, the newest first. recalled: of an earlier session.
    """

    asked: Question
    conditions: Ids
    muscles: Ids
    way: Ids
    reached: Ids
    recalled: bool

    @property
    def sides(self) -> bool:
        """Whether it weighed two ways of walking."""
        return self.asked.kind in _COMPARED and len(self.conditions) > 1


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
    trained = tuple(m for m in (tip.muscles[:1] if tip else ()) if _told_of(m, knowledge))
    told = asked.muscles or trained or _of_the_part(asked, knowledge)
    return Before(asked, conditions, told, won or conditions[:1], reached, context.recalled)


def _of_the_part(asked: Question, knowledge: Knowledge) -> Ids:
    """The muscles that hold or move what hurts."""
    part = knowledge.body_parts.get(asked.other or "") if asked.kind in _HURTS else None
    return part.muscles if part else ()


def _told_of(target: str, knowledge: Knowledge) -> bool:
    """Whether a muscle or group can be told of by itself; the whole body and the heart cannot."""
    return target in knowledge.muscles or knowledge.groups[target].asked
