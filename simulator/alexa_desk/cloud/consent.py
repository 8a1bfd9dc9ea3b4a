"""Asking for a permission by voice: Alexa asks, and tells the skill what was answered."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from alexa_desk.cloud.envelopes import Envelope
from alexa_desk.device.echo import Account, Question


def consent(directive: Mapping[str, Any], account: Account) -> Question:
    """Alexa's question for a permission, and what each answer sends."""
    payload = directive.get("payload") or {}
    scopes = [payload["permissionScope"]] if "permissionScope" in payload else []
    scopes += [each["permissionScope"] for each in payload.get("permissionScopes") or ()]

    def answer(status: str) -> Envelope:
        return {
            "type": "Connections.Response",
            "name": "AskFor",
            "status": {"code": "200", "message": "OK"},
            "token": directive.get("token", ""),
            "payload": {
                "@type": "AskForPermissionsConsentResponse",
                "@version": payload.get("@version", "1"),
                **({"permissionScope": scopes[0]} if len(scopes) == 1 else {}),
                "status": status,
            },
        }

    agreed = partial(account.permissions.update, scopes)
    note = "Alexa asks for the permission; yes or no answers her"
    return Question(answer("ACCEPTED"), answer("DENIED"), agreed=agreed, note=note)
