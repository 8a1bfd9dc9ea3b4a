"""A small skill about something else: what is true for it is true for any skill."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ask_sdk_core.skill_builder import SkillBuilder
from ask_sdk_core.utils import get_intent_name, is_intent_name, is_request_type

MODELS = Path(__file__).parent / "models"


def tea_shop() -> Any:
    """A handler that counts the turns of a session and says what it was asked."""
    builder = SkillBuilder()

    @builder.request_handler(is_request_type("LaunchRequest"))
    def launch(handler_input: Any) -> Any:
        return _listening(handler_input, "Welcome &amp; sit down.")

    @builder.request_handler(is_request_type("SessionEndedRequest"))
    def ended(handler_input: Any) -> Any:
        return handler_input.response_builder.response

    @builder.request_handler(is_intent_name("AMAZON.StopIntent"))
    def stop(handler_input: Any) -> Any:
        return handler_input.response_builder.speak("Bye.").set_should_end_session(True).response

    @builder.request_handler(is_intent_name("OpeningHoursIntent"))
    def hours(handler_input: Any) -> Any:
        return handler_input.response_builder.speak("From nine to five.").response

    @builder.request_handler(is_intent_name("OrderIntent"))
    def order(handler_input: Any) -> Any:
        raise RuntimeError("the kettle is broken")

    @builder.request_handler(lambda _: True)
    def echo(handler_input: Any) -> Any:
        return _listening(handler_input, get_intent_name(handler_input))

    return builder.lambda_handler()


def _listening(handler_input: Any, text: str) -> Any:
    attributes = handler_input.attributes_manager.session_attributes
    attributes["turns"] = attributes.get("turns", 0) + 1
    reply = handler_input.response_builder.speak(text).ask("What else?")
    return reply.response
