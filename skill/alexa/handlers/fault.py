"""A fault of ours: a friendly sentence and a way on, never a stack trace."""

from __future__ import annotations

from typing import Any

from ask_sdk_core.dispatch_components import AbstractExceptionHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model.response import Response

from skill.alexa.response import response
from skill.alexa.walker import Log
from skill.coach import texts
from skill.languages.words import Languages
from skill.talk.turn import Reply

#: Request types that may be answered with speech.
SPEAKING = frozenset(("LaunchRequest", "IntentRequest"))


class FaultHandler(AbstractExceptionHandler):
    """Takes every exception of a handler: logs its class, and says so kindly where it may."""

    def __init__(self, languages: Languages, log: Log) -> None:
        self._languages = languages
        self._log = log

    def can_handle(self, handler_input: HandlerInput, exception: Exception) -> bool:
        """Take every exception."""
        return True

    def handle(self, handler_input: HandlerInput, exception: Exception) -> Response:
        """Return a spoken apology with a question; silence where speech is not allowed."""
        request: Any = handler_input.request_envelope.request
        self._log(type(exception).__name__, str(request.object_type))
        if request.object_type not in SPEAKING:
            return Response()
        words = self._languages.words(request.locale)
        reply = Reply(speech=words.name(texts.FAULT), reprompt=words.name(texts.REPROMPT_GENERAL))
        return response(reply, words)
