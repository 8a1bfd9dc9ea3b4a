"""A pain, and what is asked about it in the same breath: "my knee hurts, is that bad"."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from skill.coach import safety
from skill.coach.question import Question
from skill.talk.around import UNWELL
from skill.talk.context import Context, LastAnswer
from skill.talk.resolve import resolve

if TYPE_CHECKING:
    from skill.coach.question import KindName
    from skill.knowledge.model import Knowledge


def in_one_breath(
    asked: Question, context: Context, knowledge: Knowledge
) -> tuple[Question, Context]:
    """Return the question about a pain, and the talk as if the pain had been told a turn before.

    What is grave leaves no room for another question: the pain alone is answered.
    """
    worry, pain = asked.whether, resolve(asked.but(whether=None), context, knowledge)
    if pain.kind not in UNWELL or safety.comes_first(knowledge, pain):
        return pain, context
    told = context.but(last=LastAnswer(asked=pain), expects=None)
    return Question(cast("KindName", worry)), told
