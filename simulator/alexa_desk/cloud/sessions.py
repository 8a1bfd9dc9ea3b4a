"""A session: what it carries, when it ends."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from alexa_desk.cloud.envelopes import Envelope, SessionState
from alexa_desk.model import SlotType

Ids = Callable[[], str]


@dataclass(slots=True)
class Session:
    """One open session on one device.

    `entities` are the values that the skill gave its slot types for this session.
    """

    id: str
    locale: str
    new: bool = True
    attributes: dict[str, Any] = field(default_factory=dict)
    reprompt: str | None = None
    entities: tuple[SlotType, ...] = ()

    def state(self) -> SessionState:
        """A copy of what travels with the next request, so that a handler cannot change ours."""
        return SessionState(self.id, self.new, json.loads(json.dumps(self.attributes)))

    def carry(self, response: Envelope) -> None:
        """Take over what a response leaves in the session."""
        self.new = False
        self.attributes = dict(response.get("sessionAttributes") or {})


def begin(ids: Ids, locale: str) -> Session:
    """A new session."""
    return Session(f"amzn1.echo-api.session.{ids()}", locale)


def stays_open(response: Envelope, *, screen: bool = False) -> bool:
    """Whether a response keeps the session open.

    An explicit `shouldEndSession` of false (or null) does, and a dialog that asks. Where the key
    is missing, only a device that shows something keeps it, with its microphone off.
    """
    body = response.get("response") or {}
    directives = [str(each.get("type")) for each in body.get("directives") or ()]
    if "shouldEndSession" in body:
        return not body["shouldEndSession"]
    asks = any(
        kind.startswith("Dialog.") and kind != "Dialog.UpdateDynamicEntities" for kind in directives
    )
    return asks or (screen and any(kind.startswith("Alexa.Presentation") for kind in directives))
