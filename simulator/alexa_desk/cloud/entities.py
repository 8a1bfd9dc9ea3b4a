"""Values that a skill gives its slot types at run time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from alexa_desk.model import SlotType, value_of


def entities_after(directive: Mapping[str, Any]) -> tuple[SlotType, ...]:
    """The session's entities after a Dialog.UpdateDynamicEntities, which has been checked."""
    if directive.get("updateBehavior") == "CLEAR":
        return ()
    return tuple(
        SlotType(entry["name"], tuple(value_of(value) for value in entry.get("values") or ()))
        for entry in directive.get("types") or ()
    )
