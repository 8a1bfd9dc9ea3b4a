"""Sound as samples: how loud speech is, and how it is brought to one loudness."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

#: Samples from -1 to 1; levels are in decibels below 1 (dBFS).
Samples = NDArray[np.float32]
#: Of speech, over the frames in which somebody speaks; and of its greatest samples.
SPEECH_DB, PEAK_DB = -20.0, -3.0
#: Noise that nobody hears: a player may take digital silence for the end of a stream.
HUSH_DB = -64.0
#: So far below its loudest frame speech still counts; and so far below, there is none.
_VOICED_DB, _SILENT_DB = 25.0, 40.0
#: From here on (dBFS) loud samples are pressed together instead of cut off.
_KNEE_DB = -8.0
_FRAME_SECONDS = 0.02


class Pcm(NamedTuple):
    """Samples of one channel, and how many there are in a second."""

    samples: Samples
    rate: int

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.samples) / self.rate


def level(pcm: Pcm) -> float:
    """Return how loud speech is: dBFS over the frames in which somebody speaks."""
    energies = _energies(pcm)
    voiced = energies[energies >= energies.max() * ratio(-_VOICED_DB) ** 2]
    return decibels(math.sqrt(float(voiced.mean())))


def peak(pcm: Pcm) -> float:
    """Return the level of the greatest sample in dBFS."""
    return decibels(float(np.abs(pcm.samples).max(initial=0.0)))


def louder(pcm: Pcm, by: float) -> Pcm:
    """Return the same sound louder, or softer, by so many decibels."""
    return Pcm(pcm.samples * np.float32(ratio(by)), pcm.rate)


def limited(pcm: Pcm) -> Pcm:
    """Return sound of which no sample is above PEAK_DB: the greatest are pressed below it."""
    knee, top = ratio(_KNEE_DB), ratio(PEAK_DB)
    size = np.abs(pcm.samples)
    pressed = knee + (top - knee) * np.tanh((size - knee) / (top - knee))
    kept = np.where(size > knee, np.sign(pcm.samples) * pressed, pcm.samples)
    return Pcm(kept.astype(np.float32), pcm.rate)


def trimmed(pcm: Pcm) -> Pcm:
    """Return speech without the silence before and after it."""
    energies = _energies(pcm)
    loud = np.flatnonzero(energies > energies.max() * ratio(-_SILENT_DB) ** 2)
    if not len(loud):
        return pcm
    size = _frame_size(pcm)
    return Pcm(pcm.samples[loud[0] * size : (loud[-1] + 1) * size], pcm.rate)


def with_hush(pcm: Pcm, lead: float, tail: float) -> Pcm:
    """Return sound with so many seconds before and after it, and the hush under all of it."""
    before, after = round(lead * pcm.rate), round(tail * pcm.rate)
    whole = np.pad(pcm.samples, (before, after))
    return Pcm((whole + hush(len(whole))).astype(np.float32), pcm.rate)


def hush(count: int) -> Samples:
    """Return so many samples of noise that nobody hears, the same every time."""
    noise = np.random.default_rng(0).normal(0, ratio(HUSH_DB), count)
    return noise.astype(np.float32)


def of_bytes(data: bytes, rate: int) -> Pcm:
    """Return samples of 16 bits each as such."""
    return Pcm(np.frombuffer(data, "<i2").astype(np.float32) / np.float32(32768), rate)


def to_bytes(pcm: Pcm) -> bytes:
    """Return samples in 16 bits each."""
    return (np.clip(pcm.samples, -1, 1) * 32767).round().astype("<i2").tobytes()


def decibels(size: float) -> float:
    """Return the level of a size in dBFS."""
    return 20 * math.log10(max(size, 1e-6))


def ratio(level_db: float) -> float:
    """Return how many times as great something is that is so many decibels louder."""
    return math.pow(10, level_db / 20)


def _energies(pcm: Pcm) -> Samples:
    """Return the mean square of each frame of 20 ms, at least of one."""
    size = _frame_size(pcm)
    whole = np.pad(pcm.samples, (0, max(size - len(pcm.samples), 0)))
    frames = whole[: len(whole) // size * size].reshape(-1, size)
    energies: Samples = (frames * frames).mean(axis=1)
    return energies


def _frame_size(pcm: Pcm) -> int:
    return round(_FRAME_SECONDS * pcm.rate)
