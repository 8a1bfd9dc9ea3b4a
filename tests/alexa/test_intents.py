"""The interaction model and the code know the same intents, slots and facts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from skill.coach import keys, training
from skill.coach.question import KIND_NAMES, Question
from skill.coach.stretching import HOW_TO_STRETCH
from skill.coach.topics import ADVICE, HOW_HEAVY, HOW_OFTEN, KINDER_TO_KNEES, KNEES, STEADY, STRAIN
from skill.knowledge.model import Knowledge, Topic
from skill.lambda_function import Handler
from skill.talk.hearing import SECTIONS, Heard, Hearing, Slot
from skill.talk.kinds import KINDS, OF_INTENT
from tests import lawful
from tests.alexa.talk import request

MODELS = Path(__file__).parents[2] / "interaction_model"
#: Intents that topics share with a kind of question: of another way of walking, of no muscle.
SHARED = {ADVICE, HOW_HEAVY, HOW_OFTEN, HOW_TO_STRETCH, KINDER_TO_KNEES, KNEES, STEADY}
#: More of anything than a topic has a bound for.
MANY = 100_000
LOCALES = ("de-DE", "en-AU", "en-CA", "en-GB", "en-IN", "en-US")


def model(locale: str) -> list[dict[str, Any]]:
    """The intents of a locale's interaction model."""
    found: dict[str, Any] = json.loads((MODELS / f"{locale}.json").read_text("utf-8"))
    listed: list[dict[str, Any]] = found["interactionModel"]["languageModel"]["intents"]
    return listed


def names(locale: str) -> set[str]:
    return {intent["name"] for intent in model(locale)}


def of_topics(knowledge: Knowledge) -> set[str]:
    """The intents that ask for the topics of the knowledge file."""
    return {topic.intent for topic in knowledge.topics.values()}


@pytest.mark.parametrize("locale", LOCALES)
def test_the_model_and_the_code_know_the_same_intents(locale: str, knowledge: Knowledge) -> None:
    """Every custom intent is a kind of question or a topic of the knowledge, and the reverse.

    An intent that several topics share is a kind of question too.
    """
    custom = {name for name in names(locale) if not name.startswith("AMAZON.")}
    kinds = {name for name in OF_INTENT if not name.startswith("AMAZON.")}
    assert custom == kinds | of_topics(knowledge)
    assert kinds & of_topics(knowledge) == SHARED


@pytest.mark.parametrize("locale", LOCALES)
def test_every_built_in_intent_is_answered(locale: str) -> None:
    """The code has an answer for each of Alexa's own intents that the model lists."""
    built_in = {name for name in names(locale) if name.startswith("AMAZON.")}
    assert built_in <= set(OF_INTENT)


@pytest.mark.parametrize("required", ["Cancel", "Help", "Stop", "Fallback", "NavigateHome"])
@pytest.mark.parametrize("locale", LOCALES)
def test_what_alexa_requires_is_there(locale: str, required: str) -> None:
    """Stop, cancel, help, home and the fallback are in every model."""
    assert f"AMAZON.{required}Intent" in names(locale)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_slot_is_read(locale: str) -> None:
    """No slot of the model goes unheard."""
    slots = {slot["name"] for intent in model(locale) for slot in intent.get("slots", ())}
    assert slots <= set(SECTIONS)


def test_every_topic_is_heard(knowledge: Knowledge) -> None:
    """The intent of a topic asks for that topic; a shared one with its way of walking or number."""
    hearing = Hearing(knowledge)
    for name, known in knowledge.topics.items():
        way = ("condition", Slot(known.conditions[:1]))
        asked = hearing.question(Heard(known.intent, (way,)))
        if name == training.DAYS:  # asked of exercises: the step after them makes it of "how often"
            asked = Question("topic", subject=name)
        elif name == STRAIN:  # of a muscle
            asked = asked.but(muscles=("glutes",))
        elif known.intent not in SHARED and asked.subject != name:
            asked = asked.but(amount=MANY if known.upto is None else known.upto)
        answer = KINDS[asked.kind].answer(knowledge, asked)
        key = answer.verdict.part.key if answer.verdict else answer.parts[0].key
        assert key == f"topics.{name}.answer" or key in spoken_of(knowledge, known), name


def spoken_of(knowledge: Knowledge, known: Topic) -> set[str]:
    """The texts of the findings behind a topic that has no words of its own."""
    return set() if known.own_words else {keys.finding(knowledge, fact) for fact in known.facts}


def test_every_kind_has_a_row() -> None:
    """A kind of question that can be named is one that is described, and the reverse."""
    assert set(KINDS) == KIND_NAMES


def test_every_intent_of_the_model_is_answered(
    handler: Handler, reported: list[tuple[str, str]]
) -> None:
    """Each intent of the model, even without its slots, has a lawful answer that is no fault."""
    for name in (str(intent["name"]) for intent in model("en-US")):
        answer = handler(request(name, user=name), None)
        assert (name, lawful.faults("IntentRequest", answer)) == (name, [])
        assert (name, reported) == (name, [])


def test_every_fact_is_answered(handler: Handler, knowledge: Knowledge) -> None:
    """Each fact intent is answered with a complete one-shot, not with repair, to somebody new."""
    for name in sorted(of_topics(knowledge)):
        answer = handler(request(name, user=name), None)
        assert lawful.faults("IntentRequest", answer) == []
        assert answer["response"]["shouldEndSession"], name


def test_a_fact_of_a_newer_model_is_repaired(handler: Handler) -> None:
    """A fact intent that this version does not know is treated as not understood."""
    assert not handler(request("MoonWalkFactIntent"), None)["response"]["shouldEndSession"]
