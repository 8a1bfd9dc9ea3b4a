"""Requests that must not be answered with speech: session ends, events, players, screens."""

from __future__ import annotations

from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model.response import Response

from skill.alexa.services import Ask, Desk
from skill.alexa.walker import Walkers

#: What Alexa reports when a user leaves the skill, and wants kept (after a purchase) or not.
NOT_PERSISTED = "NOT_PERSISTED"


class SilentHandler(AbstractRequestHandler):
    """Answers with an empty response: no speech, no card, no end flag."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Take whatever nobody else takes."""
        return True

    def handle(self, handler_input: HandlerInput) -> Response:
        """Return an empty response."""
        return Response()


class SkillDisabledHandler(SilentHandler):
    """Forgets a walker who left the skill, and deletes what would still ring for them."""

    def __init__(self, walkers: Walkers, ask: Ask | None) -> None:
        self._walkers = walkers
        self._ask = ask

    def handle(self, handler_input: HandlerInput) -> Response:
        """Have all deleted that is kept of the walker, unless Alexa says that it is to stay.

        A reminder to open a skill that is gone is of no use to anybody.
        """
        from skill.alexa import alerts  # noqa: PLC0415 - no question needs it

        envelope = handler_input.request_envelope
        body = getattr(envelope.request, "body", None)
        status = body.get("userInformationPersistenceStatus") if isinstance(body, dict) else None
        if status == NOT_PERSISTED:
            self._walkers.forget_soon(envelope)
        desk = Desk.of(envelope, self._ask)
        self._walkers.soon(lambda: alerts.delete(desk))
        return Response()
