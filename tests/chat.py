"""Asks the coach for answers in keys, as the talk does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from random import Random
from typing import Any

from skill.coach.answer import Answer
from skill.coach.question import Question
from skill.languages.words import Languages, Words
from skill.talk.context import EMPTY, Context, LastAnswer, State
from skill.talk.resolve import things
from skill.talk.turn import Talk, Walker

NOON = datetime(2026, 10, 5, 12, tzinfo=UTC)


class Chat:
    """Questions one after the other in one session, answered in keys."""

    def __init__(self, talk: Talk, walker: Walker, context: Context | None = None) -> None:
        self._talk = talk
        self._walker = walker
        self._chance = Random(7)
        self._now = NOON
        self.state = State(context=context or Context())

    @property
    def context(self) -> Context:
        """What the talk remembers."""
        return self.state.context

    @property
    def topic(self) -> Question | None:
        """The last question, complete."""
        return self.context.last.asked if self.context.last else None

    def ask(self, asked: Question, *, later: timedelta = timedelta(seconds=10)) -> Answer:
        """Ask, and go on from the answer."""
        self._now += later
        turn = self._talk.respond(
            asked, self.state, self._walker, self._now, self._chance, one_shot=False
        )
        self.state = turn.state
        assert turn.answer is not None
        return turn.answer


def spoken(answer: Answer) -> list[str]:
    """The keys of the texts that an answer speaks, in order."""
    return [part.key for part in answer.spoken]


@cache
def english() -> Words:
    """The words of American English."""
    return Languages("en-US").words("en-US")


def answer_of(
    talk: Talk, asked: Question, context: Context = EMPTY, chance: Random | None = None
) -> Answer:
    """The answer to one question in a talk that stands so far."""
    state, walker = State(context=context), Walker(words=english())
    turn = talk.respond(asked, state, walker, NOON, chance or Random(7), one_shot=False)
    assert turn.answer is not None
    return turn.answer


def about(topic: Question, **context: Any) -> Context:
    """The context of a talk in which this was the last question."""
    return Context(last=LastAnswer(asked=topic), focus=things(topic), **context)
