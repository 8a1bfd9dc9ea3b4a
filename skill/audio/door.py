"""Tracks that the web door serves: who has the name of one can hear it; nobody makes one up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from skill.audio.clips import Clips, ClipsError
from skill.audio.library import Library
from skill.audio.names import LONGEST, code_of, name_of
from skill.audio.score import Score, compose, of_text, to_text
from skill.audio.tracks import NoTrackError
from skill.coach.walk.script import Script


class Playable(NamedTuple):
    """A track before it is made: its score, and the clips that it is made of."""

    score: Score
    clips: Clips


class DoorTracks:
    """Gives out names of tracks and reads them again; keeps nothing in between."""

    def __init__(self, base: str, salts: Sequence[str], library: Library) -> None:
        """Take the address below which the door serves tracks, its salts, the newest first, and
        its clips.
        """
        self._base, self._salts, self._library = base.rstrip("/"), salts, library

    def address(self, script: Script, locale: str) -> str:
        """Return the address of a walk's track, which holds while the clips stay the same.

        Raises NoTrackError.
        """
        try:
            clips = self._library.of_locale(locale).list
            code = f"{clips.version}.{to_text(compose(script, clips), clips)}"
        except ClipsError as error:
            raise NoTrackError(str(error)) from error
        if len(code) > LONGEST:
            raise NoTrackError(f"a track of {len(code)} signs is too long for its address")
        return f"{self._base}/{name_of(code, self._salts[0])}"

    def find(self, name: str) -> Playable | None:
        """Return the track that a name of ours means; None for any other, and for older clips."""
        code = code_of(name, self._salts)
        if code is None:
            return None
        version, _, text = code.partition(".")
        try:
            clips = self._library.of_version(version)
        except ClipsError:  # they have gone since
            return None
        score = clips and of_text(text, clips.list)
        return Playable(score, clips) if clips and score else None
