"""The clips of one voice: a file of sound, and a list that says which clip lies where in it."""

from __future__ import annotations

import json
import mmap
import os
from collections.abc import Mapping
from typing import Any, NamedTuple

from skill.audio.frames import FRAME_BYTES
from skill.errors import WalkingMusclesError

SOUND, LIST = "clips.bin", "clips.json"
#: What is heard where nobody speaks: nearly nothing, or a tick for each step.
HUSH = "hush"


class ClipsError(WalkingMusclesError):
    """Clips that cannot be used; the message says which, why and what to do."""


class Clip(NamedTuple):
    """Where a clip lies: its first frame and how many there are; the hash of what is said in it."""

    first: int
    frames: int
    text: str


class ClipList:
    """Which clips there are, in an order that numbers them; nothing of their sound."""

    def __init__(self, text: str | bytes) -> None:
        """Read clips.json. Raises ClipsError where it is none."""
        try:
            found = json.loads(text)
            self.version: str = found["version"]
            named: Mapping[str, Any] = found["clips"]
            self.clips = tuple(Clip(*place) for place in named.values())
            self.numbers = {name: number for number, name in enumerate(named)}
            self.hush = self.numbers[HUSH]
        except (ValueError, KeyError, TypeError) as error:
            raise ClipsError(f"{LIST} cannot be read ({error!r}): run `make audio`") from error

    def number(self, name: str) -> int:
        """Return the number of a clip. Raises ClipsError for a name that no clip has."""
        try:
            return self.numbers[name]
        except KeyError:
            raise ClipsError(f"there is no clip {name}: run `make audio`") from None

    def beat(self, steps_a_minute: int | None) -> int:
        """Return the number of what is heard between words: the loop of a beat, or the hush."""
        return self.hush if steps_a_minute is None else self.number(beat_name(steps_a_minute))


class Clips(NamedTuple):
    """A list of clips, and their sound."""

    list: ClipList
    sound: memoryview

    def data(self, number: int) -> memoryview:
        """Return the sound of a clip, by its number."""
        clip = self.list.clips[number]
        return self.sound[clip.first * FRAME_BYTES : (clip.first + clip.frames) * FRAME_BYTES]


def beat_name(steps_a_minute: int) -> str:
    """Return the name of the loop with a tick for each of so many steps a minute."""
    return f"beat.{steps_a_minute}"


def read_list(folder: str | os.PathLike[str]) -> ClipList:
    """Read the list of a folder's clips. Raises ClipsError where there are none."""
    try:
        with open(os.path.join(folder, LIST), "rb") as file:
            return ClipList(file.read())
    except OSError as error:
        raise ClipsError(f"no clips in {os.fspath(folder)}: run `make audio`") from error


def read_clips(folder: str | os.PathLike[str]) -> Clips:
    """Read a folder's clips; their sound is mapped, not loaded. Raises ClipsError."""
    clips = read_list(folder)
    try:
        with open(os.path.join(folder, SOUND), "rb") as file:
            sound = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as error:
        raise ClipsError(f"no sound in {os.fspath(folder)}: run `make audio`") from error
    return Clips(clips, memoryview(sound))
