"""Likeness of meaning: nearest neighbours among the embedded samples.

Slot values are replaced by one fixed value of their type, in samples and utterances alike, so
that two questions about different things are near when they ask the same.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from alexa_desk import embedding, slot_types
from alexa_desk.embedding import Vectors
from alexa_desk.model import FALLBACK, InteractionModel
from alexa_desk.progress import Progress, silent
from alexa_desk.understanding.frames import Piece, Place
from alexa_desk.understanding.samples import Sample

#: How many samples are embedded: so many or this share of all, the most different of each intent.
_EMBEDDED = 2000
_SHARE = 4
_LEAST_EMBEDDED = 16
_MOST_EMBEDDED = 48
#: What shares so much with one that is embedded need not be embedded as well.
_NEARLY_THE_SAME = 0.6
#: What is as near as this to a name of a type may be one, however alike those are.
_MOST_ALIKE = 0.3
#: The share of a type's names that may be less like the others than an unknown one must be.
_UNLIKE = 0.1
#: So few names do not tell how alike others are.
_FEW_NAMES = 4


class SemanticIndex:
    """Compares sentences by meaning with a choice of the samples."""

    def __init__(
        self, samples: Sequence[Sample], model: InteractionModel, progress: Progress = silent
    ) -> None:
        types, self._language = model.types, model.language
        embed = embedding.embedder().embed
        vectors = embed([value.name for each in types.values() for value in each.values])
        ends = np.cumsum([len(each.values) for each in types.values()], dtype=np.intp)
        named = zip(types, np.split(vectors, ends[:-1]), strict=False)
        self._names = {name: own for name, own in named if len(own)}
        self._values = {
            name: types[name].values[int((vectors @ vectors.mean(axis=0)).argmax())].name
            for name, vectors in self._names.items()
        }
        self._alike = {name: _alike(vectors) for name, vectors in self._names.items()}
        self._size = len(samples)
        self.chosen: NDArray[np.intp] = np.array(_choice(samples), dtype=np.intp)
        texts = [self.text(samples[number].pieces) for number in self.chosen]
        self._vectors = embed(texts, progress)

    def text(self, pieces: Sequence[Piece]) -> str:
        """The sentence that is embedded for these pieces."""
        said = (self._value(each.type) if isinstance(each, Place) else each.said for each in pieces)
        return " ".join(filter(None, said))

    def vectors(self, numbers: NDArray[np.intp]) -> Vectors:
        """The vectors of chosen samples."""
        return np.asarray(self._vectors[np.searchsorted(self.chosen, numbers)])

    def scores(self, vectors: Vectors) -> Vectors:
        """The likeness of each vector (a row) to each sample (a column), 0 to 1; -inf unknown."""
        likeness = np.full((len(vectors), self._size), -np.inf, dtype=np.float32)
        # Few rows one by one are quicker than all at once.
        for row, vector in zip(likeness, vectors, strict=True):
            row[self.chosen] = np.clip(self._vectors @ vector, 0.0, 1.0)
        return likeness

    def nearness(self, words: str) -> dict[str, float]:
        """How near unknown words are to the nearest name of each type that has any."""
        vector = embedding.vector(words)
        return {name: float((own @ vector).max()) for name, own in self._names.items()}

    def resembles(self, words: str, slot_type: str) -> bool:
        """Whether unknown words are as near to a type's names as those are to each other."""
        near = self.nearness(words).get(slot_type)
        # A catalog holds the names of a type that has none: any words may be one.
        return near is None or near >= self._alike[slot_type]

    def _value(self, slot_type: str) -> str:
        examples = slot_types.examples(slot_type, self._language)
        return self._values.get(slot_type) or next(iter(examples), "something")


def _alike(vectors: Vectors) -> float:
    """How near most of a type's names are to the next one: teas are, titles of books are not."""
    if len(vectors) < _FEW_NAMES:
        return _MOST_ALIKE
    likeness = vectors @ vectors.T
    np.fill_diagonal(likeness, -1.0)
    return min(_MOST_ALIKE, float(np.quantile(likeness.max(axis=1), _UNLIKE)))


def _choice(samples: Sequence[Sample]) -> list[int]:
    """The numbers of the samples that are embedded, as different as can be."""
    by_intent: dict[str, list[int]] = {}
    for number, sample in enumerate(samples):
        by_intent.setdefault(sample.intent, []).append(number)
    each = max(_EMBEDDED, len(samples) // _SHARE) // len(by_intent)
    share = min(_MOST_EMBEDDED, max(_LEAST_EMBEDDED, each))
    chosen: list[int] = []
    for intent, numbers in by_intent.items():
        limit = len(numbers) if intent == FALLBACK else share
        chosen += most_different([(n, frozenset(samples[n].words)) for n in numbers], limit)
    return sorted(chosen)


def most_different(numbered: Sequence[tuple[int, frozenset[str]]], limit: int) -> list[int]:
    """Start with the first, then always take what shares least with all that was taken."""
    if len(numbered) <= limit:
        return [number for number, _ in numbered]
    chosen = [numbered[0][0]]
    nearest = [_shared(words, numbered[0][1]) for _, words in numbered]
    while len(chosen) < limit:
        index = min(range(len(numbered)), key=nearest.__getitem__)
        if nearest[index] >= _NEARLY_THE_SAME:
            break
        number, words = numbered[index]
        chosen.append(number)
        nearest = [max(n, _shared(w, words)) for n, (_, w) in zip(nearest, numbered, strict=True)]
    return chosen


def _shared(first: frozenset[str], second: frozenset[str]) -> float:
    return len(first & second) / (len(first | second) or 1)
