"""What is remembered of a walker: what was talked about last, and which tips were heard."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from skill.coach.talk import Talk

VERSION = 1


class Record(NamedTuple):
    """A walker's record. `last_speech` is what the skill said last, for "repeat"."""

    talk: Talk = Talk()
    last_speech: str | None = None

    def to_item(self) -> dict[str, Any]:
        """Return the record as JSON for a store, with its version."""
        item: dict[str, Any] = {"version": VERSION, "talk": self.talk.to_attributes()}
        if self.last_speech:
            item["last_speech"] = self.last_speech
        return item

    @staticmethod
    def from_item(item: object) -> Record | None:
        """Return the record that a stored item holds; None for nothing or an unknown version."""
        if not isinstance(item, Mapping) or item.get("version") != VERSION:
            return None
        speech = item.get("last_speech")
        return Record(
            Talk.from_attributes(item.get("talk")), speech if isinstance(speech, str) else None
        )
