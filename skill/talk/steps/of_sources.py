"""What is asked of where the answers come from, once that was told."""

from __future__ import annotations

from skill.coach.question import Question
from skill.knowledge.model import Knowledge
from skill.talk.before import Before

#: Topics that tell where all of it comes from.
_OF_OURS = frozenset(("our_sources", "backed", "who_wrote", "doctor_checked"))


def certain(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Ist das sicher", of where the answers come from: whether they are proven."""
    ours = last.asked.kind == "topic" and last.asked.subject in _OF_OURS
    return Question("topic", subject="backed") if ours and not asked.named else None
