"""What Alexa accepts as an answer, and what it refuses."""

from __future__ import annotations

import json
from typing import Any

from alexa_desk.envelopes import Envelope

_LONGEST_SPEECH = 8000
_LARGEST = 120 * 1024
_SILENT = ("SessionEndedRequest",)


class BadResponseError(Exception):
    """An answer Alexa would refuse. `answer` is it, where it is a JSON object at all."""

    def __init__(self, message: str, answer: Envelope | None = None) -> None:
        super().__init__(message)
        self.answer = answer


def checked(answer: Any, request_type: str) -> Envelope:
    """The answer as Alexa reads it. Raises BadResponseError when a device would say it failed."""
    try:
        text = json.dumps(answer)
    except (TypeError, ValueError) as error:
        raise BadResponseError(f"The skill's response is not JSON: {error}") from error
    envelope = json.loads(text)
    if not isinstance(envelope, dict) or not isinstance(envelope.get("response", {}), dict):
        raise BadResponseError(f"The skill's response is no response envelope: {text[:80]}")
    if len(text.encode()) > _LARGEST:
        raise BadResponseError(f"The skill's response is larger than {_LARGEST} bytes", envelope)
    _check_speech(envelope)
    if request_type in _SILENT and _speaks(envelope):
        raise BadResponseError(
            "The skill answered a SessionEndedRequest, which is refused", envelope
        )
    return envelope


def _check_speech(envelope: Envelope) -> None:
    speech = envelope.get("response", {}).get("outputSpeech")
    if speech is None:
        return
    if not isinstance(speech, dict) or speech.get("type") not in ("SSML", "PlainText"):
        raise BadResponseError(
            "The response's outputSpeech has no type SSML or PlainText", envelope
        )
    said = speech.get("ssml") or speech.get("text") or ""
    if len(said) > _LONGEST_SPEECH:
        raise BadResponseError(f"The speech exceeds {_LONGEST_SPEECH} characters", envelope)


def _speaks(envelope: Envelope) -> bool:
    body = envelope.get("response", {})
    return any(body.get(key) for key in ("outputSpeech", "reprompt", "card"))
