"""What is heard between words: a tick for each step, or the hush, in loops without a seam.

24 seconds are a thousand frames, and hold whole pairs of steps, left and right, at each multiple
of five steps a minute. A loop is cut out of the middle of a longer encoding, where the encoder has
the loop before and after it: so its end goes over into its beginning.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from skill.audio.clips import HUSH, beat_name
from skill.audio.frames import FRAME_BYTES, seconds_of
from workshop.audio.ffmpeg import encode
from workshop.audio.pcm import Pcm, Samples, hush, ratio

#: The beats that there are, in steps a minute.
STEPS = range(100, 135, 5)
NAMES = (HUSH, *map(beat_name, STEPS))
LOOP_FRAMES = 1000
_RATE = 48000
_FRAME_SAMPLES = 1152
_LOOP_SAMPLES = LOOP_FRAMES * _FRAME_SAMPLES
#: Encoded before and after a loop.
_MARGIN_FRAMES = 8
#: By how many samples sound comes out of an encoder and a decoder later than it went in.
_DELAY = 1105
#: A tick: when after the loop's beginning the first one comes, how long and how loud it is, and
#: its pitches, of the left and of the right foot.
_FIRST_SECONDS, _TICK_SECONDS, _TICK_DB = 0.04, 0.05, -34.5
_PITCHES = (880.0, 660.0)
_RISE_SECONDS, _FALL_SECONDS = 0.003, 0.02


def loops() -> Iterator[tuple[str, bytes]]:
    """Yield the name and the frames of each loop."""
    noise = hush(_LOOP_SAMPLES)
    yield HUSH, _loop(noise)
    for steps in STEPS:
        yield beat_name(steps), _loop(_with_ticks(noise, steps))


def _loop(samples: Samples) -> bytes:
    """Return the frames of a loop, of samples that begin where the loop is to begin."""
    margin = _MARGIN_FRAMES * _FRAME_SAMPLES
    # What is to come out at the beginning of the loop goes in so much earlier.
    before, after = samples[_DELAY - margin :], samples[: margin + _DELAY]
    made = encode(Pcm(np.concatenate((before, samples, after)), _RATE))
    return made[_MARGIN_FRAMES * FRAME_BYTES : (_MARGIN_FRAMES + LOOP_FRAMES) * FRAME_BYTES]


def _with_ticks(noise: Samples, steps: int) -> Samples:
    samples = noise.copy()
    ticks = [_tick(pitch) for pitch in _PITCHES]
    for number in range(round(steps * seconds_of(LOOP_FRAMES) / 60)):
        begin = round((_FIRST_SECONDS + number * 60 / steps) * _RATE)
        samples[begin : begin + len(ticks[0])] += ticks[number % 2]
    return samples


def _tick(pitch: float) -> Samples:
    """Return a soft knock: it rises and falls without a click."""
    seconds = np.arange(round(_TICK_SECONDS * _RATE)) / _RATE
    rise = np.minimum(1, seconds / _RISE_SECONDS)
    fall = np.minimum(1, (_TICK_SECONDS - seconds) / _FALL_SECONDS)
    envelope = np.sin(rise * np.pi / 2) * np.sin(fall * np.pi / 2)
    tick = ratio(_TICK_DB) * envelope * np.sin(2 * np.pi * pitch * seconds)
    return tick.astype(np.float32)
