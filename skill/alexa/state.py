"""What one turn hands to the next, in the session attributes."""

from __future__ import annotations

from typing import NamedTuple

from skill.alexa.reply import MOST_CHARACTERS
from skill.alexa.serializer import Json
from skill.coach.talk import Talk


class State(NamedTuple):
    """What one turn hands to the next: the talk, and what was said last."""

    talk: Talk = Talk()
    speech: str | None = None
    reprompt: str | None = None

    def to_attributes(self) -> Json:
        """Return the session attributes."""
        found = Json(talk=self.talk.to_attributes())
        if self.speech:
            found["speech"] = self.speech
        if self.reprompt:
            found["reprompt"] = self.reprompt
        return found

    @staticmethod
    def from_attributes(found: object) -> State:
        """Return the state that session attributes hold; odd parts count as missing."""
        if not found or not isinstance(found, dict):
            return FRESH
        talk = Talk.from_attributes(found.get("talk"))
        speech, reprompt = found.get("speech"), found.get("reprompt")
        return State(talk, speech, reprompt) if _as_we_said(speech, reprompt) else State(talk)


#: The state of a talk that begins.
FRESH = State()


def _as_we_said(speech: object, reprompt: object) -> bool:
    """Tell whether these can be words of ours, to be said again: they came back from outside."""
    return (
        isinstance(speech, str)
        and isinstance(reprompt, str)
        and len(reprompt) <= len(speech) <= MOST_CHARACTERS
        and speech.isprintable()
        and reprompt.isprintable()
        and speech.count("?") == 1
        and speech.endswith("?")
        and reprompt.endswith("?")
    )
