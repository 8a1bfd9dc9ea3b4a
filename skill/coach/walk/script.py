"""The form of a guided walk: phases, cues, and the script that holds both."""

from __future__ import annotations

from typing import Literal, NamedTuple

PhaseKind = Literal["warm", "easy", "brisk", "fast", "hill", "cool"]
CueKind = Literal["start", "safety", "change", "tip", "half", "time", "farewell"]
#: Seconds.
MINUTE = 60
#: Joins the clips of one cue: a sentence and the number of minutes that completes it.
JOIN = "+"


class Phase(NamedTuple):
    """A part of a walk in one way of walking, from one second of the walk to another."""

    kind: PhaseKind
    start: int
    end: int
    steps_a_minute: int | None
    """The beat; None where the walker's own feet, or the hill, set the pace."""


class Cue(NamedTuple):
    """Something said in a walk, without a word of any language."""

    at: int
    """The second of the walk at which it begins."""
    kind: CueKind
    clip: str
    """One clip, or several joined by `JOIN`; each is the key of a text and the number of its
    wording, counted from 1 (`walk.change.brisk.1`)."""
    muscles: tuple[str, ...]
    """The muscles and groups that a tip is for, by id."""

    @property
    def clips(self) -> tuple[str, ...]:
        """The clips one after another, as a track joins them."""
        return tuple(self.clip.split(JOIN))


class Script(NamedTuple):
    """A whole walk: complete without a word from the walker."""

    seconds: int
    phases: tuple[Phase, ...]
    """One after another from 0 to `seconds`, without a gap."""
    cues: tuple[Cue, ...]
    """In the order of their seconds."""
