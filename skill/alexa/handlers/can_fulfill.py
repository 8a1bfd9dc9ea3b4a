"""Name-free interaction: tells Alexa whether we could answer, without answering."""

from __future__ import annotations

from typing import Any

import ask_sdk_model.canfulfill as sdk  # its classes on demand: they are rarely wanted
from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model.response import Response

from skill.alexa import intents, turn
from skill.alexa.serializer import sent
from skill.knowledge.model import Knowledge
from skill.languages.words import Languages


class CanFulfillHandler(AbstractRequestHandler):
    """Says yes to an intent of ours whose slots we know. Reads, and changes nothing."""

    def __init__(self, knowledge: Knowledge, languages: Languages) -> None:
        self._knowledge = knowledge
        self._understanding = turn.Understanding(knowledge)
        self._languages = languages

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Take the one request type this is for."""
        request: Any = handler_input.request_envelope.request
        return bool(request.object_type == "CanFulfillIntentRequest")

    def handle(self, handler_input: HandlerInput) -> Response:
        """Return the verdict on the intent and on each of its slots."""
        request: Any = handler_input.request_envelope.request
        intent = sent(request.intent) or {}
        name = turn.name_of(intent)
        words = self._languages.words(request.locale)
        said = self._understanding.slots(intent, words)
        known = {slot: bool(filled.ids) for slot, filled in said.items()}
        ours = name in intents.KINDS or intents.fact(name) in self._knowledge.asked_facts
        can = ours and all(known.values())
        slots = {slot: _slot(known.get(slot, False)) for slot in turn.slots_of(intent)}
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
