"""Whatever Alexa sends, the answer is lawful: every envelope, every question, every mutation."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from random import Random
from typing import Any

import pytest

from skill.knowledge.model import Knowledge
from skill.lambda_function import Handler
from skill.languages import words
from tests import lawful
from tests.alexa.questions import questions
from tests.alexa.talk import Talk, request
from tests.conftest import ENVELOPES
from tests.languages.wordings import texts

NAMES = sorted(path.stem for path in ENVELOPES.glob("*.json"))
LOCALES = ("de-DE", "en-GB", "en-US", "en-AU", "en-CA", "en-IN")
#: What a mutation may put in the place of any value.
ODD: tuple[Any, ...] = (
    *(None, "", "?", "TOMORROW", "x" * 5000, 0, -1, 3.5, True, False, [], {}, [None], {"a": 1}),
    *({"type": "Unknown"}, "<&>", "\x00", "\ud83d", ["ER_SUCCESS_MATCH"], "AMAZON.NewIntent"),
)
MUTATIONS = 4000


def test_there_are_all_envelopes() -> None:
    """The platform's request shapes are all here."""
    assert len(NAMES) == 99


@pytest.mark.parametrize("name", NAMES)
def test_every_envelope_gets_a_lawful_response(
    name: str,
    handler: Handler,
    reported: list[tuple[str, str]],
    envelope: Callable[[str], dict[str, Any]],
) -> None:
    """No request type, built-in intent or event is answered against the rules, none is a fault."""
    event = envelope(name)
    assert lawful.faults(event["request"]["type"], handler(event, None)) == []
    assert reported == []


def test_every_question_is_answered_lawfully(
    handler: Handler,
    knowledge: Knowledge,
    reported: list[tuple[str, str]],
    monkeypatch: pytest.MonkeyPatch,
    one_in: Callable[[int], int],
) -> None:
    """Every intent with every id of each of its slots, in every locale, one-shot and in a talk.

    What is asked one-shot in one language is asked in a talk in the other; of the questions with
    two names each language is asked one in twelve. Each night all are asked both ways.
    A locale of a language that was asked before is asked what it answers in other words only.
    """
    spoken = _keys_spoken(monkeypatch)
    used: dict[str, dict[int, set[str]]] = {}
    wrong: dict[str, str] = {}
    for turn, locale in enumerate(LOCALES):
        language = locale[:2]
        known = used.get(language)
        differing = _differing(locale, f"{language}-GB") if known else set()
        asked = used.setdefault(language, {})
        for number, (intent, slots) in enumerate(questions(knowledge)):
            if len(slots) > 1 and (number + turn) % one_in(12):
                continue
            if known and known.get(number, set()).isdisjoint(differing):
                continue
            spoken.clear()
            alone = (number % 4 < 2) == (language == "en")
            for new in (alone,) if one_in(2) > 1 else (True, False):
                answer = handler(request(intent, slots, locale=locale, new=new), None)
                for fault in lawful.faults("IntentRequest", answer):
                    wrong.setdefault(fault, f"{locale} {intent} {slots}")
            asked.setdefault(number, set(spoken))
    assert wrong == {}
    assert reported == []


