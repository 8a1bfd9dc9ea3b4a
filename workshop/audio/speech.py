"""A text becomes a clip: spoken, of one loudness, with a breath before and after it, in frames."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from workshop.audio.ffmpeg import encode
from workshop.audio.pcm import (
    PEAK_DB,
    SPEECH_DB,
    level,
    limited,
    louder,
    peak,
    trimmed,
    with_hush,
)
from workshop.audio.voices import Voice

#: Of silence before and after what is said.
LEAD_SECONDS, TAIL_SECONDS = 0.25, 0.25
#: A clip is no longer, and its loudness no further from what it should be.
LONGEST_SECONDS, FURTHEST_DB = 8.0, 2.0
#: Its greatest samples are pressed together by so many decibels at most: more would be heard.
PRESSED_DB = 6.0
#: Part of what a clip depends on: count it up when clips are to be made anew.
FORM = 1


class Spoken(NamedTuple):
    """The frames of a clip, and what is wrong with it, as ends of a sentence."""

    frames: bytes
    faults: tuple[str, ...]


def speak(text: str, voice: Voice) -> Spoken:
    """Return a text as a clip in a voice."""
    said = trimmed(voice.speak(text))
    loud = louder(said, SPEECH_DB - level(said))
    soft = limited(loud)
    whole = with_hush(soft, LEAD_SECONDS, TAIL_SECONDS)
    return Spoken(encode(whole), tuple(_faults(whole.seconds, peak(loud) - PEAK_DB, level(soft))))


def _faults(seconds: float, over: float, loudness: float) -> Iterator[str]:
    if seconds > LONGEST_SECONDS:
        yield f"is {seconds:.1f} s long, {LONGEST_SECONDS:.0f} s at most: say less"
    if over > PRESSED_DB:
        yield f"is overdriven by {over:.1f} dB, {PRESSED_DB:.0f} at most: try another wording"
    if abs(loudness - SPEECH_DB) > FURTHEST_DB:
        yield f"is {loudness:.1f} dBFS loud, {SPEECH_DB:.0f} +-{FURTHEST_DB:.0f} wanted"
