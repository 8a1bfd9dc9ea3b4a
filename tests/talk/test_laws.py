"""Laws of every talk, on long random walks over all intents, in both languages."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from skill.coach.answer import Quoted
from skill.coach.question import KIND_NAMES, KindName, Question
from skill.knowledge.model import Knowledge
from skill.lambda_function import make_handler
from skill.languages.words import FOLDER as LANGUAGES
from skill.languages.words import Languages, Words
from skill.talk.anew import AS_ASKED
from skill.talk.around import UNWELL
from skill.talk.context import FRESH, Context, State
from skill.talk.kinds import KINDS, OF_INTENT
from skill.talk.known import still_known
from skill.talk.resolve import resolve, things
from skill.talk.turn import Talk, Turn, Walker
from tests.alexa.talk import request
from tests.chat import NOON

LOCALES = ("en-US", "de-DE")
STEPS = 400
#: Of what can be asked after something one of so many is asked, not the same after all and in each
#: language; each night everything.
EVERY = 20
#: Kinds that say the last words again.
AGAIN = frozenset(("repeat", "slower", "shorter"))


def wishes(knowledge: Knowledge, chance: Random) -> Iterator[Question]:
    """Endless questions of every kind, with and without names."""
    muscles = [*knowledge.muscles, *(g for g, group in knowledge.groups.items() if group.asked)]
    subjects: dict[str, list[str]] = {
        "job": [*knowledge.jobs],
        "phase": [*knowledge.phases],
        "benefit": [*knowledge.benefits],
        "how_to_exercise": [*knowledge.exercises],
        "pain": [*knowledge.symptoms],
        "tip": [*knowledge.goals],
        "topic": [*knowledge.topics],
        "form": [*knowledge.forms],
    }
    kinds = sorted(KIND_NAMES - {"which_of_two", "forgotten", "not_forgotten", "stop"})
    while True:
        kind = chance.choice(kinds)
        row = KINDS[kind]
        names = subjects.get(kind, [*row.means.values()])
        subject = chance.choice(names) if names and (row.means or chance.random() < 0.7) else None
        if kind == "topic" and subject is None:
            continue
        yield Question(
            kind,
            tuple(chance.sample(muscles, chance.choice((0, 0, 1, 2)))),
            tuple(chance.sample([*knowledge.conditions], chance.choice((0, 0, 1)))),
            subject=subject,
        )


def walk(coach: Talk, languages: Languages, locale: str, seed: int) -> Iterator[tuple[Any, ...]]:
    """A long open session: what was asked, the state before, and the turn."""
    chance = Random(seed)
    walker = Walker(words=languages.words(locale))
    state, now = FRESH, NOON
    asking = wishes(coach.knowledge, chance)
    for _ in range(STEPS):
        asked = next(asking)
        now += timedelta(seconds=chance.choice((5, 30, 900)))
        turn = coach.respond(asked, state, walker, now, chance, one_shot=False)
        yield asked, state, turn
        state = State.from_attributes(turn.state.to_attributes(), walker.words)


@pytest.mark.parametrize("locale", LOCALES)
def test_laws_of_a_talk(coach: Talk, languages: Languages, locale: str) -> None:
    """A miss loses no thread, an offer is about what was asked, no answer comes twice in a row."""
    broken = [
        (asked, law)
        for asked, before, turn in walk(coach, languages, locale, seed=len(locale))
        for law in broken_laws(asked, before, turn, languages.words(locale))
    ]
    assert broken == []


def beginnings(knowledge: Knowledge) -> Iterator[Question]:
    """A question for each thing there is to talk of."""
    groups = (name for name, group in knowledge.groups.items() if group.asked)
    yield from (Question("tip", tip=name) for name in knowledge.tips)
    yield from (Question("topic", subject=name) for name in knowledge.topics)
    yield from (Question("condition", conditions=(name,)) for name in knowledge.conditions)
    yield from (Question("about", (name,)) for name in (*knowledge.muscles, *groups))
    yield from (Question("caution", circumstance=name) for name in knowledge.circumstances)
    for kind, names in (
        ("benefit", knowledge.benefits),
        ("pain", knowledge.symptoms),
        ("how_to_exercise", knowledge.exercises),
        ("phase", knowledge.phases),
        ("job", knowledge.jobs),
        ("subject", knowledge.subjects),
        ("whether", knowledge.subjects),
        ("form", knowledge.forms),
        ("form_why", knowledge.forms),
        ("how_much", knowledge.measures),
    ):
        yield from (Question(kind, subject=name) for name in names)
    for aim in knowledge.aims:
        yield Question("compare", conditions=("uphill",), other="stairs_up", subject=aim)
    yield Question("exercise_compare", subject="squats", other="lunges")
    yield Question("stretch", muscles=("calves",))
    yield Question("compare", conditions=("uphill",), other="stairs_up")
    yield Question("activity_or_walking", subject="running")
    yield Question("muscle_count")


def follow_ups(knowledge: Knowledge) -> Iterator[Question]:
    """What can be asked without a name, in every kind; and a name alone."""
    for kind in sorted(KIND_NAMES - {"which_of_two", "forgotten", "not_forgotten"}):
        subjects: set[str | None] = {None, *KINDS[kind].means.values()}
        subjects |= {"topic": {*knowledge.topics}, "how_much": {*knowledge.measures}}.get(
            kind, set()
        )
        subjects -= {None} if kind == "topic" else set()
        yield from (Question(kind, subject=subject) for subject in sorted(subjects, key=str))
    for kind in ("what_about", "caution"):
        ways = ("level", "treadmill", "pram", "nordic_poles", "downhill", "rain")
        yield from (Question(kind, conditions=(way,)) for way in ways)
        yield from (Question(kind, circumstance=name) for name in knowledge.circumstances)


@pytest.mark.parametrize("locale", LOCALES)
def test_whatever_comes_after_whatever_has_an_answer(
    coach: Talk, languages: Languages, locale: str, one_in: Callable[[int], int]
) -> None:
    """Each thing, then what can be asked without naming one: never a fault, never silence."""
    walker, later = Walker(words=languages.words(locale)), NOON + timedelta(seconds=20)
    asked, step = [*follow_ups(coach.knowledge)], one_in(EVERY)
    for first in beginnings(coach.knowledge):
        state = coach.respond(first, FRESH, walker, NOON, Random(1), one_shot=False).state
        chance = Random(2)
        for question in asked[Random(f"{locale} {first}").randrange(step) :: step]:
            turn = coach.respond(question, state, walker, later, chance, one_shot=False)
            assert turn.reply.speech, (first, question)


@pytest.mark.parametrize("locale", LOCALES)
def test_what_was_just_said_is_not_all_that_comes_next(
    coach: Talk, languages: Languages, locale: str, one_in: Callable[[int], int]
) -> None:
    """Each thing, then what can be asked without naming one: something new, where more is known."""
    walker, later = Walker(words=languages.words(locale)), NOON + timedelta(seconds=20)
    bare = [question for question in follow_ups(coach.knowledge) if not question.named]
    for first in beginnings(coach.knowledge):
        said = coach.respond(first, FRESH, walker, NOON, Random(1), one_shot=False)
        chance, step = Random(3), one_in(EVERY)
        for question in bare[Random(f"{locale} {first}").randrange(step) :: step]:
            turn = coach.respond(question, said.state, walker, later, chance, one_shot=False)
            assert not says_no_more(said, turn, walker.words), (first, question)


def says_no_more(said: Turn, turn: Turn, words: Words) -> bool:
    """Whether an answer that goes on from one says nothing else, although more is known of it."""
    before, answer = said.answer, turn.answer
    if before is None or answer is None or answer.ends or not answer.parts:
        return False
    topic = answer.topic
    bare = topic is not None and topic.kind not in AS_ASKED and before.topic == topic
    if topic is None or topic.circumstance or topic.kind in UNWELL:
        return False
    warned = answer.verdict is not None and answer.verdict.outcome == "no"
    told = {part.key for part in before.parts}
    more = {*words.expand(answer.details)} - {*said.state.context.wordings}
    return bare and not warned and told >= {part.key for part in answer.parts} and bool(more)


def test_whatever_was_answered_is_known_in_the_next_request(
    coach: Talk, languages: Languages
) -> None:
    """What a talk was about comes back from the session's attributes as it went into them."""
    walker = Walker(words=languages.words("en-US"))
    for first in beginnings(coach.knowledge):
        left = coach.respond(first, FRESH, walker, NOON, Random(1), one_shot=False).state.context
        back = still_known(coach.knowledge, Context.from_attributes(left.to_attributes()))
        assert back.last == left.last, first


