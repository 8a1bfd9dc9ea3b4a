"""Sentences as vectors of words, pairs of neighbours and letter groups: no model, any language."""

import itertools
import math
import zlib
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

DIMENSIONS = 1024
_BUCKETS = 65_536
#: Each feature touches this many dimensions: a random projection that needs no matrix.
_TOUCHED = 8
_LETTERS = (3, 4, 5)
#: What numbers are multiplied with until they are like drawn by chance (MurmurHash3, 32 bits).
_MIXING = (0x9E3779B1, 0x85EBCA6B, 0xC2B2AE35)


class Ngrams:
    """Turns words into vectors of length one, rare features counting more than common ones."""

    def __init__(self, rarity: Vectors) -> None:
        self.rarity = rarity

    @classmethod
    def of(cls, sentences: Sequence[tuple[str, ...]]) -> "Ngrams":
        """Learn which features are rare in these sentences."""
        users = np.ones(_BUCKETS, dtype=np.float32)
        for words in sentences:
            users[list(_counts(words))] += 1
        return cls(np.log((len(sentences) + 1) / users).astype(np.float32) + 1)

    def vectors(self, sentences: Sequence[tuple[str, ...]]) -> Vectors:
        """One row of `DIMENSIONS` for each sentence."""
        rows = np.zeros((len(sentences), DIMENSIONS), dtype=np.float32)
        places, signs = _projection()
        for number, words in enumerate(sentences):
            counts = _counts(words)
            if not counts:
                continue
            features = np.fromiter(counts, dtype=np.intp, count=len(counts))
            times = np.fromiter(counts.values(), dtype=np.float32, count=len(counts))
            worth = (1 + np.log(times)) * self.rarity[features]
            worth /= np.linalg.norm(worth) * math.sqrt(_TOUCHED)
            moved = (signs[features] * worth[:, None]).ravel()
            rows[number] = np.bincount(places[features].ravel(), moved, DIMENSIONS)
        return rows


@lru_cache(maxsize=1 << 16)
def _counts(words: tuple[str, ...]) -> Counter[int]:
    counts = Counter(itertools.starmap(_pair, itertools.pairwise(("^", *words, "$"))))
    for word in words:
        counts.update(_of_word(word))
    return counts


@lru_cache(maxsize=1 << 16)
def _pair(first: str, second: str) -> int:
    return _bucket(f"p {first} {second}")


@lru_cache(maxsize=1 << 16)
def _of_word(word: str) -> tuple[int, ...]:
    """The features of a word alone: itself, and its groups of letters."""
    padded = "" if word.startswith("{") else f"^{word}$"
    groups = (padded[i : i + size] for size in _LETTERS for i in range(len(padded) - size + 1))
    return tuple(map(_bucket, (f"w {word}", *groups)))


def _bucket(feature: str) -> int:
    return zlib.crc32(feature.encode()) % _BUCKETS


@lru_cache(maxsize=1)
def _projection() -> tuple[NDArray[np.intp], Vectors]:
    """For each feature the dimensions it touches and with which sign: always the same."""
    mixed = np.arange(1, _BUCKETS * _TOUCHED + 1, dtype=np.uint32).reshape(_BUCKETS, _TOUCHED)
    for factor in _MIXING:
        mixed = np.multiply(mixed ^ (mixed >> 15), factor, dtype=np.uint32)
    return (mixed % DIMENSIONS).astype(np.intp), (mixed >> 31).astype(np.float32) * 2 - 1
