"""What a walker grants us in Alexa's app, or takes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model.response import Response

from skill.alexa.handlers.silent import SilentHandler
from skill.alexa.serializer import sent
from skill.alexa.services import Ask, Desk
from skill.alexa.walker import Walkers

if TYPE_CHECKING:  # nothing without a store
    from skill.memory.record import Record

EVENTS = ("AlexaSkillEvent.SkillPermissionAccepted", "AlexaSkillEvent.SkillPermissionChanged")


class PermissionsHandler(SilentHandler):
    """Deletes what rests on a permission that is no longer there; walks need none, and stay."""

    def __init__(self, walkers: Walkers, ask: Ask | None) -> None:
        self._walkers = walkers
        self._ask = ask

    def handle(self, handler_input: HandlerInput) -> Response:
        """Return an empty response; what is granted is told by the requests themselves."""
        from skill.alexa import alerts, timers  # noqa: PLC0415 - no question needs it

        envelope: Any = handler_input.request_envelope
        missing = alerts.SCOPES - _accepted(envelope.request)
        if missing:
            desk = Desk.of(envelope, self._ask)
            self._walkers.soon(lambda: alerts.delete(desk, missing))
        if timers.SCOPE in missing:
            self._walkers.change(envelope, _unannounced)
        return Response()


def _accepted(request: Any) -> frozenset[str]:
    """Return the permissions that an event tells of, as they are from now on."""
    body = sent(request).get("body")
    found = body.get("acceptedPermissions") if isinstance(body, dict) else None
    scopes = (each.get("scope") for each in found if isinstance(each, dict)) if found else ()
    return frozenset(scope for scope in scopes if isinstance(scope, str))


def _unannounced(record: Record) -> Record:
    """Return a record whose walk, where one is on, is there to be asked for."""
    from skill.memory.record import Record  # noqa: PLC0415 - nothing without a store
    from skill.talk.walk.announcing import unannounced  # noqa: PLC0415 - only for who walks
    from skill.talk.walk.keeping import keep  # noqa: PLC0415 - only for who walks

    attributes = record.to_attributes()
    if attributes.get("walk"):
        keep(attributes, unannounced)
    return Record.from_attributes(attributes)
