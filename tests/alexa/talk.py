"""Builds the request envelopes of tests that must not depend on what the simulator understands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from tests.lawful import plain

SKILL = "amzn1.ask.skill.test"
AUTHORITY = f"amzn1.er-authority.echo-sdk.{SKILL}"

#: A question that is complete.
UPHILL = ("ConditionMusclesIntent", {"condition": "uphill"})


def request(
    intent: str | None = None,
    slots: Mapping[str, str | list[str]] | None = None,
    *,
    locale: str = "en-US",
    new: bool = True,
    attributes: Mapping[str, Any] | None = None,
    user: str = "amzn1.ask.account.TEST",
) -> dict[str, Any]:
    """Return a launch (no intent) or an intent request; slots hold ids, or lists of them."""
    body: dict[str, Any] = {
        "requestId": "amzn1.echo-api.request.test",
        "timestamp": "2026-10-05T08:30:00Z",
        "locale": locale,
        "type": "IntentRequest" if intent else "LaunchRequest",
    }
    if intent:
        filled = {name: _slot(name, ids) for name, ids in (slots or {}).items()}
        body["intent"] = {"name": intent, "confirmationStatus": "NONE", "slots": filled}
    return {
        "version": "1.0",
        "session": {
            "new": new,
            "sessionId": "amzn1.echo-api.session.test",
            "application": {"applicationId": SKILL},
            "attributes": dict(attributes or {}),
            "user": {"userId": user},
        },
        "context": {
            "System": {
                "application": {"applicationId": SKILL},
                "user": {"userId": user},
                "device": {"deviceId": "d", "supportedInterfaces": {}},
            }
        },
        "request": body,
    }


def consent(event: dict[str, Any], status: str, token: str) -> dict[str, Any]:
    """Return an event as Alexa sends it once the walker answered her question for consent."""
    stamp = {name: event["request"][name] for name in ("requestId", "timestamp", "locale")}
    about = {
        "type": "Connections.Response",
        "name": "AskFor",
        "token": token,
        "status": {"code": "200", "message": "OK"},
        "payload": {"status": status},
    }
    return {**event, "request": {**stamp, **about}}


def statements(answer: str) -> str:
    """An answer without its question."""
    return " ".join(s for s in re.split(r"(?<=[.?])\s+", answer) if not s.endswith("?"))


def speech(envelope: Mapping[str, Any]) -> str:
    """Return the plain text that a response envelope speaks."""
    return plain(envelope["response"]["outputSpeech"]["ssml"])


class Talk:
    """A talk with the handler in one session: ask, and hear the plain answer."""

    def __init__(self, handler: Any, *, locale: str = "en-US", user: str = "walker") -> None:
        self._handler = handler
        self._locale = locale
        self._user = user
        self._attributes: Mapping[str, Any] = {}
        self.open = False

    def ask(self, intent: str | None = None, **slots: str | list[str]) -> str:
        """Ask an intent (None: launch); a closed session starts anew."""
        envelope = self._handler(
            request(
                intent,
                slots,
                locale=self._locale,
                new=not self.open,
                attributes=self._attributes,
                user=self._user,
            ),
            None,
        )
        self.open = not envelope["response"]["shouldEndSession"]
        self._attributes = envelope.get("sessionAttributes") or {}
        return speech(envelope)


def _slot(name: str, ids: str | list[str]) -> dict[str, Any]:
    if isinstance(ids, str):
        return {"name": name, "confirmationStatus": "NONE", **_value(ids)}
    values = [{"type": "Simple", **_value(one)} for one in ids]
    return {"name": name, "slotValue": {"type": "List", "values": values}}


def _value(name: str) -> dict[str, Any]:
    match = {"value": {"name": name, "id": name.upper()}}
    status = {"code": "ER_SUCCESS_MATCH"}
    authority = {"authority": f"{AUTHORITY}.Type", "status": status, "values": [match]}
    return {"value": name, "resolutions": {"resolutionsPerAuthority": [authority]}}
