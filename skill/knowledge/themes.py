"""The shape of what a talk may be about, and of what is told of that when few words ask for it."""

from __future__ import annotations

from skill.frozen import Frozen
from skill.knowledge.model import Ids


class Theme(Frozen):
    """What a talk may be about besides a muscle or an illness: stretching, poles, being tired."""

    subjects: Ids = ()
    """The subjects, topics, benefits and forms whose answers are about it."""
    kinds: Ids = ()
    """The kinds of question that are about it, whatever their subject."""
    symptoms: Ids = ()
    """What a walker feels whose talk is about it."""
    moments: Ids = ()
    """The moments for whose tips it is."""
    conditions: Ids = ()
    """The ways of walking that it is about."""
    health: bool = False
    """Whether a talk about it tells of the walker's health."""
    strains: bool = False
    """Whether it is hard work: how much of it who is ill may do is told of their illness."""


class Pointer(Frozen):
    """What is told of a theme when it is asked for: how hard, how fast, what to leave out."""

    of: Ids
    """The themes that it is told of."""
    asks: str
    """What of it is asked: `effort`, `pace`, `rest`."""
    facts: Ids = ()
    """Verified findings behind it."""
    verdict: str | None = None
    """What is said before it where yes or no was asked."""
