"""Tracks that the web door serves: who has the name of one can hear it; nobody makes one up."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from skill.audio.clip_library import FOLDER, Library, folder_library
from skill.audio.clips import Clips, ClipsError
from skill.audio.names import LONGEST, code_of, name_of
from skill.audio.opening import AUDIO, TracksAddressError, open_tracks
from skill.audio.score import Score, compose, of_text, to_text
from skill.audio.tracks import NoTrackError, Tracks
from skill.coach.walk.script import Script
from skill.memory.keys import Salts

#: Where the clips lie.
CLIPS = "WALKING_MUSCLES_CLIPS"
_BASE = re.compile(r"https://[A-Za-z0-9.-]+(:443)?(/[A-Za-z0-9._~-]+)*/?")


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

    def open(self) -> None:
        """Do nothing: clips are mapped when they are first heard."""

    def address(self, script: Script, locale: str) -> str | None:
        """Return the address of a walk's track, which holds while the clips stay the same.

        None where nobody speaks the locale. Raises NoTrackError.
        """
        try:
            if locale not in self._library.index():
                return None
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


def open_door(environment: Mapping[str, str]) -> Tracks | None:
    """Return the tracks that a web door's environment asks for, None for none.

    Nothing of them is read yet.
    WALKING_MUSCLES_AUDIO is "https://HOST/audio", which needs a salt, or what a function has.
    Raises TracksAddressError for anything else, SaltError for a salt that is none.
    """
    where = environment.get(AUDIO, "").strip()
    if not _BASE.fullmatch(where):
        return open_tracks(environment)
    salts = [salt for _, salt in Salts.of(environment.get("WALKING_MUSCLES_SALT")).numbered if salt]
    if not salts:
        raise TracksAddressError(
            f"{AUDIO} is set and WALKING_MUSCLES_SALT is not: without a salt anybody could have"
            " tracks made"
        )
    folder = environment.get(CLIPS, "").strip() or FOLDER
    return DoorTracks(where, salts, folder_library(folder))
