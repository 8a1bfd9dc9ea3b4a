"""What a track is made of: which clip, for how many frames, one after the other.

A score is all that is needed to make a track, and short enough to be part of its address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from skill.audio.clips import ClipList
from skill.audio.frames import frames_of
from skill.coach.walk.script import Phase, Script

#: Hexadecimal numbers: clips, each with its frames unless it is played once and whole.
_TEXT = re.compile(r"[0-9a-f]+(x[0-9a-f]+)?(\.[0-9a-f]+(x[0-9a-f]+)?)*")


class Piece(NamedTuple):
    """A clip by its number, and for how many frames it is heard: over and over where it is
    shorter, cut off where it is longer.
    """

    clip: int
    frames: int


#: The pieces of a track in their order.
Score = tuple[Piece, ...]


class _Span(NamedTuple):
    """Where somebody speaks: from a frame up to another, and in which clip."""

    begin: int
    end: int
    clip: int


def compose(script: Script, clips: ClipList) -> Score:
    """Return the score of a walk: its cues at their seconds, its beats between them.

    A cue that the one before it is still speaking over begins when that ends; one that would
    outlast the walk begins so much earlier. After a cue a beat begins with its first tick.
    Raises ClipsError for a cue or a beat that there is no clip of.
    """
    whole = frames_of(script.seconds)
    pieces: list[Piece] = []
    at = 0
    for span in _spoken(script, clips, whole):
        pieces += _between(script.phases, clips, at, span.begin)
        pieces.append(Piece(span.clip, span.end - span.begin))
        at = span.end
    pieces += _between(script.phases, clips, at, whole)
    return tuple(pieces)


def _spoken(script: Script, clips: ClipList, whole: int) -> Iterator[_Span]:
    free = 0
    for cue in script.cues:
        numbers = [clips.number(name) for name in cue.clips]
        lengths = [clips.clips[number].frames for number in numbers]
        begin = max(min(frames_of(cue.at), whole - sum(lengths)), free)
        for number, length in zip(numbers, lengths, strict=True):
            free = min(begin + length, whole)
            if begin < free:
                yield _Span(begin, free, number)
            begin = free


def _between(phases: Sequence[Phase], clips: ClipList, begin: int, end: int) -> Iterator[Piece]:
    """Yield what is heard from one frame up to another where nobody speaks.

    A beat that two phases share goes on without a stumble.
    """
    for beat, same in groupby(phases, key=lambda phase: clips.beat(phase.steps_a_minute)):
        run = list(same)
        first, last = max(begin, frames_of(run[0].start)), min(end, frames_of(run[-1].end))
        if first < last:
            yield Piece(beat, last - first)


def to_text(score: Score, clips: ClipList) -> str:
    """Return a score as text that an address can hold."""
    return ".".join(
        f"{clip:x}" if frames == clips.clips[clip].frames else f"{clip:x}x{frames:x}"
        for clip, frames in score
    )


def of_text(text: str, clips: ClipList) -> Score | None:
    """Return the score that a text means with these clips, or None where it means none."""
    if not _TEXT.fullmatch(text):
        return None
    pieces = (piece.partition("x") for piece in text.split("."))
    numbers = [(int(clip, 16), int(frames or "0", 16)) for clip, _, frames in pieces]
    if max(clip for clip, _ in numbers) >= len(clips.clips):
        return None
    return tuple(Piece(clip, frames or clips.clips[clip].frames) for clip, frames in numbers)
