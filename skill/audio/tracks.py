"""What gives out addresses of tracks: the form that whoever plays them can rely on."""

from __future__ import annotations

from typing import Protocol

from skill.coach.walk.script import Script
from skill.errors import WalkingMusclesError


class NoTrackError(WalkingMusclesError):
    """A walk that cannot be played, by whatever fault; the message says which."""


class Tracks(Protocol):
    """Gives out the addresses of tracks."""

    def address(self, script: Script, locale: str) -> str:
        """Return an https address at which the track of a walk can be played, within 2.5 seconds.

        The same walk has the same track; the address may be another each time, and holds for
        three hours at least. Raises NoTrackError where there is none: the walk has to do without.
        """
        ...


class NoTracks:
    """Where nobody has set up audio."""

    def address(self, script: Script, locale: str) -> str:
        """Raise NoTrackError."""
        raise NoTrackError("no audio is set up: WALKING_MUSCLES_AUDIO says where tracks are")
