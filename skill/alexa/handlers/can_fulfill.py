"""Name-free interaction: tells Alexa whether we could answer, without answering."""

from __future__ import annotations

from typing import Any

import ask_sdk_model.canfulfill as sdk  # its classes on demand: they are rarely wanted
from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model.response import Response

from skill.alexa.hearing import heard, slots_of
from skill.alexa.serializer import sent
from skill.languages.words import Languages
from skill.talk.hearing import Hearing


class CanFulfillHandler(AbstractRequestHandler):
    """Says yes to an intent of ours whose slots we know. Reads, and changes nothing."""

    def __init__(self, hearing: Hearing, languages: Languages) -> None:
        self._hearing = hearing
        self._languages = languages

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Take the one request type this is for."""
        request: Any = handler_input.request_envelope.request
        return bool(request.object_type == "CanFulfillIntentRequest")

    def handle(self, handler_input: HandlerInput) -> Response:
        """Return the verdict on the intent and on each of its slots."""
        request: Any = handler_input.request_envelope.request
        intent = sent(request.intent) or {}
        words = self._languages.words(request.locale)
        understood = self._hearing.known(heard(intent, words))
        known = {name: bool(slot.ids) for name, slot in understood.slots}
        custom = not understood.intent.startswith("AMAZON.")
        can = custom and self._hearing.knows(understood.intent) and all(known.values())
        slots = {name: _slot(known.get(name, False)) for name in slots_of(intent)}
        verdict = sdk.CanFulfillIntentValues
        return Response(
            can_fulfill_intent=sdk.CanFulfillIntent(
                can_fulfill=verdict.YES if can else verdict.NO, slots=slots or None
            )
        )


def _slot(known: bool) -> sdk.CanFulfillSlot:
    understood, fulfilled = sdk.CanUnderstandSlotValues, sdk.CanFulfillSlotValues
    return sdk.CanFulfillSlot(
        can_understand=understood.YES if known else understood.NO,
        can_fulfill=fulfilled.YES if known else fulfilled.NO,
    )
