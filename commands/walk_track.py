"""The track of a walk for `walking-muscles walk`: written to a file, and heard by a machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from skill.audio.clip_library import FOLDER, folder_library
from skill.audio.clips import Clips
from skill.audio.score import Score, compose
from skill.audio.track import track
from skill.coach.walk import texts
from skill.coach.walk.script import Script
from skill.languages.clips import words_of
from skill.languages.words import Words


class Track(NamedTuple):
    """A walk as sound: its bytes, and what they are made of."""

    sound: bytes
    score: Score
    clips: Clips


def make(walk: Script, locale: str) -> Track:
    """Return the track of a walk, of the clips that `make audio` made. Raises ClipsError."""
    clips = folder_library(FOLDER).of_locale(locale)
    score = compose(walk, clips.list)
    return Track(track(score, clips), score, clips)


def write(made: Track, path: Path) -> str:
    """Write a track into a file and say what it is. Raises OSError."""
    path.write_bytes(made.sound)
    seconds = sum(piece.frames for piece in made.score) * 24 // 1000
    return f"{path}: {seconds // 60}:{seconds % 60:02}, {len(made.sound) / 1e6:.1f} MB"


def listen(made: Track, walk: Script, words: Words, model: Path | None) -> Iterator[str]:
    """Yield what a recogniser hears of a track, a line each. Raises NoEarsError, EncoderError.

    model: the folder of what it has learned; without one it hears English.
    """
    from workshop.audio import listening as ears  # noqa: PLC0415 - numpy, and a recogniser

    numbers = {
        number: text.rpartition(" ")[0].lower()
        for number, text in enumerate(words.wordings(texts.WALK_MINUTES), 1)
    }
    listener = ears.Ears(words.locale.partition("-")[0], model)
    sound = ears.samples_of(made.sound)
    heard = []
    yield "planned  heard  wrong  words heard"
    for cue in ears.hear_cues(
        sound, walk, lambda cue: words_of(cue.clip, words), numbers, listener
    ):
        heard.append(cue)
        second = "never" if cue.second is None else f"{cue.second:.2f}"
        yield f"{cue.at:7}  {second:>7} {cue.errors:3}/{cue.total:<3} {cue.heard}"
    wrong, count = sum(cue.errors for cue in heard), sum(cue.total for cue in heard)
    late = [abs(cue.second - cue.at) for cue in heard if cue.second is not None]
    yield (
        f"{len(late)} of {len(heard)} cues heard, {max(late, default=0):.2f} s from their second"
        f" at most; {wrong} of {count} words wrong ({wrong / max(count, 1):.1%})"
    )
    for beat in ears.hear_beats(sound, made.score, made.clips.list):
        yield (
            f"beat from {beat.begin:.1f} to {beat.end:.1f}: {beat.steps_a_minute} a minute,"
            f" heard {beat.heard:.2f} at {beat.level:.1f} dBFS"
        )
