"""What Alexa tells of a consent that we had her ask for."""

from __future__ import annotations

from typing import Any

from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model.response import Response

from skill.alexa.handlers.talk import TalkHandler


class ConsentHandler(AbstractRequestHandler):
    """Goes on with the talk where the question was ours; else it says nothing."""

    def __init__(self, talk: TalkHandler) -> None:
        self._talk = talk

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Take the one request type this is for."""
        request: Any = handler_input.request_envelope.request
        return bool(request.object_type == "Connections.Response")

    def handle(self, handler_input: HandlerInput) -> Response:
        """Return what the talk says to a consent given or refused."""
        from skill.alexa.consent import is_ours  # noqa: PLC0415 - only for who was asked

        request: Any = handler_input.request_envelope.request
        return self._talk.handle(handler_input) if is_ours(request) else Response()
