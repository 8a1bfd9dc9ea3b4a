"""The interaction model and the code know the same intents, slots and facts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from skill.coach.question import KIND_NAMES
from skill.knowledge.model import Knowledge
from skill.lambda_function import Handler
from skill.talk.hearing import SECTIONS, Heard, Hearing
from skill.talk.kinds import KINDS, OF_INTENT
from tests import lawful
from tests.alexa.talk import request

MODELS = Path(__file__).parents[2] / "interaction_model"
LOCALES = ("de-DE", "en-AU", "en-CA", "en-GB", "en-IN", "en-US")


def model(locale: str) -> list[dict[str, Any]]:
    """The intents of a locale's interaction model."""
    found: dict[str, Any] = json.loads((MODELS / f"{locale}.json").read_text("utf-8"))
    listed: list[dict[str, Any]] = found["interactionModel"]["languageModel"]["intents"]
    return listed


def names(locale: str) -> set[str]:
    return {intent["name"] for intent in model(locale)}


def is_fact(name: str) -> bool:
    """Whether an intent asks for a fact by itself."""
    return name.endswith("FactIntent")


def fact_intents(knowledge: Knowledge) -> set[str]:
    """The names of the intents that ask for the facts of the knowledge file."""
    return {
        "".join(word.capitalize() for word in name.split("_")) + "FactIntent"
        for name in knowledge.asked_facts
    }


@pytest.mark.parametrize("locale", LOCALES)
def test_the_model_and_the_code_know_the_same_intents(locale: str) -> None:
    """Every custom intent without a fact is answered by the code, and the reverse."""
    custom = {n for n in names(locale) if not n.startswith("AMAZON.") and not is_fact(n)}
    assert custom == {name for name in OF_INTENT if not name.startswith("AMAZON.")}


@pytest.mark.parametrize("locale", LOCALES)
def test_the_model_and_the_knowledge_have_the_same_facts(locale: str, knowledge: Knowledge) -> None:
    """There is an intent for every fact that is often asked for, and for no other."""
    assert {n for n in names(locale) if is_fact(n)} == fact_intents(knowledge)


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


def test_fact_names(knowledge: Knowledge) -> None:
    """The name of a fact's intent gives back its id."""
    hearing = Hearing(knowledge)
    facts = {hearing.question(Heard(name)).subject for name in fact_intents(knowledge)}
    assert facts == set(knowledge.asked_facts)


@pytest.mark.parametrize("name", ["WhyIntent", "FactIntent", "AMAZON.StopIntent", "", "Fact"])
def test_other_names_are_no_facts(name: str, knowledge: Knowledge) -> None:
    """Only names that end in FactIntent ask for a fact."""
    assert Hearing(knowledge).question(Heard(name)).kind != "asked_fact"


def test_every_kind_has_a_row() -> None:
    """A kind of question that can be named is one that is described, and the reverse."""
    assert set(KINDS) == KIND_NAMES


@pytest.mark.parametrize("name", sorted(model("en-US"), key=lambda i: str(i["name"])),
                         ids=lambda intent: str(intent["name"]))  # fmt: skip
def test_every_intent_of_the_model_is_answered(
    name: dict[str, Any], handler: Handler, reported: list[tuple[str, str]]
) -> None:
    """Each intent of the model, even without its slots, has a lawful answer that is no fault."""
    answer = handler(request(name["name"]), None)
    assert lawful.faults("IntentRequest", answer) == []
    assert reported == []


def test_every_fact_is_answered(handler: Handler, knowledge: Knowledge) -> None:
    """Each fact intent is answered with a complete one-shot, not with repair."""
    for name in sorted(fact_intents(knowledge)):
        answer = handler(request(name), None)
        assert lawful.faults("IntentRequest", answer) == []
        assert answer["response"]["shouldEndSession"], name


def test_a_fact_of_a_newer_model_is_repaired(handler: Handler) -> None:
    """A fact intent that this version does not know is treated as not understood."""
    assert not handler(request("MoonWalkFactIntent"), None)["response"]["shouldEndSession"]
