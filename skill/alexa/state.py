"""What one turn hands to the next, in the session attributes."""

from __future__ import annotations

from typing import Any, NamedTuple

from skill.coach.talk import Talk


class State(NamedTuple):
    """What one turn hands to the next: the talk, and what was said last."""

    talk: Talk = Talk()
    speech: str | None = None
    reprompt: str | None = None

    def to_attributes(self) -> dict[str, Any]:
        """Return the session attributes."""
        found: dict[str, Any] = {"talk": self.talk.to_attributes()}
        if self.speech:
            found["speech"] = self.speech
        if self.reprompt:
            found["reprompt"] = self.reprompt
        return found

    @staticmethod
    def from_attributes(found: object) -> State:
        """Return the state that session attributes hold; odd parts count as missing."""
        if not found or not isinstance(found, dict):
            return State()
        return State(
            Talk.from_attributes(found.get("talk")),
            _text(found.get("speech")),
            _text(found.get("reprompt")),
        )


def _text(found: object) -> str | None:
    return found if isinstance(found, str) and found else None
