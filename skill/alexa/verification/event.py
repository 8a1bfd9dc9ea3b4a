"""What is read of a request once its signature holds: is it of now, and is it for us?"""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

from skill.alexa.verification.refusal import Refusal, Step

#: How far a request's clock may be from ours, in both directions.
TOLERANCE = timedelta(seconds=150)
#: Requests outside a session (skill events, reminders, messages) are delivered again for a while.
TOLERANCE_WITHOUT_SESSION = timedelta(seconds=3600)


def parse(body: bytes) -> dict[str, Any]:
    """Return the event in a body. Raises Refusal unless it is an object with a request."""
    try:
        found = json.loads(body.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise Refusal(Step.JSON, "cannot be read", error=error) from error
    if not isinstance(found, dict) or not isinstance(found.get("request"), dict):
        raise Refusal(Step.JSON, "holds no request")
    return found


def check_time(event: dict[str, Any], now: datetime) -> None:
    """Raise Refusal unless an event is of now: an old one is somebody's recording."""
    try:
        sent = datetime.fromisoformat(event["request"]["timestamp"])
        away = abs(now - sent)
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise Refusal(Step.TIME, "missing, or cannot be read", error=error) from error
    in_session = isinstance(event.get("session"), dict)
    if away > (TOLERANCE if in_session else TOLERANCE_WITHOUT_SESSION):
        raise Refusal(Step.TIME, "too old, or of the future")


def check_skill(event: dict[str, Any], skill_id: str) -> None:
    """Raise Refusal unless an event is for us: Alexa signs what it sends to any skill."""
    found: object = event
    for name in ("context", "System", "application", "applicationId"):
        found = found.get(name) if isinstance(found, dict) else None
    if found != skill_id:
        raise Refusal(Step.SKILL, "is not ours")
