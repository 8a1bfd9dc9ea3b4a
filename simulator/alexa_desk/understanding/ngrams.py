"""Sentences as vectors of words, pairs of neighbours and letter groups: no model, any language."""

import itertools
import math
import zlib
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from alexa_desk import cache

Vectors = NDArray[np.float32]

DIMENSIONS = 1024
_BUCKETS = 65_536
#: Each feature touches this many dimensions: a random projection that needs no matrix.
_TOUCHED = 8
_LETTERS = (3, 4, 5)


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
        # Many readings of an utterance have the same words.
        places_of = {words: number for number, words in enumerate(dict.fromkeys(sentences))}
        rows = np.zeros((len(places_of), DIMENSIONS), dtype=np.float32)
        places, signs = _projection()
        for words, number in places_of.items():
            counts = _counts(words)
            if not counts:
                continue
            features = np.fromiter(counts, dtype=np.intp, count=len(counts))
            times = np.fromiter(counts.values(), dtype=np.float32, count=len(counts))
            worth = (1 + np.log(times)) * self.rarity[features]
            worth /= np.linalg.norm(worth) * math.sqrt(_TOUCHED)
            moved = (signs[features] * worth[:, None]).ravel()
            rows[number] = np.bincount(places[features].ravel(), moved, DIMENSIONS)
        return rows[[places_of[words] for words in sentences]]


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
    places, signs = cache.kept(f"drawn-{cache.version_of('numpy')}", _drawn)
    return places.astype(np.intp), signs.astype(np.float32)


def _drawn() -> tuple[NDArray[np.uint16], NDArray[np.int8]]:
    chance = np.random.Generator(np.random.PCG64(20_170_614))
    places = chance.integers(0, DIMENSIONS, (_BUCKETS, _TOUCHED), dtype=np.uint16)
    return places, chance.integers(0, 2, (_BUCKETS, _TOUCHED), dtype=np.int8) * 2 - 1
