"""What is spoken: speech and reprompt, as plain text or SSML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from alexa_desk.cloud.refusals.ssml import ssml

LONGEST = 8000

_BEHAVIOURS = ("ENQUEUE", "REPLACE_ALL", "REPLACE_ENQUEUED")
_SPOKEN = "Alexa.Presentation.APLA.RenderDocument"


def outputs(body: Mapping[str, Any]) -> Iterator[str]:
    """The speech and the reprompt of a response."""
    if body.get("outputSpeech") is not None:
        yield from _output(body["outputSpeech"], "outputSpeech")
    reprompt = body.get("reprompt")
    if reprompt is None:
        return
    if not isinstance(reprompt, dict):
        yield "reprompt is no object"
        return
    if not {"outputSpeech", "directives"} & reprompt.keys():
        yield "reprompt has no outputSpeech"
    speech = reprompt.get("outputSpeech")
    # Without a text it is none, as in many skills of Amazon's first template.
    if speech is not None and speech != {"type": "PlainText", "text": None}:
        yield from _output(speech, "the reprompt's outputSpeech")
    spoken = reprompt.get("directives") or []
    if not isinstance(spoken, list) or any(_kind(each) != _SPOKEN for each in spoken):
        yield f"the reprompt's directives are no list of {_SPOKEN}"


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


def _kind(directive: Any) -> Any:
    return directive.get("type") if isinstance(directive, dict) else None


def _or(values: tuple[str, ...]) -> str:
    return " or ".join(values)
