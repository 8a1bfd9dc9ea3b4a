"""What a walker has granted us, as requests tell it."""

from __future__ import annotations

from typing import Any


def granted(envelope: Any, scope: str) -> bool:
    """Tell whether a request says that its walker has granted a permission."""
    user = getattr(getattr(envelope.context, "system", None), "user", None)
    scopes = getattr(getattr(user, "permissions", None), "scopes", None)
    found = scopes.get(scope) if isinstance(scopes, dict) else None
    status = found.get("status") if isinstance(found, dict) else getattr(found, "status", None)
    return str(getattr(status, "value", status)) == "GRANTED"
