"""What was told of a child, or of one not yet born: what follows for them."""

from __future__ import annotations

from skill.coach import meanings, safety
from skill.coach.question import Question
from skill.knowledge.model import Knowledge
from skill.talk.before import Before

#: What tells that the talk is of a child, as far as words here tell.
_CHILD = frozenset(
    (
        *("children", "child_distance", "child_legs", "child_legs_help", "kids_moaning"),
        *("child_anywhere", "child_knees", "child_load", "babies"),
    )
)
_EXPECTING = "pregnancy"
#: What is asked of anything: a yes or a no.
_WHETHER = frozenset(("advice", "caution", "safe"))


def of_the_child(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And uphill", of a child's walk: that, at its pace."""
    if not _is_of_a_child(last) or not asked.conditions or asked.muscles or asked.circumstance:
        return None
    against = asked.subject == meanings.AGAINST
    if asked.conditions[0] in safety.CARRIED:
        return Question("whether", subject="child_load")
    if asked.kind in _WHETHER:
        return Question("harmful" if against else "whether", subject="child_anywhere")
    return Question("subject", subject="child_anywhere")


def far_for_the_child(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How far", of a child: how far it may walk."""
    far = _is_of_a_child(last) and not asked.conditions
    return Question("subject", subject="child_distance") if far else None


def child_hurts(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What if his legs hurt", of a child: when that needs a doctor."""
    aches = asked.kind == "soreness" or asked.subject in (None, "ache", "tiredness", "soreness")
    hurts = _is_of_a_child(last) and aches
    return Question("subject", subject="child_legs") if hurts else None


def helps_the_child(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What can i do for her", of a child whose legs hurt: what eases it, and no tip."""
    hurts = last.asked.subject == "child_legs" and not asked.named
    return Question("subject", subject="child_legs_help") if hurts else None


def child_bored(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "He gets bored", of a child: a goal, and a game."""
    return Question("subject", subject="kids_moaning") if _is_of_a_child(last) else None


def until_the_birth(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Until when", of who is pregnant: how far into it."""
    expecting = last.circumstance == _EXPECTING and last.asked.kind == "caution"
    bare = not asked.muscles and not asked.conditions
    return Question("subject", subject="pregnancy_until") if expecting and bare else None


def carried_by_the_child(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Can he carry a rucksack", of a child: hardly anything."""
    return Question("whether", subject="child_load") if _is_of_a_child(last) else None


def for_the_unborn(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is that good for the child", of who is pregnant: for the one not yet born."""
    expecting = last.circumstance == _EXPECTING
    return Question("whether", subject="good_for_baby") if expecting else None


def _is_of_a_child(last: Before) -> bool:
    return last.asked.subject in _CHILD


def of_its_knees(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is that bad for the knees", of a child's walk: not at its pace."""
    return Question("harmful", subject="child_knees") if _is_of_a_child(last) else None


def trained_while_expecting(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Which muscles should i look after", of who is pregnant: those that carry the child."""
    expecting = last.circumstance == _EXPECTING and last.asked.kind == "caution"
    if not expecting or asked.named:
        return None
    return Question("subject", subject="pregnant_muscles")
