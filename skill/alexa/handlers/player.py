"""What a device tells of its audio player, and the buttons for it: never answered with a word."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model.response import Response

from skill.alexa.handlers.silent import SilentHandler
from skill.alexa.walker import Note, Walkers

if TYPE_CHECKING:  # read with the first event, not with the first question
    from skill.alexa.handlers.talk import Setting
    from skill.alexa.walks import Walks

#: No id of a request is longer.
_LONGEST_NOTE = 160


class PlayerHandler(SilentHandler):
    """Takes events and buttons of the player; events of no stream of ours change nothing."""

    def __init__(self, walkers: Walkers, setting: Setting, note: Note) -> None:
        self._parts = walkers, setting.languages, setting.track, note, setting.ask
        self._clock = setting.clock

    def handle(self, handler_input: HandlerInput) -> Response:
        """Return an empty response, or one with a directive for the player."""
        from skill.alexa.walks import moment_of  # noqa: PLC0415 - read with the first event

        envelope: Any = handler_input.request_envelope
        moment = moment_of(envelope.request, self._clock)
        if envelope.request.object_type.startswith("PlaybackController."):
            return self._walks.press(envelope, moment)
        return self._walks.event(envelope, moment)

    @cached_property
    def _walks(self) -> Walks:
        from skill.alexa.walks import Walks  # noqa: PLC0415 - read with the first event

        return Walks(*self._parts)


class RefusedHandler(SilentHandler):
    """Notes that an answer of ours outside of a session was refused, and to which request."""

    def __init__(self, note: Note) -> None:
        self._note = note

    def handle(self, handler_input: HandlerInput) -> Response:
        """Return an empty response."""
        request: Any = handler_input.request_envelope.request
        kind = getattr(getattr(request, "error", None), "object_type", None)
        cause = getattr(getattr(request, "cause", None), "request_id", None)
        self._note(f"refused {getattr(kind, 'value', kind)} {cause}"[:_LONGEST_NOTE])
        return Response()
