"""What gives out addresses of tracks: the form that whoever plays them can rely on."""

from __future__ import annotations

from typing import Protocol

from skill.coach.walk.script import Script
from skill.errors import WalkingMusclesError


class NoTrackError(WalkingMusclesError):
    """A walk that cannot be played, by whatever fault; the message says which."""


class Tracks(Protocol):
    """Gives out the addresses of tracks."""

    def open(self) -> None:
        """Get ready what is slow the first time; asks nobody. Raises NoTrackError."""
        ...

    def address(self, script: Script, locale: str) -> str | None:
        """Return an https address at which the track of a walk can be played, within 2.5 seconds.

        None where nobody speaks the locale: the walk has to do without. The same walk has the same
        track; the address may be another each time, and holds for three hours at least. Raises
        NoTrackError where something fails: the walk has to do without as well.
        """
        ...
