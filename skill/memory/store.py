"""Where records are kept."""

from __future__ import annotations

from typing import Protocol

from skill.memory.record import Record


class StoreError(Exception):
    """A store that cannot be opened, read or written; the message says which and why."""


class Store(Protocol):
    """Keeps one record for each walker, under a key that does not tell who it is."""

    def load(self, key: str) -> Record | None:
        """Return a walker's record, or None. Raises StoreError."""

    def save(self, key: str, record: Record) -> None:
        """Keep a walker's record. Raises StoreError."""

    def forget(self, key: str) -> None:
        """Delete everything kept of a walker. Raises StoreError."""
