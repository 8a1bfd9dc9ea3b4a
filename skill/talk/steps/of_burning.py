"""What follows on muscles that burn: whether that is bad, how long it lasts, whether to stop."""

from __future__ import annotations

from skill.coach import meanings
from skill.coach.question import Question
from skill.knowledge.model import Knowledge
from skill.talk.before import Before

#: What is said to who feels their muscles burn, and whether that is bad.
BURNING, BURNING_BAD = "burning_uphill", "burning_bad"
#: Where it burns, and is known why.
_BURNS = frozenset((BURNING, "burning_muscles", "front_burns", "burn_stop"))
#: What is said of how long it burns.
_PASSES = "burn_passes"


def burns(last: Before) -> bool:
    """Tell whether muscles burn, or why they do so in a way of walking was asked."""
    asked_why = last.asked.kind == "reason" and bool(last.asked.muscles)
    return last.asked.subject in (*_BURNS, BURNING_BAD, _PASSES) or asked_why


def burns_now(last: Before) -> bool:
    """Tell whether muscles burn that are to be eased: it was said so, or asked why, on no way."""
    on_no_way = last.asked.conditions in ((), ("level",))
    asked_why = last.asked.kind == "reason" and last.asked.muscles and on_no_way
    return last.asked.subject in (*_BURNS, BURNING_BAD) or bool(asked_why)


def it_burns(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is that bad", "is that normal", of muscles that burn."""
    if not burns(last) or asked.named or last.asked.subject == BURNING_BAD:
        return None
    return Question("normal" if asked.kind == "normal" else "whether", subject=BURNING_BAD)


def so_long(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How long does it last", "does it get better", of muscles that burn: until they rest."""
    return Question("subject", subject=_PASSES) if burns(last) and not asked.conditions else None


def stopped(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Should i stop then", of muscles that burn: not while it fades as they slow down."""
    stops = asked.subject == meanings.TO_STOP and burns(last)
    return Question("whether", subject="burn_stop") if stops else None


def trained_later(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And at home", of who was told to slow down: what trains the muscle that burned."""
    eased = last.asked.kind == "topic" and last.asked.subject == BURNING and not asked.named
    burned = (name for name in last.muscles_reached if name not in last.asked.muscles)
    return Question("exercise", tuple(burned)[:1] or last.asked.muscles) if eased else None


def slowed(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What do i do now", of muscles that burn: to slow down."""
    bare = not asked.named and asked.subject is None
    return Question("topic", subject=BURNING) if bare and burns(last) else None
