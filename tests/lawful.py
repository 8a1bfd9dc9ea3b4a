"""What every response must obey, in one place: the platform's rules and the house's voice rules."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from xml.etree import ElementTree

TAGS = frozenset(("speak", "phoneme", "prosody", "p", "s", "break", "sub", "say-as", "lang"))
SPEAKING = frozenset(("LaunchRequest", "IntentRequest"))
#: Requests that may be answered with a directive for the audio player, and with nothing else.
PLAYING = ("AudioPlayer.", "PlaybackController.")
MOST_CHARACTERS = 900
MOST_WORDS_AN_ANSWER = 60
MOST_WORDS_A_SENTENCE = 20
MOST_ATTRIBUTE_BYTES = 4096
MOST_RESPONSE_BYTES = 24_000
KEYS = frozenset(
    ("outputSpeech", "reprompt", "card", "directives", "shouldEndSession", "canFulfillIntent")
)


def plain(ssml: str) -> str:
    """Return what is spoken: the text of the SSML. Raises on SSML that is no XML."""
    return "".join(ElementTree.fromstring(ssml).itertext())


def faults(request_type: str | None, envelope: Mapping[str, Any]) -> list[str]:
    """Return all that is unlawful in a response envelope to a request of this type."""
    found: list[str] = []
    if envelope.get("version") != "1.0":
        found.append("version is not 1.0")
    response = envelope.get("response")
    if not isinstance(response, dict):
        return [*found, "there is no response"]
    found += [f"unknown key {key}" for key in response.keys() - KEYS]
    if (
        len(json.dumps(envelope, ensure_ascii=False).encode("utf-8", "replace"))
        > MOST_RESPONSE_BYTES
    ):
        found.append("the response is too large")
    if request_type == "CanFulfillIntentRequest":
        return found + _only(response, "canFulfillIntent")
    if str(request_type).startswith(PLAYING):
        return found + _only(response, "directives") + _player_faults(response)
    if request_type not in SPEAKING:
        return found + _only(response)
    if not response:
        return found  # refused at the door: meant for another skill
    return found + _speech_faults(response) + _attribute_faults(envelope, response)


def _only(response: Mapping[str, Any], *allowed: str) -> list[str]:
    return [f"{key} where no answer is allowed" for key in response.keys() - set(allowed)]


def _player_faults(response: Mapping[str, Any]) -> list[str]:
    kinds = [str(directive.get("type")) for directive in response.get("directives") or ()]
    found = [f"{kind} to a player" for kind in kinds if not kind.startswith("AudioPlayer.")]
    return [*found, "more than one directive"] if len(kinds) > 1 else found


def _speech_faults(response: Mapping[str, Any]) -> list[str]:
    found: list[str] = []
    ends = response.get("shouldEndSession")
    if not isinstance(ends, bool):
        found.append("shouldEndSession is not said outright")
    speech, wrong = _spoken(response.get("outputSpeech"))
    found += wrong
    questions = speech.count("?")
    reprompt = response.get("reprompt")
    if ends:
        found += ["a closed session asks"] if questions else []
        found += ["a closed session has a reprompt"] if reprompt else []
    else:
        found += _open_faults(speech, questions, reprompt)
    found += _length_faults(speech)
    card = response.get("card")
    if card is not None:
        found += _card_faults(card)
    return found


def _open_faults(speech: str, questions: int, reprompt: Any) -> list[str]:
    found = []
    if questions != 1 or not speech.endswith("?"):
        found.append(f"an open session must end in exactly one question: {speech!r}")
    if not reprompt:
        return [*found, "an open session has no reprompt"]
    again, wrong = _spoken(reprompt.get("outputSpeech"))
    found += wrong
    if again == speech or not again.endswith("?"):
        found.append(f"the reprompt must be another question: {again!r}")
    if len(again) > len(speech):
        found.append(f"the reprompt is longer than the prompt: {again!r}")
    return found


def _spoken(output: Any) -> tuple[str, list[str]]:
    if not isinstance(output, dict) or output.get("type") != "SSML":
        return "", ["there is no SSML speech"]
    return _of_ssml(output["ssml"])


@lru_cache(maxsize=4096)  # the same prompts come again and again
def _of_ssml(ssml: str) -> tuple[str, list[str]]:
    try:
        root = ElementTree.fromstring(ssml)
    except ElementTree.ParseError as error:
        return "", [f"the SSML is broken ({error}): {ssml!r}"]
    found = [f"tag {node.tag} is not allowed" for node in root.iter() if node.tag not in TAGS]
    text = "".join(root.itertext())
    if root.tag != "speak":
        found.append("the SSML's root is not speak")
    if not text.strip():
        found.append("nothing is spoken")
    if "{" in text or "}" in text:
        found.append(f"a placeholder was not filled: {text!r}")
    return text, found


@lru_cache(maxsize=4096)
def _length_faults(speech: str) -> list[str]:
    found = []
    sentences = re.split(r"(?<=[.?])\s+", speech)
    statements = [s for s in sentences if not s.endswith("?")]
    if len(speech) > MOST_CHARACTERS:
        found.append("the speech is too long")
    words = sum(len(s.split()) for s in statements)
    if words > MOST_WORDS_AN_ANSWER:
        found.append(f"{words} words in an answer: {speech!r}")
    found += [
        f"{len(s.split())} words in a sentence: {s!r}"
        for s in sentences
        if len(s.split()) > MOST_WORDS_A_SENTENCE
    ]
    if speech[:1] != speech[:1].upper():
        found.append(f"starts small: {speech!r}")
    return found


def _card_faults(card: Mapping[str, Any]) -> list[str]:
    if card.get("type") == "AskForPermissionsConsent":
        return [] if card.get("permissions") else ["a card asks for no permission"]
    texts = (card.get("title"), card.get("content"))
    if not all(isinstance(text, str) and text.strip() for text in texts):
        return ["a card lacks title or text"]
    return ["a card holds markup"] if any("<" in str(text) for text in texts) else []


def _attribute_faults(envelope: Mapping[str, Any], response: Mapping[str, Any]) -> list[str]:
    attributes = envelope.get("sessionAttributes")
    if response.get("shouldEndSession") and attributes:
        return ["a closed session carries attributes"]
    if len(json.dumps(attributes or {}).encode()) > MOST_ATTRIBUTE_BYTES:
        return ["the session attributes are too large"]
    return []
