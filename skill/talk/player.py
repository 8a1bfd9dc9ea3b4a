"""The audio player of the device that somebody speaks to, as far as a talk needs it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from skill.frozen import Frozen

if TYPE_CHECKING:  # read where a walk is asked for, and nowhere else
    from skill.coach.walk.script import Script

#: Returns the https address of a walk's track in a locale; None where none can be had.
Track = Callable[["Script", str], str | None]


class Player(Frozen):
    """What a device can play, and what it played last.

    track: where a walk's track is. token, offset: of the stream that plays or played last, in
    seconds; None where none did.
    """

    track: Track
    token: str | None = None
    offset: int | None = None


def no_track(script: Script, locale: str) -> str | None:
    """Return no address: no audio is set up."""
    return None
