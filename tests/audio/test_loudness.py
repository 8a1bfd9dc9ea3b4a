"""Speech of any loudness becomes speech of one."""

from __future__ import annotations

import numpy as np
import pytest

from workshop.audio.pcm import (
    HUSH_DB,
    PEAK_DB,
    Pcm,
    decibels,
    level,
    limited,
    louder,
    of_bytes,
    peak,
    to_bytes,
    trimmed,
    with_hush,
)

RATE = 24000


def tone(seconds: float, size: float = 0.5) -> Pcm:
    """Return a tone, of which the level is 3 dB below its size."""
    at = np.arange(round(seconds * RATE)) / RATE
    return Pcm((size * np.sin(2 * np.pi * 200 * at)).astype(np.float32), RATE)


def after(silence: float, pcm: Pcm, more: float = 0.0) -> Pcm:
    return Pcm(np.pad(pcm.samples, (round(silence * RATE), round(more * RATE))), RATE)


def test_silence_between_words_counts_for_nothing() -> None:
    spaced = Pcm(np.concatenate((tone(1).samples, after(2, tone(1)).samples)), RATE)
    assert level(spaced) == pytest.approx(level(tone(1)), abs=0.1)
    assert level(tone(1)) == pytest.approx(decibels(0.5) - 3, abs=0.1)


def test_louder_is_by_so_many_decibels() -> None:
    assert level(louder(tone(1), -7)) == pytest.approx(level(tone(1)) - 7, abs=0.01)


def test_loud_samples_are_pressed_together_and_others_kept() -> None:
    assert peak(limited(tone(1, 3.0))) <= PEAK_DB
    assert np.array_equal(limited(tone(1, 0.3)).samples, tone(1, 0.3).samples)


def test_silence_around_speech_is_taken_away_and_a_breath_put_there() -> None:
    said = trimmed(after(1.5, tone(2), 0.7))
    assert said.seconds == pytest.approx(2, abs=0.05)
    whole = with_hush(said, 0.25, 0.5)
    assert whole.seconds == pytest.approx(said.seconds + 0.75, abs=0.001)
    assert level(Pcm(whole.samples[: RATE // 4], RATE)) == pytest.approx(HUSH_DB, abs=1)


def test_nothing_at_all_is_no_crash() -> None:
    for seconds in (0.0, 0.001, 1.0):
        silent = tone(seconds, 0.0)
        assert trimmed(silent).seconds <= seconds
        assert level(silent) < -100


def test_bytes_are_samples_of_16_bits() -> None:
    assert of_bytes(b"\x00\x00\xff\x7f\x00\x80", RATE).samples.tolist() == pytest.approx(
        [0, 1, -1], abs=0.001
    )
    assert to_bytes(tone(0.1, 9.0))[:2] == b"\x00\x00"
    assert of_bytes(to_bytes(tone(1)), RATE).samples == pytest.approx(tone(1).samples, abs=0.001)
