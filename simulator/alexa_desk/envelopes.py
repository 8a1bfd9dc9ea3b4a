"""Request envelopes, in the shape Alexa sends them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from alexa_desk.model import Intent, SlotValue

Envelope = dict[str, Any]

SKILL_ID = "amzn1.ask.skill.00000000-0000-4000-8000-000000000000"

_API_ENDPOINTS = {"US": "https://api.amazonalexa.com", "CA": "https://api.amazonalexa.com"}
_FAR_EAST = ("AU", "JP", "IN")


@dataclass(frozen=True, slots=True)
class Heard:
    """One value heard for a slot.

    `said` holds the words as spoken (or the ISO value of a built-in type), `matches` the values of
    the slot type they stand for, none when the words are unknown. `type` is None for built-in
    types, which Alexa sends without resolutions.
    """

    said: str
    matches: tuple[SlotValue, ...] = ()
    type: str | None = None


@dataclass(frozen=True, slots=True)
class Device:
    """Who speaks to which device."""

    user_id: str
    device_id: str
    skill_id: str = SKILL_ID
    interfaces: dict[str, Any] = field(default_factory=lambda: {"AudioPlayer": {}})


@dataclass(frozen=True, slots=True)
class SessionState:
    """The part of the session that travels with a request."""

    id: str
    new: bool
    attributes: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Moment:
    """What differs from request to request: its id, its time and the locale."""

    request_id: str
    time: datetime
    locale: str


def launch(device: Device, session: SessionState, moment: Moment) -> Envelope:
    """The envelope of a skill opened without a question."""
    return _envelope(device, session, moment, "LaunchRequest", shouldLinkResultBeReturned=False)


def intent_request(
    device: Device,
    session: SessionState,
    moment: Moment,
    intent: Intent,
    slots: Mapping[str, Sequence[Heard]],
) -> Envelope:
    """The envelope of an understood utterance."""
    body: dict[str, Any] = {"name": intent.name, "confirmationStatus": "NONE"}
    if intent.slots:
        body["slots"] = {
            slot.name: _slot(slot.name, slots.get(slot.name, ()), device.skill_id)
            for slot in intent.slots
        }
    return _envelope(device, session, moment, "IntentRequest", intent=body)


def session_ended(
    device: Device,
    session: SessionState,
    moment: Moment,
    reason: str = "USER_INITIATED",
    error: dict[str, str] | None = None,
) -> Envelope:
    """The envelope that tells a skill its session is over; it may not answer."""
    more: dict[str, Any] = {"reason": reason} | ({"error": error} if error else {})
    return _envelope(device, session, moment, "SessionEndedRequest", **more)


def _slot(name: str, heard: Sequence[Heard], skill_id: str) -> Envelope:
    slot: Envelope = {"name": name, "confirmationStatus": "NONE"}
    if not heard:
        return slot
    values = [_simple(one, skill_id) for one in heard]
    slot["source"] = "USER"
    if len(values) > 1:
        return slot | {"slotValue": {"type": "List", "values": values}}
    only = {key: value for key, value in values[0].items() if key != "type"}
    return slot | only | {"slotValue": values[0]}


def _simple(heard: Heard, skill_id: str) -> Envelope:
    value: Envelope = {"type": "Simple", "value": heard.said}
    if heard.type is not None:
        value["resolutions"] = {"resolutionsPerAuthority": [_resolution(heard, skill_id)]}
    return value


def _resolution(heard: Heard, skill_id: str) -> Envelope:
    authority = f"amzn1.er-authority.echo-sdk.{skill_id}.{heard.type}"
    code = "ER_SUCCESS_MATCH" if heard.matches else "ER_SUCCESS_NO_MATCH"
    resolution: Envelope = {"authority": authority, "status": {"code": code}}
    if heard.matches:
        resolution["values"] = [{"value": _match(value)} for value in heard.matches]
    return resolution


def _match(value: SlotValue) -> dict[str, str]:
    return {"name": value.name} | ({"id": value.id} if value.id is not None else {})


def _envelope(
    device: Device, session: SessionState, moment: Moment, kind: str, **more: Any
) -> Envelope:
    application = {"applicationId": device.skill_id}
    user = {"userId": device.user_id}
    return {
        "version": "1.0",
        "session": {
            "new": session.new,
            "sessionId": session.id,
            "application": application,
            "attributes": session.attributes,
            "user": user,
        },
        "context": {"System": _system(device, moment.locale)},
        "request": {
            "type": kind,
            "requestId": moment.request_id,
            "locale": moment.locale,
            "timestamp": moment.time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            **more,
        },
    }


def _system(device: Device, locale: str) -> Envelope:
    return {
        "application": {"applicationId": device.skill_id},
        "user": {"userId": device.user_id},
        "device": {
            "deviceId": device.device_id,
            "supportedInterfaces": device.interfaces,
        },
        "apiEndpoint": _api_endpoint(locale),
        "apiAccessToken": "SIMULATED.TOKEN.NOT-A-SECRET",
    }


def _api_endpoint(locale: str) -> str:
    country = locale.partition("-")[2]
    if country in _FAR_EAST:
        return "https://api.fe.amazonalexa.com"
    return _API_ENDPOINTS.get(country, "https://api.eu.amazonalexa.com")
