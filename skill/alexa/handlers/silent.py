"""Requests that must not be answered with speech: session ends, events, players, screens."""

from __future__ import annotations

import time
from collections.abc import Callable

from ask_sdk_core.attributes_manager import AttributesManager
from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.exceptions import PersistenceException
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model.response import Response

#: What Alexa reports when a user leaves the skill, and wants kept (after a purchase) or not.
NOT_PERSISTED = "NOT_PERSISTED"
#: Seconds before each further try to forget somebody; with the tries less than a function has.
PAUSES = (0.5, 1.5)


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

    def __init__(self, sleep: Callable[[float], None] = time.sleep) -> None:
        """Take what waits for some seconds."""
        self._sleep = sleep

    def handle(self, handler_input: HandlerInput) -> Response:
        """Delete all that is kept of the walker, unless Alexa says that it is to stay.

        Nobody waits for the answer, so a store that is down is asked again for a while. Raises
        PersistenceException where it stays down: somebody is to look into the log.
        """
        body = getattr(handler_input.request_envelope.request, "body", None)
        status = body.get("userInformationPersistenceStatus") if isinstance(body, dict) else None
        if status == NOT_PERSISTED:
            self._forget(handler_input.attributes_manager)
        return Response()

    def _forget(self, manager: AttributesManager) -> None:
        for pause in PAUSES:
            try:
                return manager.delete_persistent_attributes()
            except PersistenceException:
                self._sleep(pause)
        return manager.delete_persistent_attributes()
