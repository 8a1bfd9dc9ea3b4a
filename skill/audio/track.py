"""A score and clips make the bytes of a track, or of any part of it."""

from __future__ import annotations

from collections.abc import Iterator

from skill.audio.clips import Clips
from skill.audio.frames import FRAME_BYTES
from skill.audio.score import Score


def size(score: Score) -> int:
    """Return how many bytes a track has."""
    return sum(piece.frames for piece in score) * FRAME_BYTES


def track(score: Score, clips: Clips) -> bytes:
    """Return a whole track."""
    return b"".join(part(score, clips, 0, size(score)))


def part(score: Score, clips: Clips, begin: int, end: int) -> Iterator[memoryview]:
    """Yield the bytes of a track from one place up to another: nothing of the rest is made."""
    at = 0
    for clip, frames in score:
        length = frames * FRAME_BYTES
        if at < end and at + length > begin:
            yield from _over_and_over(clips.data(clip), max(begin - at, 0), min(end - at, length))
        at += length


def _over_and_over(loop: memoryview, begin: int, end: int) -> Iterator[memoryview]:
    while begin < end:
        inside = begin % len(loop)
        step = min(len(loop) - inside, end - begin)
        yield loop[inside : inside + step]
        begin += step
