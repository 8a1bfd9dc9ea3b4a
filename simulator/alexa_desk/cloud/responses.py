"""What Alexa accepts as an answer, and what she refuses."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from alexa_desk.cloud.envelopes import Envelope
from alexa_desk.cloud.refusals.cards import card
from alexa_desk.cloud.refusals.directives import directives
from alexa_desk.cloud.refusals.occasions import occasion
from alexa_desk.cloud.refusals.speech import outputs
from alexa_desk.device.device import Device
from alexa_desk.model import InteractionModel

LARGEST = 120 * 1024


class BadResponseError(Exception):
    """An answer Alexa would refuse. `answer` is it, where it is a JSON object at all."""

    def __init__(self, message: str, answer: Envelope | None = None) -> None:
        super().__init__(message)
        self.answer = answer


class Reader(NamedTuple):
    """Who reads an answer: what the device can do, what the model has."""

    device: Device
    model: InteractionModel | None = None


def checked(answer: Any, request_type: str, reader: Reader) -> Envelope:
    """The answer as Alexa reads it. Raises BadResponseError when a device would say it failed."""
    if answer is None and request_type == "SessionEndedRequest":
        return {}  # whoever is told that all is over need not say anything
    try:
        text = json.dumps(answer, allow_nan=False)
    except (TypeError, ValueError, RecursionError) as error:
        raise BadResponseError(f"The skill's response is not JSON: {error}") from error
    envelope = json.loads(text)
    if not isinstance(envelope, dict):
        raise BadResponseError(f"The skill's response is no response envelope: {text[:80]}")
    refusals = list(_refusals(envelope, len(text.encode()), request_type, reader))
    if refusals:
        message = f"The skill's response is refused: {'; '.join(dict.fromkeys(refusals))}"
        raise BadResponseError(message, envelope)
    return envelope


def _refusals(envelope: Envelope, size: int, kind: str, reader: Reader) -> Iterator[str]:
    if size > LARGEST:
        yield f"it is larger than {LARGEST} bytes"
        return
    attributes = envelope.get("sessionAttributes")
    if attributes is not None and not isinstance(attributes, dict):
        yield "sessionAttributes is no object"
    if not isinstance(envelope.get("version", "1.0"), str):
        yield "version is no text"
    body = envelope.get("response")
    if body is None:
        if kind in ("LaunchRequest", "IntentRequest"):
            yield "it is no response envelope: it has no response"
        return
    if not isinstance(body, dict):
        yield "it is no response envelope: response is no object"
        return
    flag = body.get("shouldEndSession")
    if flag is not None and not isinstance(flag, bool):
        yield f"shouldEndSession is {json.dumps(flag)}, not true or false"
    yield from outputs(body)
    yield from card(body)
    yield from directives(body, reader.device, reader.model)
    yield from occasion(body, kind)