def broken_laws(asked: Question, before: State, turn: Turn, words: Any) -> Iterator[str]:
    """The laws that a turn breaks."""
    after = turn.state.context
    answer = turn.answer
    if asked.kind == "fallback" and after.focus != before.context.focus:
        yield "a miss changed what is in reach"
    if asked.kind == "fallback" and after.last != before.context.last:
        yield "a miss changed the last answer"
    if turn.reply.speech == before.speech and asked.kind not in AGAIN:
        yield f"the same again: {turn.reply.speech}"
    if not turn.reply.speech:
        yield "silence"
    if turn.reply.reprompt and not words.marks.asks_once(turn.reply.speech):
        yield f"open without one question: {turn.reply.speech}"
    if len(json.dumps(after.to_attributes())) > 2048:
        yield "a context too large"
    offered = answer.offer.accept if answer and answer.offer else None
    topic = answer.topic if answer else None
    if offered and topic and things(topic) and offered.kind == "tip":
        named = {(e.sort, e.id) for e in things(topic)}
        if not {(e.sort, e.id) for e in things(offered)} <= named:
            yield f"an offer for something else: {offered}"


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_of_health_is_kept(coach: Talk, languages: Languages, locale: str) -> None:
    """Whatever is said of health, in any kind, no record holds a sign, a place or a word of it."""
    knowledge, words = coach.knowledge, languages.words(locale)
    said = [
        *(Question("pain", subject=name) for name in knowledge.symptoms),
        *(Question("soreness", (name,), ("uphill",)) for name in knowledge.muscles),
        *(Question(k, circumstance=c) for k in ("caution", "tip") for c in knowledge.circumstances),
        Question("keep_walking"),
    ]
    clean = Context().to_attributes()
    for asked in said:
        turn = coach.respond(asked, FRESH, Walker(words=words), NOON, Random(7), one_shot=True)
        record = coach.record(turn.state)
        kept = dict(record["talk"])
        kept.pop("tips", None)
        wordings = kept.pop("wordings", {})
        assert kept == clean, asked
        assert record["last_speech"] is None, asked
        telling = (*asked.muscles, asked.subject, asked.circumstance)
        assert not [key for key in wordings for name in telling if name and name in key], asked


