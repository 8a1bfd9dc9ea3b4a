"""What the coach answers: keys of texts, never words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from skill.coach.question import Question


class Heard(NamedTuple):
    """Words as they were heard, to be said back."""

    words: str


#: What fills a placeholder: a text key, several whose texts are joined to a list, or words heard.
Value = str | tuple[str, ...] | Heard

_NOTHING: Mapping[str, Value] = {}


class Part(NamedTuple):
    """One text to speak: its key in the language files, and what fills its placeholders.

    `brief` asks for the text's first sentence alone, for answers that join several texts.
    """

    key: str
    values: Mapping[str, Value] = _NOTHING
    brief: bool = False


class Offer(NamedTuple):
    """What the skill proposes: a part to speak, and what a "yes" asks for, if anything."""

    key: str
    accept: Question | None
    values: Mapping[str, Value] = _NOTHING
    brief: bool = False


class Answer(NamedTuple):
    """An answer in keys.

    parts: what to speak, in order.
    topic: the question that "why", "more" and "what about" go on from; None keeps the last one.
    details: keys of further texts, one of which each "tell me more" speaks.
    why: the parts that answer "why".
    evidence: ids of the sources behind the answer, most important first.
    offer: what to propose where the session stays open.
    asks: the answer itself ends in a question, so the session stays open and offers nothing.
    ends: the session closes whatever came before.
    stays: a one-shot stays open too. It tells of health, so no record may carry it to the next.
    content: True where a card is worth sending (False for small talk).
    tip: the id of the tip this answer gives, to be remembered.
    """

    parts: tuple[Part, ...]
    topic: Question | None = None
    details: tuple[str, ...] = ()
    why: tuple[Part, ...] = ()
    evidence: tuple[str, ...] = ()
    offer: Offer | None = None
    asks: bool = False
    ends: bool = False
    stays: bool = False
    content: bool = True
    tip: str | None = None
    title: str | None = None


def says(key: str, **values: Value) -> Part:
    """Return the part that speaks `key` with its placeholders filled."""
    return Part(key, values)


def brief(key: str) -> Part:
    """Return the part that speaks only the first sentence of `key`."""
    return Part(key, brief=True)


def in_turn(keys: tuple[str, ...]) -> tuple[Part, ...]:
    """Return the parts that speak these texts: one as a whole, several in a sentence each."""
    return (says(keys[0]),) if len(keys) == 1 else tuple(brief(key) for key in keys)
