"""Clips by locale: in a folder, as `make audio` leaves them, or wherever a copy of it lies.

index.json                            {"en-US": {"folder": "en-US/hibari", "version": "..."}}
en-US/hibari/clips.bin, clips.json    the clips of one voice, for all locales that share it
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from threading import Lock
from typing import NamedTuple

from skill.audio.clips import LIST, SOUND, ClipList, Clips, ClipsError, read_clips

INDEX = "index.json"
#: Where `make audio` puts them.
FOLDER = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(__file__))), "build", "audio")


class Voice(NamedTuple):
    """Where the clips of a voice lie, which version they are, and whether walkers may hear it."""

    folder: str
    version: str
    for_walkers: bool = True


Index = Mapping[str, Voice]


def read_index(text: str | bytes) -> Index:
    """Return which voice speaks in which locale. Raises ClipsError for what is no index."""
    try:
        return {
            locale: Voice(entry["folder"], entry["version"], entry["for_walkers"])
            for locale, entry in json.loads(text).items()
        }
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ClipsError(f"{INDEX} cannot be read ({error!r}): run `make audio`") from error


class Library:
    """The clips of all locales, each voice's read when it is first asked for, and then kept.

    What could not be read is asked for again the next time.
    """

    def __init__(self, index: Callable[[], Index], clips: Callable[[str], Clips]) -> None:
        """Take what reads the index, and the clips of one of its folders."""
        self._read_index, self._read = index, clips
        self._index: Index | None = None
        self._known: dict[Voice, Clips] = {}
        self._lock = Lock()

    def of_locale(self, locale: str) -> Clips:
        """Return the clips of a locale. Raises ClipsError where nobody speaks in it."""
        voice = self.index().get(locale)
        if voice is None:
            raise ClipsError(f"no clips in {locale}: run `make audio`")
        return self._clips(voice)

    def of_version(self, version: str) -> Clips | None:
        """Return the clips of a version, or None where there are none. Raises ClipsError."""
        found = (voice for voice in self.index().values() if voice.version == version)
        voice = next(found, None)
        return voice and self._clips(voice)

    def index(self) -> Index:
        """Return which voice speaks in which locale. Raises ClipsError where there is no index."""
        if self._index is None:
            self._index = self._read_index()
        return self._index

    def _clips(self, voice: Voice) -> Clips:
        with self._lock:  # a voice is some megabytes: not twice at once
            found = self._known.get(voice)
            if found is None:
                found = self._read(voice.folder)
                if found.list.version != voice.version:
                    raise ClipsError(f"{voice.folder} is not what {INDEX} says: run `make audio`")
                self._known[voice] = found
            return found


def folder_library(folder: str | os.PathLike[str]) -> Library:
    """Return the library of a folder; nothing of it is read yet."""

    def index() -> Index:
        try:
            with open(os.path.join(folder, INDEX), "rb") as file:
                return read_index(file.read())
        except OSError as error:
            raise ClipsError(f"no clips in {os.fspath(folder)}: run `make audio`") from error

    return Library(index, lambda name: read_clips(os.path.join(folder, name)))


def files(index: Index) -> Iterator[str]:
    """Yield the paths of the files that make a library, of which the index is the last."""
    for folder in sorted({voice.folder for voice in index.values()}):
        yield f"{folder}/{SOUND}"
        yield f"{folder}/{LIST}"
    yield INDEX


def loaded(text: bytes, sound: bytes) -> Clips:
    """Return clips of the content of their files. Raises ClipsError for what is no list."""
    return Clips(ClipList(text), memoryview(sound))