@pytest.mark.parametrize("kind", ["tip", "moment", "exercise", "stretch", "work_more"])
def test_who_has_to_stop_is_given_no_tip_and_no_exercise(
    coach: Talk, languages: Languages, kind: KindName
) -> None:
    """Whatever is asked after a sign that says stop, the answer is what to do about that."""
    walker = Walker(words=languages.words("en-US"))
    for name, sign in coach.knowledge.symptoms.items():
        told = Question("pain", subject=name)
        turn = coach.respond(told, FRESH, walker, NOON, Random(7), one_shot=True)
        if sign.severity != "stop" or turn.reply.reprompt is None:
            continue
        asked = Question(kind)
        after = coach.respond(asked, turn.state, walker, NOON, Random(7), one_shot=False)
        topic = after.answer.topic if after.answer else None
        assert topic is not None, name
        assert (topic.kind, topic.tip) == ("pain", None), name


@pytest.mark.parametrize("kind", ["subject", "whether"])
def test_an_everyday_subject_closes(coach: Talk, languages: Languages, kind: KindName) -> None:
    """Socks are answered and done with; a subject that tells of health stays in its session."""
    walker = Walker(words=languages.words("en-US"))
    for name, subject in coach.knowledge.subjects.items():
        asked = Question(kind, subject=name)
        turn = coach.respond(asked, FRESH, walker, NOON, Random(7), one_shot=True)
        assert (turn.reply.reprompt is None) == subject.everyday, name


