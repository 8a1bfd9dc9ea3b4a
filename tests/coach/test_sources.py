"""Where it comes from: who says what, how big their study is, and how old."""

from __future__ import annotations

import re

import pytest

from skill.coach import sources, walking
from skill.coach.question import Question
from skill.knowledge.model import Knowledge
from skill.languages.words import Languages
from tests.languages.wordings import wordings

LOCALES = ("en-GB", "de-DE")


def ask(knowledge: Knowledge, subject: str, source: str, year: int = 2026) -> tuple[str, str]:
    """Return the verdict and the text of what is asked about one source."""
    last = sources.source(knowledge, Question("source"), None, year).but(evidence=(source,))
    answer = sources.source(knowledge, Question("source", subject=subject), last, year)
    return answer.verdict.outcome if answer.verdict else "", answer.parts[0].key


@pytest.mark.parametrize(
    ("source", "verdict", "text"),
    [
        ("franz_kram_2012", "no", "prompts.source_small"),
        ("ankle_patterns_147", "not_quite", "prompts.source_middling"),
        ("stamatakis_2018", "yes", "prompts.source_big"),
        ("nhs_walking", "", "prompts.source_no_study"),
        ("lieberman_2006", "", "prompts.source_uncounted"),
    ],
)
def test_a_study_is_big_by_how_many_it_measured(
    knowledge: Knowledge, source: str, verdict: str, text: str
) -> None:
    """Yes from five hundred people on, no up to fifty; what is no study has no size."""
    assert ask(knowledge, sources.SIZE, source) == (verdict, text)
    assert ask(knowledge, sources.PEOPLE, source) == ("", text)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("kanatani_2025", "prompts.source_new"),
        ("franz_kram_2012", "prompts.source_ten_years"),
        ("lay_2007", "prompts.source_older"),
        ("arm_incline_1969", "prompts.source_old"),
        ("bupa_walking", "prompts.source_undated"),
    ],
)
def test_how_old_a_study_is(knowledge: Knowledge, source: str, text: str) -> None:
    """A study's age is told by its year and today's."""
    assert ask(knowledge, sources.AGE, source) == ("", text)


@pytest.mark.parametrize("locale", LOCALES)
def test_everybody_is_answered_by_their_own_findings(
    knowledge: Knowledge, languages: Languages, locale: str
) -> None:
    """Each publisher has at most two parts, and the findings of their own sources alone."""
    words = languages.words(locale)
    findings = {**knowledge.effects, **knowledge.facts}
    for name, publisher in knowledge.publishers.items():
        answer = sources.publisher(knowledge, Question("publisher", subject=name))
        assert len(answer.parts) <= 2
        assert answer.evidence == publisher.sources
        assert {findings[f].source for f in answer.findings} <= set(publisher.sources)
        assert all(wordings(words, part.key) for part in answer.parts)


@pytest.mark.parametrize(
    ("locale", "publisher", "holds"),
    [
        ("en-GB", "nhs", "a hundred and fifty.*(don't reach|only seventy)"),
        ("de-DE", "nhs", "hundertfünfzig.*(nicht|erst siebzig)"),
        ("en-GB", "bupa", "(didn't measure|not from measurements)"),
        ("de-DE", "bupa", "(nicht gemessen|gemessen ist das hier nicht)"),
        ("en-GB", "ted_ed", "TED-Ed.*(no study|nobody)|Nobody"),
        ("de-DE", "ted_ed", "TED-Ed.*(Studie nennt er nicht|niemand)"),
        ("en-GB", "public_health_england", "middle-aged"),
        ("de-DE", "public_health_england", "mittleren Alters"),
    ],
)
def test_what_they_say_and_how_sure_it_is(
    languages: Languages, locale: str, publisher: str, holds: str
) -> None:
    """In each wording: what ten minutes are worth, and what nobody measured."""
    for text in wordings(languages.words(locale), f"publishers.{publisher}.answer"):
        assert re.search(holds, text), text


@pytest.mark.parametrize("locale", LOCALES)
def test_the_two_hundred_are_ted_ed_s(languages: Languages, locale: str) -> None:
    """Wherever the number is told, it is told who says it."""
    words = languages.words(locale)
    for text in wordings(words, "muscle_count.step"):
        assert "TED-Ed" in text


def test_who_says_two_hundred(knowledge: Knowledge) -> None:
    """The source behind the claim is the film, not the books that count muscles."""
    asked = Question("muscle_count", subject=walking.CLAIM)
    assert walking.count(knowledge, asked).evidence[0] == "teded_2017"
