"""What few words mean after a stretch: that one on a chair."""

from __future__ import annotations

from skill.coach.question import Question
from skill.coach.stretching import SEATED
from skill.knowledge.model import Knowledge
from skill.talk.before import Before

#: Where one may stretch: on a chair, or standing as usual.
_STANDING = "waiting"


def in_that_position(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Can i do it sitting", of a stretch: that stretch on a chair, where there is one."""
    bare = not (asked.muscles or asked.conditions or asked.limits)
    if last.asked.kind != "stretch" or not bare or asked.subject not in (SEATED, _STANDING):
        return None
    return last.asked.but(subject=SEATED if asked.subject == SEATED else None)


def in_other_words(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How do i do that", of a stretch: that one, told otherwise."""
    return last.asked if last.asked.kind == "stretch" and not asked.named else None
