"""A walk as the deployed function starts it, with an S3 that takes its time for each answer."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from skill.audio.bucket import BucketTracks
from skill.audio.clip_library import INDEX
from skill.audio.clips import HUSH, LIST, SOUND, beat_name
from skill.audio.frames import FRAME_BYTES, check, frames_of
from skill.audio.opening import AUDIO, open_tracks
from skill.coach.walk.script import Cue, Phase, Script

#: So long an answer of S3 takes, and so long the slowest start of a walk may.
DELAY_SECONDS, SLOWEST_SECONDS = 0.1, 2.5
_STARTS = 20
#: As many clips as a language has, of three and a half seconds each.
_CLIPS, _CLIP_FRAMES, _LOOP_FRAMES = 300, 146, 1000
_SILENT_FRAME = b"\xff\xfb\x34\xc4" + bytes(FRAME_BYTES - 4)
_WALK_SECONDS = 1200


def write_clips(folder: Path) -> None:
    """Write a library into a folder as large as a real one, in which nobody says anything."""
    lengths = {f"walk.silent.{n}": _CLIP_FRAMES for n in range(_CLIPS)}
    lengths |= {HUSH: _LOOP_FRAMES, beat_name(110): _LOOP_FRAMES}
    places, first = {}, 0
    for name, frames in lengths.items():
        places[name] = (first, frames, "")
        first += frames
    voice = {"folder": "silent", "version": "0" * 16, "for_walkers": True}
    (folder / "silent").mkdir()
    (folder / "silent" / SOUND).write_bytes(_SILENT_FRAME * first)
    (folder / "silent" / LIST).write_text(
        json.dumps({"version": voice["version"], "clips": places})
    )
    (folder / INDEX).write_text(json.dumps({"en-US": voice}))


def start(environment: dict[str, str]) -> Sequence[float]:
    """Start walks as a function with this environment does; return the seconds that each took.

    Half of the functions are cold. Raises NoTrackError where one is not played, and
    FormatError where what is played is no track.
    """
    taken = []
    tracks: Any = None
    for number in range(_STARTS):
        if number % 2 == 0:
            tracks = open_tracks({AUDIO: environment[AUDIO]})
            assert isinstance(tracks, BucketTracks)
            tracks.client.meta.events.register_first("before-send.s3.*", _wait)
        begun = time.perf_counter()
        address = tracks.address(_walk(number), "en-US")
        taken.append(time.perf_counter() - begun)
        assert address is not None
        with urlopen(address) as answer:
            assert check(answer.read()) == frames_of(_WALK_SECONDS)
    return taken


def _wait(**_: object) -> None:
    time.sleep(DELAY_SECONDS)


def _walk(number: int) -> Script:
    """Return a walk that no other is like."""
    half = _WALK_SECONDS // 2
    phases = (Phase("warm", 0, half, None), Phase("brisk", half, _WALK_SECONDS, 110))
    cues = [
        Cue(at, "tip", f"walk.silent.{(number + at) % _CLIPS}", ())
        for at in range(0, _WALK_SECONDS - 60, 80)
    ]
    return Script(_WALK_SECONDS, phases, tuple(cues))
