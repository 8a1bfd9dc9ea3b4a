"""Request envelopes, in the shape Alexa sends them."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from alexa_desk.heard import Heard
from alexa_desk.model import Intent, SlotValue

Envelope = dict[str, Any]

SKILL_ID = "amzn1.ask.skill.00000000-0000-4000-8000-000000000000"

#: Requests that Alexa sends outside a session.
_WITHOUT_SESSION = (
    "AudioPlayer.",
    "PlaybackController.",
    "AlexaSkillEvent.",
    "Messaging.",
    "Reminders.",
    "System.",
)
#: Of these, the ones that come from the account and name no device.
_WITHOUT_DEVICE = ("AlexaSkillEvent.", "Messaging.", "Reminders.")


class SessionState(NamedTuple):
    """The part of the session that travels with a request."""

    id: str
    new: bool
    attributes: dict[str, Any]


class Sender(NamedTuple):
    """Who sends: the user, the device and what it knows at this moment.

    `context` holds what a request's context has beside System: the player, the screen.
    """

    user_id: str
    device_id: str
    interfaces: Mapping[str, Any]
    endpoint: str
    token: str
    skill_id: str = SKILL_ID
    person_id: str | None = None
    account_token: str | None = None
    permissions: Sequence[str] = ()
    context: Mapping[str, Any] = {}


class Moment(NamedTuple):
    """What differs from request to request: its id, its time and the locale."""

    request_id: str
    time: datetime
    locale: str


def in_session(kind: str) -> bool:
    """Whether requests of this type belong to a session."""
    return not kind.startswith(_WITHOUT_SESSION)


def envelope(
    sender: Sender, session: SessionState | None, moment: Moment, body: Mapping[str, Any]
) -> Envelope:
    """The envelope of a request, whose `body` has at least its type."""
    content: Envelope = {"version": "1.0"}
    if session is not None:
        content["session"] = {
            "new": session.new,
            "sessionId": session.id,
            "application": {"applicationId": sender.skill_id},
            "attributes": session.attributes,
            "user": _user(sender),
        }
    content["context"] = _context(sender, str(body.get("type", "")))
    stamp = {
        "requestId": moment.request_id,
        "locale": moment.locale,
        "timestamp": moment.time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    }
    content["request"] = {"type": body.get("type"), **stamp, **body}
    return content


def launch() -> Envelope:
    """The body of a skill opened without a question."""
    return {"type": "LaunchRequest", "shouldLinkResultBeReturned": False}


def session_ended(
    reason: str = "USER_INITIATED", error: Mapping[str, str] | None = None
) -> Envelope:
    """The body that tells a skill its session is over; it may not answer."""
    more = {"error": dict(error)} if error else {}
    return {"type": "SessionEndedRequest", "reason": reason, **more}


def intent_body(
    intent: Intent,
    slots: Mapping[str, Sequence[Heard]],
    skill_id: str = SKILL_ID,
    dynamic: Mapping[str, Sequence[SlotValue]] | None = None,
) -> Envelope:
    """The intent of a request: what was understood, in Alexa's words.

    `dynamic` are the values that the skill gave its types at run time.
    """
    body: Envelope = {"name": intent.name, "confirmationStatus": "NONE"}
    if intent.slots:
        body["slots"] = {
            slot.name: _slot(slot.name, slots.get(slot.name, ()), skill_id, dynamic or {})
            for slot in intent.slots
        }
    return body


def _slot(
    name: str,
    heard: Sequence[Heard],
    skill_id: str,
    dynamic: Mapping[str, Sequence[SlotValue]],
) -> Envelope:
    slot: Envelope = {"name": name, "confirmationStatus": "NONE"}
    if not heard:
        return slot
    values = [_simple(one, skill_id, dynamic) for one in heard]
    slot["source"] = "USER"
    if len(values) > 1:
        return slot | {"slotValue": {"type": "List", "values": values}}
    only = {key: value for key, value in values[0].items() if key != "type"}
    return slot | only | {"slotValue": values[0]}


def _simple(heard: Heard, skill_id: str, dynamic: Mapping[str, Sequence[SlotValue]]) -> Envelope:
    value: Envelope = {"type": "Simple", "value": heard.said}
    if heard.type is not None:
        added = dynamic.get(heard.type, ())
        own = [match for match in heard.matches if match not in added]
        authority = f"amzn1.er-authority.echo-sdk.{skill_id}.{heard.type}"
        resolutions = [_resolution(authority, own)]
        if heard.type in dynamic:
            authority = f"amzn1.er-authority.echo-sdk.dynamic.{skill_id}.{heard.type}"
            matches = [match for match in heard.matches if match in added]
            resolutions.insert(0, _resolution(authority, matches))
        value["resolutions"] = {"resolutionsPerAuthority": resolutions}
    return value


def _resolution(authority: str, matches: Sequence[SlotValue]) -> Envelope:
    code = "ER_SUCCESS_MATCH" if matches else "ER_SUCCESS_NO_MATCH"
    resolution: Envelope = {"authority": authority, "status": {"code": code}}
    if matches:
        resolution["values"] = [{"value": _match(value)} for value in matches]
    return resolution


def _match(value: SlotValue) -> dict[str, str]:
    return {"name": value.name} | ({"id": value.id} if value.id is not None else {})


def _user(sender: Sender) -> Envelope:
    user: Envelope = {"userId": sender.user_id}
    if sender.account_token is not None:
        user["accessToken"] = sender.account_token
    return user


def _context(sender: Sender, kind: str) -> Envelope:
    user = _user(sender)
    if sender.permissions:
        scopes = {scope: {"status": "GRANTED"} for scope in sender.permissions}
        user["permissions"] = {"consentToken": sender.token, "scopes": scopes}
    system: Envelope = {"application": {"applicationId": sender.skill_id}, "user": user}
    if sender.person_id is not None:
        system["person"] = {"personId": sender.person_id}
    if not kind.startswith(_WITHOUT_DEVICE):
        system["device"] = {
            "deviceId": sender.device_id,
            "supportedInterfaces": dict(sender.interfaces),
        }
    system |= {"apiEndpoint": sender.endpoint, "apiAccessToken": sender.token}
    beside = {} if kind.startswith(_WITHOUT_DEVICE) else dict(sender.context)
    return {"System": system, **beside}
