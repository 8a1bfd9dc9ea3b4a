"""What this package raises on purpose: one root, few branches, each with its evidence."""

from __future__ import annotations

import os


class WalkingMusclesError(Exception):
    """The root of all that this package raises on purpose."""


class ContentError(WalkingMusclesError):
    """What people edit, or what was built of it, cannot be used."""


class MissingTextError(ContentError):
    """A language has no text under a key."""

    def __init__(self, key: str, locale: str) -> None:
        super().__init__(f"{locale}: no text under {key!r}; write it in the language's folder")
        self.key = key
        """The dotted key that was asked for."""
        self.locale = locale


class NotBuiltError(ContentError):
    """A built file is missing, or is not what this version reads."""

    def __init__(self, path: str | os.PathLike[str], reason: str) -> None:
        super().__init__(f"{path}: {reason}; run `make install`")
        self.path = os.fspath(path)
        self.reason = reason