def test_no_name_of_a_person_or_of_pain_is_logged(capfd: pytest.CaptureFixture[str]) -> None:
    """A line names the intent, and nothing that was said in it."""
    handler = make_handler(":memory:", chance=Random(7), clock=lambda: NOON)
    slots = {"muscle": "soleus", "symptom": "chest_pain", "circumstance": "pregnancy"}
    for intent in OF_INTENT:
        handler(request(intent, slots, user="amzn1.ask.account.SECRET"), None)
        line = capfd.readouterr().out
        assert intent in line
        assert not [w for w in ("soleus", "chest_pain", "pregnancy", "SECRET") if w in line]


def test_resolving_is_done_once(knowledge: Knowledge) -> None:
    """What was resolved means the same again: it is complete."""
    chance = Random(3)
    asking = wishes(knowledge, chance)
    for _ in range(300):
        asked = next(asking)
        context = Context(focus=things(next(asking)))
        if asked.kind not in ("what_about", "another", "one_of", "compare", "safer"):
            meant = resolve(asked, context, knowledge)
            assert resolve(meant, context, knowledge) == meant


def test_time_is_passed_in(coach: Talk, languages: Languages) -> None:
    """The talk has no clock of its own: what it leaves behind carries the time it was given."""
    now = datetime(2031, 5, 4, 3, 2, 1, tzinfo=NOON.tzinfo)
    asked = Question("condition", conditions=("uphill",))
    walker = Walker(words=languages.words("en-US"))
    turn = coach.respond(asked, FRESH, walker, now, Random(7), one_shot=True)
    assert turn.state.context.last is not None
    assert turn.state.context.last.at == int(now.timestamp())


@pytest.mark.parametrize("locale", LOCALES)
def test_no_small_word_is_read_back_as_a_name(
    coach: Talk, languages: Languages, locale: str
) -> None:
    """Words with a small word or a number in them are not understood, wherever a name is asked."""
    walker, chance = Walker(words=languages.words(locale)), Random(5)
    small = chance.sample(sorted(no_names(locale)), 60)
    heard = [*small, "7", *(f"knorz {word}" for word in small), *(f"{w} knorz" for w in small)]
    kinds = [name for name, row in KINDS.items() if row.unknown and row.walks is None]
    asked = [Question(kind, unknown=words) for words in heard for kind in chance.sample(kinds, 4)]
    read_back = [one for one in asked if quotes(respond(coach, walker, one))]
    assert read_back == []


@pytest.mark.parametrize("locale", LOCALES)
def test_a_name_that_nobody_knows_is_read_back(
    coach: Talk, languages: Languages, locale: str
) -> None:
    """What looks like a name is said back, with or without an article before it."""
    walker = Walker(words=languages.words(locale))
    article = {"en-US": "the", "de-DE": "der"}[locale]
    for words in ("knorz", "knorz blubber", f"{article} knorz"):
        speech = respond(coach, walker, Question("about", unknown=words)).reply.speech
        assert words in speech


def respond(coach: Talk, walker: Walker, asked: Question) -> Turn:
    """What is said to one question in a new session."""
    return coach.respond(asked, FRESH, walker, NOON, Random(1), one_shot=False)


def quotes(turn: Turn) -> bool:
    """Whether an answer says back what was heard."""
    parts = turn.answer.parts if turn.answer else ()
    return any(isinstance(value, Quoted) for part in parts for value in part.values.values())


def no_names(locale: str) -> list[str]:
    """The small words of a language but its articles, as its authors wrote them."""
    path = Path(LANGUAGES) / locale[:2] / "language.yaml"
    language = yaml.safe_load(path.read_text("utf-8"))
    return [word for word in language["no_names"] if word not in language["articles"]]
