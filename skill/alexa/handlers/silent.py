"""Requests that must not be answered with speech: session ends, events, players, screens."""

from __future__ import annotations

from contextlib import suppress

from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.exceptions import PersistenceException
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model.response import Response

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
    """Forgets a walker who left the skill."""

    def handle(self, handler_input: HandlerInput) -> Response:
        """Delete all that is kept of the walker, unless Alexa says that it is to stay."""
        body = getattr(handler_input.request_envelope.request, "body", None)
        status = body.get("userInformationPersistenceStatus") if isinstance(body, dict) else None
        if status == NOT_PERSISTED:
            with suppress(PersistenceException):  # it is in the log, and nobody is there to tell
                handler_input.attributes_manager.delete_persistent_attributes()
        return Response()
