"""The walker's consent to reminders: asked for by Alexa's voice, or by a card in her app."""

from __future__ import annotations

from typing import Any

from ask_sdk_model.interfaces.connections.send_request_directive import SendRequestDirective
from ask_sdk_model.ui.ask_for_permissions_consent_card import AskForPermissionsConsentCard

from skill.alexa.reminders import SCOPE
from skill.coach.answer import Act
from skill.coach.question import Question
from skill.talk.kinds import CONSENTED

ASK, CARD = "ask_consent", "consent_card"
_NAME, _ACCEPTED = "AskFor", "ACCEPTED"
#: What a token of ours begins with; days and minutes follow.
_OURS = "remind"
_PARTS = 3


def ask(act: Act) -> SendRequestDirective:
    """Return what has Alexa ask for consent; its token comes back with the answer."""
    payload: dict[str, object] = {
        "@type": "AskForPermissionsConsentRequest",
        "@version": "1",
        "permissionScope": SCOPE,
    }
    return SendRequestDirective(name=_NAME, payload=payload, token=str(act.about["token"]))


def card() -> AskForPermissionsConsentCard:
    """Return the card on which consent can be given."""
    return AskForPermissionsConsentCard(permissions=[SCOPE])


def is_ours(request: Any) -> bool:
    """Tell whether Alexa's answer is to a question for consent that we had her ask."""
    return str(request.token).startswith(f"{_OURS}.")


def question(request: Any) -> Question:
    """Return what the answer to a question for consent asks us: to set the reminder, or not to."""
    payload = request.payload if isinstance(request.payload, dict) else {}
    parts = str(request.token).split(".")
    known = len(parts) == _PARTS and parts[2].isdecimal()
    if payload.get("status") != _ACCEPTED or not known:
        return Question("reminder_refused")
    days, minutes = parts[1], int(parts[2])
    return Question("reminder_set", subject=CONSENTED, wishes=(days,), minutes=minutes)
