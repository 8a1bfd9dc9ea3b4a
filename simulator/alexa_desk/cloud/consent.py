"""Asking for a permission by voice: Alexa asks, and tells the skill what was answered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from alexa_desk.cloud.envelopes import Envelope
from alexa_desk.device.echo import Question


def consent(directive: Mapping[str, Any]) -> Question:
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

    return Question(answer("ACCEPTED"), answer("DENIED"), tuple(scopes), answer("NOT_ANSWERED"))
