"""The walker's consent: asked for by Alexa's voice, or by a card in her app."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from ask_sdk_model.interfaces.connections.send_request_directive import SendRequestDirective
from ask_sdk_model.ui.ask_for_permissions_consent_card import AskForPermissionsConsentCard

from skill.alexa import reminders, timers
from skill.coach.answer import Act
from skill.coach.question import KindName, Question
from skill.talk.wishes import CONSENTED

_NAME, _ACCEPTED = "AskFor", "ACCEPTED"


class Consent(NamedTuple):
    """What a permission is wanted for.

    scope: its name. granted: what is asked of us when it is there, of the rest of our token; None
    where that makes no sense. refused: the kind of question where it is not.
    """

    scope: str
    granted: Callable[[list[str]], Question | None]
    refused: KindName


def ask(act: Act) -> SendRequestDirective:
    """Return what has Alexa ask for consent; its token comes back with the answer."""
    payload: dict[str, object] = {
        "@type": "AskForPermissionsConsentRequest",
        "@version": "1",
        "permissionScope": _of(act).scope,
    }
    return SendRequestDirective(name=_NAME, payload=payload, token=str(act.about["token"]))


def card(act: Act) -> AskForPermissionsConsentCard:
    """Return the card on which consent can be given."""
    return AskForPermissionsConsentCard(permissions=[_of(act).scope])


def is_ours(request: Any) -> bool:
    """Tell whether Alexa's answer is to a question for consent that we had her ask."""
    return str(request.token).partition(".")[0] in _CONSENTS


def question(request: Any) -> Question:
    """Return what the answer to a question for consent asks us: to do what it is for, or not to."""
    payload = request.payload if isinstance(request.payload, dict) else {}
    name, *rest = str(request.token).split(".")
    consent = _CONSENTS[name]
    granted = consent.granted(rest) if payload.get("status") == _ACCEPTED else None
    return granted or Question(consent.refused)


def _remind(rest: list[str]) -> Question | None:
    match rest:
        case [days, minutes] if minutes.isdecimal():
            wishes = tuple(days.split("-"))
            return Question("reminder_set", subject=CONSENTED, wishes=wishes, minutes=int(minutes))
    return None


def _announce(rest: list[str]) -> Question | None:
    return None if rest else Question("announce", subject=CONSENTED)


#: By what a token of ours begins with; what is to be done follows.
_CONSENTS: Mapping[str, Consent] = {
    "remind": Consent(reminders.SCOPE, _remind, "reminder_refused"),
    "announce": Consent(timers.SCOPE, _announce, "announce_refused"),
}


def _of(act: Act) -> Consent:
    return _CONSENTS[str(act.about["token"]).partition(".")[0]]
