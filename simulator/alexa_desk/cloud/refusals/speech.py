"""What is spoken: plain text and SSML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree import ElementTree

LONGEST = 8000
MOST_AUDIO = 5
LONGEST_BREAK = 10.0

_BEHAVIOURS = ("ENQUEUE", "REPLACE_ALL", "REPLACE_ENQUEUED")
_TAGS = frozenset(
    {
        *("speak", "p", "s", "break", "say-as", "sub", "phoneme", "prosody", "emphasis"),
        *("lang", "w", "audio", "voice", "mark", "metadata", "desc", "alexa:name"),
        *("amazon:effect", "amazon:emotion", "amazon:domain"),
        *("amazon:auto-breaths", "amazon:breath"),
    }
)
_PREFIX = re.compile(r"(</?)(amazon|alexa):")
_TIME = re.compile(r"\+?(\d*\.?\d+)(ms|s)")


def outputs(body: Mapping[str, Any]) -> Iterator[str]:
    """The speech and the reprompt of a response."""
    if body.get("outputSpeech") is not None:
        yield from _output(body["outputSpeech"], "outputSpeech")
    reprompt = body.get("reprompt")
    if reprompt is None:
        return
    if not isinstance(reprompt, dict):
        yield "reprompt is no object"
    elif reprompt.get("outputSpeech") is not None:
        yield from _output(reprompt["outputSpeech"], "the reprompt's outputSpeech")


def _output(speech: Any, where: str) -> Iterator[str]:
    if not isinstance(speech, dict):
        yield f"{where} is no object"
        return
    key = {"SSML": "ssml", "PlainText": "text"}.get(str(speech.get("type")))
    if key is None:
        yield f"{where} has no type SSML or PlainText, but {speech.get('type')!r}"
        return
    text = speech.get(key)
    if not isinstance(text, str):
        yield f"{where} of type {speech['type']} has no text in {key!r}, but {text!r}"
        return
    if len(text) > LONGEST:
        yield f"{where} exceeds {LONGEST} characters: it has {len(text)}"
    if "playBehavior" in speech and speech["playBehavior"] not in _BEHAVIOURS:
        yield f"{where} has the playBehavior {speech['playBehavior']!r}, not {_or(_BEHAVIOURS)}"
    if key == "ssml":
        yield from ssml(text, where)


def ssml(text: str, where: str) -> Iterator[str]:
    """What is wrong with a text in SSML."""
    stripped = text.strip()
    if not re.match(r"<speak[\s>/]", stripped):
        yield f"{where} has no speak element around its SSML"
        return
    try:
        # Prefixes that are declared nowhere: Alexa knows them, an XML parser does not.
        root = ElementTree.fromstring(_PREFIX.sub(r"\1\2.", stripped))
    except ElementTree.ParseError as error:
        yield f"{where} is SSML that is not well formed ({error}): escape & and <, close each tag"
        return
    sources = []
    for element in root.iter():
        tag = str(element.tag).replace(".", ":", 1)
        if tag not in _TAGS:
            yield f"{where} has the SSML tag <{tag}>, which Alexa does not know"
        elif tag == "audio":
            sources.append(element.get("src", ""))
        elif tag == "break":
            yield from _break(element, where)
    yield from _audio(sources, where)


def _break(element: ElementTree.Element, where: str) -> Iterator[str]:
    length = element.get("time")
    if length is None:
        return
    match = _TIME.fullmatch(length.strip())
    if match is None:
        yield f"{where} has a break of {length!r}: write it like 500ms or 2s"
    elif float(match[1]) / (1000 if match[2] == "ms" else 1) > LONGEST_BREAK:
        yield f"{where} has a break of {length}; at most {LONGEST_BREAK:g} seconds"


def _audio(sources: list[str], where: str) -> Iterator[str]:
    if len(sources) > MOST_AUDIO:
        yield f"{where} has {len(sources)} audio elements, at most {MOST_AUDIO}"
    for source in sources:
        if not source.startswith(("https://", "soundbank://")):
            yield f"{where} plays audio from {source!r}: https only"


def _or(values: tuple[str, ...]) -> str:
    return " or ".join(values)
