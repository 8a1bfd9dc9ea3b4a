"""All clips of a group of locales: what has changed is made anew, then all are laid together."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from skill.audio.clip_library import INDEX
from skill.audio.clips import LIST, SOUND
from skill.audio.frames import FRAME_BYTES
from workshop.audio import loops as loops_module
from workshop.audio.speech import FORM, Spoken, speak
from workshop.audio.texts import Group
from workshop.audio.voices import Voice

_VERSION_SIGNS = 16


class Rendered(NamedTuple):
    """What became of a group: how many clips there are and were made, and what is wrong."""

    clips: int
    made: int
    faults: tuple[str, ...]


def render(group: Group, voice: Voice, folder: Path, tell: Callable[[str], None]) -> Rendered:
    """Render a group's clips into a folder, and enter them in its index if nothing is wrong.

    tell: told of each clip that is made.
    """
    cache = _Cache(folder / "cache")
    speaking = _Speaking(voice, cache, tell)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        clips = dict(zip(group.texts, pool.map(speaking, group.texts.items()), strict=True))
    faults = tuple(
        f"{group.locale}: {name} {fault}" for name, clip in clips.items() for fault in clip.faults
    )
    if not faults:
        frames = {name: clip.frames for name, clip in clips.items()} | _loops(cache)
        place = f"{group.locale}/{voice.engine}"
        version = _write(folder / place, frames, group.texts, voice)
        entry = {"folder": place, "version": version, "for_walkers": voice.for_walkers}
        _enter(folder / INDEX, group.locales, entry)
    return Rendered(len(clips), speaking.made, faults)


class _Cache:
    """Frames under the hash of all that they depend on."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def get(self, *depends_on: object) -> bytes | None:
        """Return the frames that depend on these, or None where none were made."""
        path = self._path(*depends_on)
        return path.read_bytes() if path.is_file() else None

    def put(self, frames: bytes, *depends_on: object) -> None:
        """Keep frames."""
        path = self._path(*depends_on)
        unfinished = path.with_suffix(".part")
        unfinished.write_bytes(frames)
        unfinished.replace(path)

    def _path(self, *depends_on: object) -> Path:
        return self._folder / f"{_digest(repr(depends_on).encode())}.mp3"


class _Speaking:
    """Speaks what nobody has spoken yet. What has a fault is not kept: it is told again."""

    def __init__(self, voice: Voice, cache: _Cache, tell: Callable[[str], None]) -> None:
        self._voice, self._cache, self._tell = voice, cache, tell
        self.made = 0

    def __call__(self, named: tuple[str, str]) -> Spoken:
        name, text = named
        known = self._cache.get(FORM, self._voice.id, text)
        if known is not None:
            return Spoken(known, ())
        self._tell(name)
        clip = speak(text, self._voice)
        self.made += 1
        if not clip.faults:
            self._cache.put(clip.frames, FORM, self._voice.id, text)
        return clip


def _loops(cache: _Cache) -> dict[str, bytes]:
    """Return the loops between words; they depend on nothing but how they are made."""
    code = Path(loops_module.__file__).read_bytes()
    found = {name: cache.get(name, code) for name in loops_module.NAMES}
    if not all(found.values()):
        found = dict(loops_module.loops())
        for name, frames in found.items():
            cache.put(frames or b"", name, code)
    return {name: frames for name, frames in found.items() if frames}


def _write(
    folder: Path, frames: Mapping[str, bytes], texts: Mapping[str, str], voice: Voice
) -> str:
    """Write clips and their list, and return their version. Whoever reads the old ones goes on."""
    folder.mkdir(parents=True, exist_ok=True)
    names = sorted(frames)
    sound = b"".join(frames[name] for name in names)
    places, first = {}, 0
    for name in names:
        count = len(frames[name]) // FRAME_BYTES
        places[name] = (first, count, _digest(texts.get(name, "").encode()))
        first += count
    listed = {"voice": voice.id, "licence": voice.licence, "clips": places}
    version = _digest(json.dumps(listed).encode() + sound)
    _replace(folder / SOUND, sound)
    _replace(folder / LIST, json.dumps({"version": version, **listed}, indent=1).encode())
    return version


def _enter(index: Path, locales: Iterable[str], entry: Mapping[str, object]) -> None:
    known = json.loads(index.read_text("utf-8")) if index.is_file() else {}
    known |= dict.fromkeys(locales, entry)
    _replace(index, json.dumps(known, indent=1, sort_keys=True).encode())


def _replace(path: Path, content: bytes) -> None:
    unfinished = path.with_name(f"{path.name}.part")
    unfinished.write_bytes(content)
    unfinished.replace(path)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:_VERSION_SIGNS]
