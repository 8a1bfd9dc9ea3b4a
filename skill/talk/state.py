"""What one turn hands to the next within a session: the context, and what was said last."""

from __future__ import annotations

from typing import Any

from skill.frozen import Frozen
from skill.languages.words import Words
from skill.talk.context import EMPTY, Context

#: Our own cap on one answer, far below the platform's 8000 characters.
MOST_CHARACTERS = 900


class State(Frozen):
    """A talk between two turns. speech and reprompt: what was said last, to be said again.

    visited: this session was counted as a visit.
    """

    context: Context = EMPTY
    speech: str | None = None
    reprompt: str | None = None
    visited: bool = False

    def to_attributes(self) -> dict[str, Any]:
        """Return the state as JSON; empty parts are left out."""
        attributes: dict[str, Any] = {"talk": self.context.to_attributes()}
        if self.speech:
            attributes["speech"] = self.speech
        if self.reprompt:
            attributes["reprompt"] = self.reprompt
        if self.visited:
            attributes["visited"] = True
        return attributes

    @staticmethod
    def from_attributes(attributes: object, words: Words) -> State:
        """Return the state that JSON holds; odd parts count as missing."""
        if not attributes or not isinstance(attributes, dict):
            return FRESH
        context = Context.from_attributes(attributes.get("talk"))
        visited = attributes.get("visited") is True
        speech, reprompt = attributes.get("speech"), attributes.get("reprompt")
        if not _as_we_said(speech, reprompt, words):
            speech = reprompt = None
        return State(context=context, speech=speech, reprompt=reprompt, visited=visited)


#: The state of a talk that begins.
FRESH = State()


def _as_we_said(speech: object, reprompt: object, words: Words) -> bool:
    """Tell whether these can be words of ours, to be said again: they came back from outside."""
    return (
        isinstance(speech, str)
        and isinstance(reprompt, str)
        and len(reprompt) <= len(speech) <= MOST_CHARACTERS
        and speech.isprintable()
        and reprompt.isprintable()
        and words.marks.asks_once(speech)
        and words.marks.asks_once(reprompt)
    )
