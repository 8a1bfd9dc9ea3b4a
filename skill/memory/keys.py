"""Under which key a walker is kept."""

from __future__ import annotations

import hashlib


def walker_key(user_id: str, salt: str = "") -> str:
    """Return the key of a walker: a salted hash, from which the user id cannot be read."""
    return hashlib.sha256(f"{salt}:{user_id}".encode("utf-8", "replace")).hexdigest()
