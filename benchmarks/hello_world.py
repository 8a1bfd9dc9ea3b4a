"""The smallest skill one can build with ask-sdk-core, as its documentation shows it."""

from __future__ import annotations

from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.skill_builder import SkillBuilder
from ask_sdk_core.utils import is_intent_name, is_request_type
from ask_sdk_model import Response
from ask_sdk_model.ui import SimpleCard


class LaunchHandler(AbstractRequestHandler):
    """Greets."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Take launches."""
        return is_request_type("LaunchRequest")(handler_input)

    def handle(self, handler_input: HandlerInput) -> Response:
        """Say hello."""
        return _hello(handler_input)


class HelloHandler(AbstractRequestHandler):
    """Answers the one intent, whatever its name is in the envelope measured."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Take intents."""
        return is_intent_name("HelloWorldIntent")(handler_input) or is_request_type(
            "IntentRequest"
        )(handler_input)

    def handle(self, handler_input: HandlerInput) -> Response:
        """Say hello."""
        return _hello(handler_input)


def _hello(handler_input: HandlerInput) -> Response:
    text = "Hello, world."
    builder = handler_input.response_builder.speak(text).ask(text)
    return builder.set_card(SimpleCard("Hello", text)).response


_builder = SkillBuilder()
_builder.add_request_handler(LaunchHandler())
_builder.add_request_handler(HelloHandler())

handler = _builder.lambda_handler()
