"""Keeping a conversation: a JSON line for each turn, with what was answered."""

from __future__ import annotations

import json
from collections.abc import Collection
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, TextIO

from alexa_desk.turn import Turn

#: What a line need not say.
_USUAL: Collection[object] = (None, "", False)
#: What of a turn a recording keeps, and a replay compares.
KEPT = ("intent", "speech", "session_open")


class Recorder(AbstractContextManager["Recorder"]):
    """Writes turns to a file; to none where there is no path."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._file: TextIO | None = None

    def __enter__(self) -> Recorder:
        """Open the file."""
        if self._path is not None:
            self._file = self._path.open("w", encoding="utf-8")
        return self

    def __exit__(self, *fault: object) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()

    def keep(self, line: dict[str, Any], turn: Turn) -> None:
        """Write a line of input and what came of it."""
        if self._file is None:
            return
        entry = {key: value for key, value in line.items() if value not in _USUAL}
        entry["expect"] = {key: getattr(turn, key) for key in KEPT}
        self._file.write(json.dumps(entry, ensure_ascii=False) + "\n")
        self._file.flush()
