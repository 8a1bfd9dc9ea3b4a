"""A first look at a raw event, before the SDK sees it: is this a request we may answer?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ask_sdk_model.request import Request

#: What Alexa gets for a request that we do not know, or that is meant for somebody else.
EMPTY: Mapping[str, Any] = {"version": "1.0", "response": {}}
_KNOWN = frozenset(Request.discriminator_value_class_map)


def is_ours(event: object, skill_id: str | None) -> bool:
    """Tell whether an event is a request of a known type, for this skill where one is named."""
    if not isinstance(event, dict):
        return False
    request = event.get("request")
    if not isinstance(request, dict):
        return False
    kind = request.get("type")
    if not isinstance(kind, str) or kind not in _KNOWN:
        return False
    return skill_id is None or _application_id(event) == skill_id


def _application_id(event: Mapping[str, Any]) -> object:
    """Return the skill an event is meant for: named in its context, in old ones in its session."""
    for path in (("context", "System"), ("session",)):
        found: object = event
        for name in (*path, "application", "applicationId"):
            found = found.get(name) if isinstance(found, dict) else None
        if found is not None:
            return found
    return None
