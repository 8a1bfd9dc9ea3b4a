"""The form of an answer, over every kind, muscle and condition: one breath, its answer first."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from random import Random
from typing import NamedTuple

import pytest

from skill.coach.question import Question
from skill.knowledge.load import load
from skill.languages.words import Languages
from skill.talk.context import FRESH
from skill.talk.kinds import KINDS
from skill.talk.turn import Talk, Turn, Walker
from tests.chat import NOON
from tests.languages.test_voice_rules import questions

MOST_WORDS, MOST_WORDS_OF_A_WARNING, MEAN_WORDS = 35, 40, 25
WARNING = frozenset(
    ("pain", "caution", "safe", "safer", "soreness", "keep_walking", "tip", "feedback", "moment")
)
LOCALES = ("en-GB", "de-DE")
#: The words that a verdict begins with, by outcome.
VERDICTS = {
    "en-GB": {"yes": "Yes", "no": "No", "not_quite": "Not", "it_depends": ("It depends", "That")},
    "de-DE": {"yes": "Ja", "no": "Nein", "not_quite": "Nicht", "it_depends": ("Das kommt", "Es")},
}


class Spoken(NamedTuple):
    """A question, its turn, and the sentences that answer it."""

    asked: Question
    turn: Turn
    sentences: tuple[str, ...]

    @property
    def words(self) -> int:
        return sum(len(sentence.split()) for sentence in self.sentences)


@cache
def answers(locale: str) -> tuple[Spoken, ...]:
    """What is said to each question there is, asked by itself."""
    talk, words = Talk(load()), Languages("en-US").words(locale)
    return tuple(_answers(talk, Walker(words=words)))


def _answers(talk: Talk, walker: Walker) -> Iterator[Spoken]:
    marks = walker.words.marks
    both_ways = (
        asked.but(whether="whether") for asked in questions() if asks_both_ways(talk, asked)
    )
    for asked in (*questions(), *both_ways):
        turn = talk.respond(asked, FRESH, walker, NOON, Random(1), one_shot=True)
        if turn.answer is not None and turn.answer.content:
            sentences = marks.sentences(turn.reply.speech)
            said = tuple(s for s in sentences if not marks.is_question(s))
            yield Spoken(asked, turn, said)


def asks_both_ways(talk: Talk, asked: Question) -> bool:
    """Tell whether a question may be asked for yes or no, and otherwise too."""
    topic = talk.knowledge.topics.get(asked.subject or "") if asked.kind == "topic" else None
    return bool(topic.whether if topic else KINDS[asked.kind].whether)


@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_asked_both_ways_has_a_verdict_where_it_is_asked_for(locale: str) -> None:
    """Asked for yes or no it says which, unless it asks back."""
    both = [(s.asked, s.turn.answer) for s in answers(locale) if s.asked.whether]
    topics = {asked.subject for asked, _ in both if asked.kind == "topic"}
    assert topics == {name for name, topic in load().topics.items() if topic.whether}
    assert [asked for asked, said in both if said and not said.asks and not said.verdict] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_an_answer_is_one_breath(locale: str) -> None:
    """At most thirty-five words, a warning forty; twenty-five on average."""
    long = [
        (spoken.asked, spoken.sentences)
        for spoken in answers(locale)
        if spoken.words > (MOST_WORDS_OF_A_WARNING if spoken.asked.kind in WARNING else MOST_WORDS)
    ]
    assert long == []
    assert sum(s.words for s in answers(locale)) / len(answers(locale)) <= MEAN_WORDS


@pytest.mark.parametrize("locale", LOCALES)
def test_no_sentence_begins_as_the_one_before(locale: str) -> None:
    """Two sentences in a row differ in their first two words."""
    alike = [
        (spoken.asked, spoken.sentences)
        for spoken in answers(locale)
        for one, other in zip(spoken.sentences, spoken.sentences[1:], strict=False)
        if one.split()[:2] == other.split()[:2]
    ]
    assert alike == []


@pytest.mark.parametrize("locale", LOCALES)
def test_the_verdict_comes_first(locale: str) -> None:
    """Asked for yes or no, the first word is yes or no; compared, the winner is named first."""
    late = []
    for spoken in answers(locale):
        verdict = spoken.turn.answer.verdict if spoken.turn.answer else None
        first = VERDICTS[locale].get(verdict.outcome) if verdict else None
        plain = spoken.asked.kind in ("works", "harder_than", "benefit", "tone", "topic")
        if plain and first and not spoken.sentences[0].startswith(first):
            late.append((spoken.asked, spoken.sentences))
    assert late == []


@pytest.mark.parametrize(("locale", "because"), [("en-GB", "Because "), ("de-DE", "Weil ")])
def test_why_a_topic_holds_is_told_by_its_cause(locale: str, because: str) -> None:
    talk, walker = Talk(load()), Walker(words=Languages("en-US").words(locale))
    caused = {name: topic for name, topic in talk.knowledge.topics.items() if topic.because}
    muscles = {**talk.knowledge.muscles, **talk.knowledge.groups}
    named = {told.because for told in (*caused.values(), *muscles.values()) if told.because}
    assert named == {*talk.knowledge.causes}
    for name in caused:
        asked = Question("topic", subject=name)
        told = talk.respond(asked, FRESH, walker, NOON, Random(1), one_shot=False)
        why = talk.respond(
            Question("why"), told.state, walker, NOON, Random(1), one_shot=False
        ).reply.speech
        assert why.startswith(because), (name, why)