def _keys_spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that gets the key of every text that is asked for from now on."""
    spoken: list[str] = []

    def noted(texts: dict[str, list[str]], key: str) -> list[str]:
        spoken.append(key)
        return dict.__getitem__(texts, key)

    monkeypatch.setattr(words._Texts, "__getitem__", noted, raising=False)
    return spoken


def _differing(locale: str, other: str) -> set[str]:
    """The keys whose wordings are not the same in two locales."""
    here, there = texts(locale), texts(other)
    return {key for key in here if here[key] != there[key]}


def test_every_way_on_is_lawful(
    handler: Handler,
    knowledge: Knowledge,
    monkeypatch: pytest.MonkeyPatch,
    one_in: Callable[[int], int],
) -> None:
    """After every question, why, more, source, yes and help have an answer.

    By day every other of these is asked, after the next question the others, and of the pairs of a
    muscle and a condition one in fourteen leads on; each night every one does.
    What a talk leaves behind knows no language: German goes on from there with each combination of
    texts that was not heard before.
    """
    on = ("WhyIntent", "TellMeMoreIntent", "SourceIntent", "AMAZON.YesIntent", "AMAZON.HelpIntent")
    spoken = _keys_spoken(monkeypatch)
    known: set[tuple[str, ...]] = set()
    gone_on: set[str] = set()
    wrong: dict[str, str] = {}
    for number, (intent, slots) in enumerate(questions(knowledge, one_in(14))):
        first = handler(request(intent, slots, locale="en-GB", new=False), None)
        state = first.get("sessionAttributes")
        if (left := json.dumps(state)) in gone_on:
            continue
        gone_on.add(left)
        for then in on[number % one_in(2) :: one_in(2)]:
            for locale in ("en-GB", "de-DE"):
                spoken.clear()
                answer = handler(request(then, locale=locale, new=False, attributes=state), None)
                for fault in lawful.faults("IntentRequest", answer):
                    wrong.setdefault(fault, f"{locale} {intent} {slots} {then}")
                if (heard := tuple(spoken)) in known:
                    break
                known.add(heard)
    assert wrong == {}


def test_no_mutation_of_an_envelope_is_a_fault(
    handler: Handler, reported: list[tuple[str, str]]
) -> None:
    """Missing parts, unknown values and wrong types anywhere are answered, and lawfully."""
    chance = Random(20261005)
    originals = [(ENVELOPES / f"{name}.json").read_text("utf-8") for name in NAMES]
    originals += 3 * [json.dumps(asked) for asked in _in_a_talk(handler)]
    wrong: dict[str, object] = {}
    for _ in range(MUTATIONS):
        event = json.loads(chance.choice(originals))
        for _ in range(chance.randint(1, 3)):
            _mutate(event, chance)
        kind = _type_of(event)
        for fault in lawful.faults(kind, handler(event, None)):
            wrong.setdefault(fault, event)
    assert wrong == {}
    assert reported == []


@pytest.mark.parametrize("event", [None, [], "text", 7, {}, {"request": None}, {"request": []}])
def test_what_is_no_envelope_gets_an_empty_response(handler: Handler, event: object) -> None:
    """An event without a request is answered with nothing."""
    assert handler(event, None) == {"version": "1.0", "response": {}}


def test_a_request_type_of_tomorrow_gets_an_empty_response(
    handler: Handler, envelope: Callable[[str], dict[str, Any]]
) -> None:
    """The SDK would raise on a type it does not know."""
    event = envelope("launch_first_time_en-US")
    event["request"]["type"] = "Alexa.Dream.Request"
    assert handler(event, None) == {"version": "1.0", "response": {}}


def test_a_new_device_kind_does_not_silence_the_skill(
    handler: Handler, envelope: Callable[[str], dict[str, Any]]
) -> None:
    """Unknown viewports, modes and enum values are tolerated."""
    event = envelope("launch_screen_de-DE")
    event["context"]["Viewport"]["mode"] = "HOLOGRAM"
    event["context"]["Viewports"] = [{"type": "HOLO", "id": "main"}]
    assert lawful.faults("LaunchRequest", handler(event, None)) == []
    assert handler(event, None)["response"]["outputSpeech"]


def test_stop_ends_in_every_state(handler: Handler) -> None:
    """Stop and cancel close the session with at most two words, whatever was asked before."""
    for first in (None, "MuscleRoleIntent", "ForgetMeIntent", "TipIntent", "AMAZON.FallbackIntent"):
        for stop in ("AMAZON.StopIntent", "AMAZON.CancelIntent"):
            talk = Talk(handler)
            talk.ask(first)
            assert len(talk.ask(stop).split()) <= 2
            assert not talk.open


def _in_a_talk(handler: Handler) -> list[dict[str, Any]]:
    """Requests with the session attributes that an answer of ours left behind."""
    uphill = request("ConditionMusclesIntent", {"condition": "uphill"}, new=False)
    left = handler(uphill, None)["sessionAttributes"]
    asked: list[tuple[str, dict[str, str | list[str]]]] = [
        ("MuscleInConditionIntent", {"muscle": ["calves", "glutes"], "condition": "uphill"}),
        ("WhatAboutIntent", {"condition": "sand"}),
        *((name, {}) for name in ("WhyIntent", "TellMeMoreIntent", "TipIntent", "ShorterIntent")),
        *((name, {}) for name in ("AMAZON.YesIntent", "AMAZON.RepeatIntent")),
    ]
    return [request(name, slots, new=False, attributes=left) for name, slots in asked]


def _mutate(event: Any, chance: Random) -> None:
    """Change, drop or add one value somewhere in an envelope."""
    node = event
    while isinstance(node, dict | list) and node:
        key = chance.choice(list(node)) if isinstance(node, dict) else chance.randrange(len(node))
        inner = node[key]
        if not isinstance(inner, dict | list) or not inner or chance.random() < 0.2:
            action = chance.random()
            if action < 0.6:
                node[key] = deepcopy(chance.choice(ODD))
            elif action < 0.85 or isinstance(node, list):
                del node[key]
            else:
                node["somethingNew"] = {"deep": [1, {"deeper": None}]}
            return
        node = inner


def _type_of(event: Any) -> str | None:
    found = event.get("request") if isinstance(event, dict) else None
    kind = found.get("type") if isinstance(found, dict) else None
    return kind if isinstance(kind, str) else None
