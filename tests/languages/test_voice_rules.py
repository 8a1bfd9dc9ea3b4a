"""What texts obey beside what `knowledge check` finds: wordings, manners, nothing in vain."""

from __future__ import annotations

import ast
import itertools
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from random import Random

import pytest

import skill
from skill.coach import texts as register
from skill.coach.answer import Answer, Part, Quoted, offers, says
from skill.coach.question import KIND_NAMES, KindName, Question
from skill.coach.walk import texts as walk_register
from skill.knowledge.load import load
from skill.languages.words import Languages
from skill.talk.context import EMPTY, Context, Sort
from skill.talk.kinds import KINDS
from skill.talk.turn import Talk
from tests.chat import about, answer_of
from tests.languages.wordings import LOCALES, texts
from workshop.languages.named import ALL

KNOWN = load()
#: What a walker may hear twice in a talk, so it is written in at least two ways.
VARIED = {
    "muscles": ("about", "where", "parts", "attaches", "action", "role", "timing"),
    "groups": ("about", "where", "parts", "attaches", "action", "role", "timing"),
    "conditions": ("muscles", "compare", "why", "how"),
    "jobs": ("answer",),
    "phases": ("answer",),
    "benefits": ("answer",),
    "tone": ("answer", "why"),
    "symptoms": ("answer",),
    "circumstances": ("answer",),
    "forms": ("answer", "because"),
}
#: Kinds that say the last words again, and those that are never asked without a subject.
NEVER_ALONE = frozenset(("repeat", "slower", "shorter", "topic", "which_of_two"))
#: Kinds that make something of any name, whatever their row tells.
READS_ALL = frozenset(
    ("about", "caution", "condition", "hardest", "how_to_exercise", "pain", "source", "walk_why")
) | {"other_way", "what_about"}
PLACEHOLDER = re.compile(r"\{\w+\}")
MACHINE_TALK = re.compile(r"please say|you can say:|bitte sag|sagen sie|command|befehl", re.I)


def every(locale: str) -> Iterator[tuple[str, str]]:
    """Each wording of a locale with its key; placeholders are one word."""
    for key, wordings in texts(locale).items():
        for wording in wordings:
            yield key, PLACEHOLDER.sub("word", wording)


def section(key: str) -> str:
    return key.split(".", 1)[0]


@pytest.mark.parametrize("locale", LOCALES)
def test_an_answer_is_whole_sentences(locale: str) -> None:
    """Texts that answer start large and end in a period."""
    answering = {"effects", "facts", "soreness", "exercise_lists", *VARIED}
    names = ("name", "say", "short", "number", "when")
    broken = [
        key
        for key, text in every(locale)
        if section(key) in answering and key.rsplit(".", 1)[-1] not in names
        if not (text[:1].isupper() and text.endswith("."))
    ]
    assert broken == []


@pytest.mark.parametrize("locale", LOCALES)
def test_two_wordings_at_least(locale: str) -> None:
    """What is asked for again is answered in other words; no two wordings are the same."""
    single = [
        key
        for key, wordings in texts(locale).items()
        if key.rsplit(".", 1)[-1] in VARIED.get(section(key), ())
        or section(key) in ("effects", "facts", "offers")
        if len(set(wordings)) < 2
    ]
    assert single == []
    doubled = [key for key, wordings in texts(locale).items() if len(set(wordings)) < len(wordings)]
    assert doubled == []


@pytest.mark.parametrize("locale", LOCALES)
def test_nobody_is_told_what_to_say(locale: str) -> None:
    """The skill talks as people do: no "please say", no commands."""
    assert [key for key, text in every(locale) if MACHINE_TALK.search(text)] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_every_language_says_the_same(locale: str) -> None:
    """No text is missing from a language, and the same things are filled in."""
    english, here = texts("en-US"), texts(locale)
    assert english.keys() == here.keys()
    filled = {
        key: (english[key], here[key])
        for key in english
        if _placeholders(english[key]) != _placeholders(here[key])
    }
    assert filled == {}


def _placeholders(wordings: list[str]) -> set[str]:
    return {found for text in wordings for found in PLACEHOLDER.findall(text)}


@pytest.mark.parametrize("locale", ["en-US", "de-DE"])
def test_every_text_that_answers_use_exists(locale: str, languages: Languages) -> None:
    """Whatever is asked, no text of the answer, its reasons, details or offer is missing."""
    words = languages.words(locale)
    missing = {key for key in _used() if not words.has(key) and not words.expand([key])}
    # A sequence of further facts may be empty: a muscle about which all is said has none.
    assert {key for key in missing if not key.endswith(".more")} == set()


def test_a_placeholder_that_nobody_fills_is_an_error() -> None:
    """What a text needs is asked for where it is spoken; what it has no place for is refused."""
    with pytest.raises(
        TypeError, match=r"prompts\.ache must be filled with \['muscle'\], not with"
    ):
        says(register.ACHE)
    with pytest.raises(
        TypeError, match=r"prompts\.help must be filled with \[\], not with \['who'"
    ):
        says(register.HELP, who="muscles.soleus.short")
    with pytest.raises(TypeError, match="must be filled with"):
        offers(register.OFFER_TIP_FOR, None)


