"""A coach over the whole knowledge, and a talk to have with it."""

from __future__ import annotations

from random import Random

import pytest

from skill.coach.answer import Answer
from skill.coach.coach import Coach
from skill.coach.question import Question
from skill.coach.talk import Talk
from skill.knowledge.model import Knowledge


@pytest.fixture(scope="session")
def coach(knowledge: Knowledge) -> Coach:
    """The coach, as the skill has it."""
    return Coach(knowledge)


class Chat:
    """Questions to the coach, one after the other, in one talk."""

    def __init__(self, coach: Coach, talk: Talk) -> None:
        self._coach = coach
        self._chance = Random(7)
        self.talk = talk

    def ask(self, asked: Question) -> Answer:
        """Ask, and go on from the answer."""
        answer = self._coach.answer(asked, self.talk, self._chance)
        offered = answer.offer.accept if answer.offer else None
        self.talk = self.talk.but(
            topic=answer.topic or self.talk.topic, offer=offered, recalled=False
        )
        if answer.tip:
            self.talk = self.talk.heard(answer.tip)
        return answer


@pytest.fixture
def chat(coach: Coach) -> Chat:
    """A talk in which nothing was said yet."""
    return Chat(coach, Talk())


def spoken(answer: Answer) -> list[str]:
    """The keys of the texts that an answer speaks, in order."""
    return [part.key for part in answer.parts]
