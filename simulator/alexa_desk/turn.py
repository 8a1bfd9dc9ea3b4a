"""One utterance or request and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from alexa_desk.heard import Heard
from alexa_desk.understanding import Understood


@dataclass(frozen=True, slots=True)
class Turn:
    """One utterance or request and what came of it.

    `speech` and `reprompt` are plain text, None where nothing is said. `intent` is the intent's
    name, or the request's type where that is not an IntentRequest, None when nothing was sent.
    `error` says in one sentence what went wrong, `notes` what a device does without a word.
    `events` are the turns that happened beside this one: what the audio player told the skill, a
    timer that rang, a session that ended in silence.
    """

    speech: str | None = None
    reprompt: str | None = None
    session_open: bool = False
    intent: str | None = None
    slots: Mapping[str, tuple[Heard, ...]] = field(default_factory=dict)
    request: dict[str, Any] | None = None
    response: dict[str, Any] | None = None
    error: str | None = None
    understood: Understood | None = None
    notes: tuple[str, ...] = ()
    events: tuple[Turn, ...] = ()

    def as_dict(self, full: bool = False) -> dict[str, Any]:
        """What programs are told of a turn; `full` adds the envelopes, notes and events."""
        brief: dict[str, Any] = {
            "speech": self.speech,
            "reprompt": self.reprompt,
            "session_open": self.session_open,
            "intent": self.intent,
            "error": self.error,
        }
        if not full:
            return brief
        return brief | {
            "request": self.request,
            "response": self.response,
            "notes": list(self.notes),
            "events": [event.as_dict(full) for event in self.events],
        }