def test_every_text_of_the_register_exists_and_is_asked_for() -> None:
    """No prompt, offer or title that the code names is missing, and none is named for nothing."""
    spoken = {str(text) for text in ALL if not text.endswith(".more")}
    assert spoken - texts("en-US").keys() == set()
    code = (
        ast.parse(path.read_text("utf-8")) for path in Path(skill.__file__).parent.rglob("*.py")
    )
    used = {
        node.attr
        for tree in code
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) in ("texts", "walk_texts")
    }
    both = {**vars(register), **vars(walk_register)}
    named = {name for name, value in both.items() if isinstance(value, register.Text)}
    assert named - used == set()


def test_no_prompt_is_written_for_nothing() -> None:
    """Every prompt, offer and title is used, and each reprompt belongs to one of them."""
    here = {k for k in texts("en-US") if section(k) in ("prompts", "offers", "titles")}
    assert here - set(ALL) == set()
    asking = {k.split(".", 1)[1] for k in here} | {"general"}
    reprompts = {k.split(".", 1)[1] for k in texts("en-US") if section(k) == "reprompts"}
    assert reprompts <= asking


@cache
def _used() -> frozenset[str]:
    """The keys that the answers to all questions use, whatever the language."""
    return frozenset(key for answer in _answers() for key in _keys(answer))


def _answers() -> Iterator[Answer]:
    """The answers to every question there is, and to what goes on from what they leave behind.

    Of the pairs of a muscle and a condition one in seven is gone on from.
    """
    coach, chance = Talk(KNOWN), Random(7)
    on: tuple[KindName, ...] = ("why", "source", "help", "how_much", "keep_walking")
    known: set[Question | None] = {None}
    for number, asked in enumerate(questions()):
        answer = answer_of(coach, asked, chance=chance)
        yield answer
        if asked.kind == "muscle_condition" and number % 7:
            continue
        accept = answer.offer and answer.offer.accept
        for topic, then in ((answer.topic, map(Question, on)), (accept, iter((accept,)))):
            if topic not in known:
                known.add(topic)
                talk = about(answer.topic) if answer.topic else EMPTY
                yield from (answer_of(coach, q, talk, chance) for q in then if q)
    for tip in KNOWN.tips:
        yield answer_of(coach, Question("tip", tip=tip), EMPTY, chance)
        for feeling in ("too_hard", "too_easy", "done"):
            yield answer_of(coach, Question("feedback", subject=feeling, tip=tip), EMPTY, chance)
    for misses in range(4):
        yield answer_of(coach, Question("fallback"), Context(misses=misses), chance)


def questions() -> Iterator[Question]:
    muscles = [*KNOWN.muscles, *(g for g, group in KNOWN.groups.items() if group.asked)]
    conditions = list(KNOWN.conditions)
    subjects: dict[KindName, Iterable[str]] = {
        "job": KNOWN.jobs,
        "phase": KNOWN.phases,
        "benefit": KNOWN.benefits,
        "how_to_exercise": KNOWN.exercises,
        "tip": KNOWN.goals,
        "pain": KNOWN.symptoms,
        "other_activity": KNOWN.activities,
        "topic": KNOWN.topics,
        "publisher": KNOWN.publishers,
        "form": KNOWN.forms,
        "form_why": KNOWN.forms,
    }
    for kind in sorted(KIND_NAMES - NEVER_ALONE):
        yield Question(kind)
        yield from (Question(kind, (name,)) for name in _named(kind, "muscle", muscles))
        ways = _named(kind, "condition", conditions)
        yield from (Question(kind, conditions=(name,)) for name in ways)
    for kind, ids in subjects.items():
        yield from (Question(kind, subject=name) for name in ids)
    yield from (Question("caution", circumstance=name) for name in KNOWN.circumstances)
    yield Question("about", unknown="mud")
    yield Question("condition", unknown="mud")
    yield Question("which_of_two", ("soleus", "calves"))
    yield Question("compare", conditions=("uphill", "brisk", "slow"))
    yield Question("muscle_compare", ("hamstrings", "quadriceps"), ("uphill",))
    for muscle, condition in itertools.product(muscles, conditions):
        yield Question("muscle_condition", (muscle,), (condition,))
    for one, other in itertools.pairwise(conditions):
        yield Question("compare", conditions=(one,), other=other)
        yield Question("compare", ("calves",), (one,), other)


def _named(kind: KindName, sort: Sort, names: list[str]) -> list[str]:
    """The names to ask a kind about: all that it reads, and a few where it passes over them."""
    row = KINDS[kind]
    read = {row.needs, row.other, *row.takes, *row.pairs, *row.varies}
    return names if sort in read or kind in READS_ALL else names[::8]


def _keys(answer: Answer) -> Iterator[str]:
    for part in (*answer.spoken, *answer.why):
        yield part.key
        for value in part.values.values():
            if isinstance(value, Part):
                yield value.key
            elif not isinstance(value, Quoted):
                yield from (value,) if isinstance(value, str) else value
    yield from answer.details
    yield from (f"sources.{source}" for source in answer.evidence)
    if answer.offer:
        yield answer.offer.key
        yield from (v for v in answer.offer.values.values() if isinstance(v, str))
    if answer.title:
        yield answer.title
