"""Likeness of words: TF-IDF over words, pairs of words and letter groups."""

import itertools
import math
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from alexa_desk.cache import Table

Scores = NDArray[np.float32]

#: How much words, pairs of neighbours and letter groups count. Letters forgive a wrong ending.
_SHARES = (0.5, 0.25, 0.25)
#: What a word counts that no sample has, against the rarest one that a sample has.
_UNKNOWN = 0.6


class LexicalIndex:
    """Compares a sentence with all samples at once.

    A word is worth the more, the fewer intents use it: "where" tells more than "what".
    """

    def __init__(self, sentences: Sequence[tuple[str, ...]], intents: Sequence[str]) -> None:
        self._size = len(sentences)
        users: dict[str, set[str]] = {}
        for sentence, intent in zip(sentences, intents, strict=True):
            for feature in set(itertools.chain(*_blocks(sentence))):
                users.setdefault(feature, set()).add(intent)
        total = len(set(intents)) + 1
        # The samples that have a feature lie in a row, those of all features one after the other.
        self._rows = Table((name, row) for row, name in enumerate(users))
        self._weights = array("d", (math.log(total / len(by)) for by in users.values()))
        self._weights.append(math.log(total) * _UNKNOWN)
        self._ends, self._where, self._worth = self._index(sentences)

    def _index(
        self, sentences: Sequence[tuple[str, ...]]
    ) -> tuple[NDArray[np.intp], NDArray[np.int32], Scores]:
        vectors = [self._vector(sentence) for sentence in sentences]
        rows = np.array([self._rows[name] for each in vectors for name in each], dtype=np.intp)
        where = np.repeat(np.arange(self._size, dtype=np.int32), [len(each) for each in vectors])
        worth = np.array([w for each in vectors for w in each.values()], dtype=np.float32)
        order = np.argsort(rows, kind="stable")
        ends = np.cumsum(np.bincount(rows, minlength=len(self._rows)))
        return np.concatenate(([0], ends)), where[order], worth[order]

    def _row(self, feature: str) -> slice | None:
        """Where in `_where` and `_worth` the samples with a feature are; None where none has it."""
        row = self._rows.get(feature)
        return None if row is None else slice(int(self._ends[row]), int(self._ends[row + 1]))

    def lacking(self, word: str) -> Scores:
        """1 for each sample that has not the word, 0 for each that has it."""
        lacks: Scores = np.ones(self._size, dtype=np.float32)
        if (row := self._row(f"word {word}")) is not None:
            lacks[self._where[row]] = 0.0
        return lacks

    def telling(self, word: str) -> float:
        """How much a word tells, 0 where all intents use it, 1 where few do or none."""
        row = self._rows.get(f"word {word}")
        return 1.0 if row is None else min(1.0, 2 * self._weights[row] / self._weights[-1])

    def scores(self, sentences: Sequence[tuple[str, ...]]) -> Scores:
        """The likeness of each sentence (a row) to every sample (a column), 0 to 1."""
        vectors = [self._vector(sentence) for sentence in sentences]
        shared = list(dict.fromkeys(f for each in vectors for f in each if f in self._rows))
        weights = np.array([[each.get(f, 0.0) for f in shared] for each in vectors], np.float32)
        samples: Scores = np.zeros((len(shared), self._size), dtype=np.float32)
        for row, feature in zip(samples, shared, strict=True):
            if (found := self._row(feature)) is not None:
                row[self._where[found]] = self._worth[found]
        return np.asarray(weights @ samples)

    def _vector(self, sentence: tuple[str, ...]) -> dict[str, float]:
        """Feature weights; each block has the length its share allows."""
        vector: dict[str, float] = {}
        for share, features in zip(_SHARES, _blocks(sentence), strict=True):
            worth = {
                feature: self._weights[self._rows.get(feature, -1)] * (1 + math.log(count))
                for feature, count in Counter(features).items()
            }
            length = math.sqrt(sum(each * each for each in worth.values()))
            scale = math.sqrt(share) / length if length else 0.0
            vector.update({name: each * scale for name, each in worth.items()})
        return vector


def _blocks(sentence: tuple[str, ...]) -> tuple[Iterable[str], Iterable[str], Iterable[str]]:
    """The words, the pairs of neighbours, the groups of letters."""
    pairs = itertools.pairwise(("^", *sentence, "$"))
    return (
        [f"word {word}" for word in sentence],
        [f"pair {first} {second}" for first, second in pairs],
        itertools.chain.from_iterable(map(_letters, sentence)),
    )


@lru_cache(maxsize=1 << 16)
def _letters(word: str) -> tuple[str, ...]:
    padded = "" if word.startswith("{") else f"^{word}$"
    return tuple(f"letters {padded[i : i + 3]}" for i in range(len(padded) - 2))
