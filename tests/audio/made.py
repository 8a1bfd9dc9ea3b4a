"""Clips that no voice spoke: frames of the right form, each with a mark of its own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import cycle
from pathlib import Path
from typing import Any

from skill.audio.clip_library import INDEX, Library, Voice, folder_library
from skill.audio.clips import HUSH, LIST, SOUND, ClipList, Clips, beat_name
from skill.audio.frames import FRAME_BYTES
from skill.coach.walk.script import Cue, Phase, Script
from workshop.audio.texts import groups

LOOP_FRAMES = 1000
VOICE = Voice("en-US/made", "0123456789abcdef")
#: Clips of speech with their frames: two to ten seconds.
SPEECH = {f"walk.{name}.1": 83 + 50 * i for i, name in enumerate("abcdefg")}


def frame(clip: int, number: int) -> bytes:
    """Return a frame that tells which clip it is of, and which of its frames."""
    mark = clip.to_bytes(2, "big") + number.to_bytes(2, "big")
    return b"\xff\xfb\x34\xc4" + bytes(4) + mark + bytes(FRAME_BYTES - 12)


def read_frame(data: bytes) -> tuple[int, int]:
    """Return the marks of a frame."""
    return int.from_bytes(data[8:10], "big"), int.from_bytes(data[10:12], "big")


def made_clips(speech: Mapping[str, int] = SPEECH, loop: int = LOOP_FRAMES) -> Clips:
    """Return clips of speech with so many frames, the beats and the hush."""
    beats = (beat_name(steps) for steps in range(100, 135, 5))
    lengths = {**speech, **dict.fromkeys((*beats, HUSH), loop)}
    places, sound, first = {}, bytearray(), 0
    for number, (name, frames) in enumerate(sorted(lengths.items())):
        places[name] = (first, frames, "")
        sound += b"".join(frame(number, i) for i in range(frames))
        first += frames
    text = json.dumps({"version": VOICE.version, "clips": places})
    return Clips(ClipList(text), memoryview(bytes(sound)))


def write_library(folder: Path, clips: Clips | None = None) -> Library:
    """Write clips into a folder as `make audio` does, for en-US alone; return its library."""
    clips = clips or made_clips()
    places = {name: clips.list.clips[number] for name, number in clips.list.numbers.items()}
    (folder / VOICE.folder).mkdir(parents=True)
    (folder / VOICE.folder / SOUND).write_bytes(clips.sound)
    (folder / VOICE.folder / LIST).write_text(
        json.dumps({"version": VOICE.version, "clips": places})
    )
    (folder / INDEX).write_text(json.dumps({"en-US": VOICE._asdict()}))
    return folder_library(folder)


def walk(seconds: int) -> Script:
    """Return a walk with a beat in its second half, and a cue in each minute."""
    half = seconds // 2
    phases = (Phase("easy", 0, half, None), Phase("brisk", half, seconds, 115))
    names = cycle(sorted(SPEECH))
    cues = tuple(Cue(at, "tip", next(names), ()) for at in range(0, seconds, 60))
    return Script(seconds, phases, cues)


def spoken_clips(locale: str = "en-US") -> Clips:
    """Return clips of three seconds for all that is said in the walks of a locale."""
    texts = next(group.texts for group in groups() if group.locale == locale)
    return made_clips(dict.fromkeys(texts, 125))


def started(event: dict[str, Any]) -> dict[str, Any]:
    """Return a request as one for a walk of twenty minutes, by a device with an audio player."""
    slots = {"duration": {"name": "duration", "value": "PT20M", "confirmationStatus": "NONE"}}
    event["request"]["intent"] = {"name": "GuidedWalkIntent", "slots": slots}
    event["context"]["System"]["device"]["supportedInterfaces"]["AudioPlayer"] = {}
    return event


def url_in(response: dict[str, Any]) -> str:
    """Return what a response plays."""
    (play,) = response["response"]["directives"]
    assert play["type"] == "AudioPlayer.Play"
    url: str = play["audioItem"]["stream"]["url"]
    return url
