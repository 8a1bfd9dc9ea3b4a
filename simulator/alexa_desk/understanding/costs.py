"""What counts against a sample in the reading of an utterance, whatever its words are like."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alexa_desk.understanding.frames import words
from alexa_desk.understanding.gazetteer import Mention
from alexa_desk.understanding.lexical import LexicalIndex, Scores
from alexa_desk.understanding.openers import Openers
from alexa_desk.understanding.readings import Reading
from alexa_desk.understanding.samples import Sample, numbered


class Weights(NamedTuple):
    """How the parts are weighed; found by trying on several models, the same for every skill."""

    #: The share of meaning in the score, the rest is likeness of words.
    meaning: float = 0.65
    #: For each slot of a sample that the utterance does not fill.
    missing: float = 0.08
    #: For each value of the utterance that the sample has no slot for.
    extra: float = 0.10
    #: For a value named in the utterance that neither a slot nor a word of the sample takes up.
    unused: float = 0.14
    #: For words that fill a slot without being one of its values.
    unknown_value: float = 0.12
    #: For a sample that begins as no question of the utterance's kind does.
    opener: float = 0.1
    #: What an intent as a class adds when it is asked whether it is meant at all.
    class_sure: float = 2.0
    #: How much it counts against it that a sentence about other things is nearer.
    nearer: float = 2.0
    #: Where that one is nearer by more than this, it is meant.
    far_nearer: float = 0.22
    #: What is likelier than this to be about other things is said so word for word.
    word_for_word: float = 0.9
    #: What is less sure is not understood.
    threshold: float = 0.3

    @classmethod
    def of_words_alone(cls) -> "Weights":
        """Without meaning, what was meant is less sure to be."""
        return cls(meaning=0.0, threshold=0.15)


class Costs:
    """What counts against each sample of a model."""

    def __init__(self, samples: Sequence[Sample], lexical: LexicalIndex, weights: Weights) -> None:
        self._lexical = lexical
        self._weights = weights
        self._types = sorted({name for sample in samples for name in sample.types})
        kinds, self._kind = numbered([sample.types for sample in samples])
        self._needs = np.array([self._counts(types) for types in kinds], dtype=np.int8)
        self._openers = Openers(samples)

    def of(self, readings: Sequence[Reading]) -> list[Scores]:
        """What counts, for each reading, against each sample of its stock."""
        lacking = self._lacking(readings)
        kinds = [*map(_types, readings)]
        misfits = {types: self._misfit(types) for types in {*kinds}}
        return [
            self._of(each, misfits[types], lacking)
            for each, types in zip(readings, kinds, strict=True)
        ]

    def _of(self, reading: Reading, misfit: Scores, lacking: Mapping[str, Scores]) -> Scores:
        weights, frame = self._weights, reading.frame
        cost = misfit + weights.unknown_value * frame.free
        kinds = self._kind[reading.stock.samples]
        costs: Scores = cost.astype(np.float32)[kinds]
        far = self._openers.far(words(frame.pieces[:1]), reading.stock.samples)
        if far is not None:
            costs += weights.opener * far
        for mention in reading.named:
            missing = self._missing(reading, mention, lacking)
            if missing is not None:
                costs += weights.unused * missing
        return costs

    def _misfit(self, types: Sequence[str]) -> Scores:
        """For each kind of sample the slots too many and too few against places of these types."""
        difference = self._needs - self._counts(types)
        missing = self._weights.missing * np.maximum(difference, 0).sum(axis=1)
        extra = self._weights.extra * np.maximum(-difference, 0).sum(axis=1)
        return np.asarray(missing + extra)

    def _lacking(self, readings: Iterable[Reading]) -> dict[str, Scores]:
        """For each stem in the values that are named in readings which samples are without it."""
        stems = {
            token.stem
            for tokens, named in {(reading.tokens, reading.named) for reading in readings}
            for mention in named
            for token in tokens[mention.start : mention.end]
        }
        return {s: self._lexical.telling(s) * self._lexical.lacking(s) for s in stems}

    @staticmethod
    def _missing(
        reading: Reading, mention: Mention, lacking: Mapping[str, Scores]
    ) -> Scores | None:
        """For each sample the share of a named value's words that it takes up in no way."""
        covered = reading.frame.covered
        open_words = [n for n in range(mention.start, mention.end) if n not in covered]
        if not open_words:
            return None
        samples = reading.stock.samples
        lacks = [lacking[reading.tokens[n].stem][samples] for n in open_words]
        return np.asarray(np.add.reduce(lacks) / mention.length, dtype=np.float32)

    def _counts(self, types: Sequence[str]) -> NDArray[np.int8]:
        return np.array([types.count(name) for name in self._types], dtype=np.int8)


def _types(reading: Reading) -> tuple[str, ...]:
    return tuple(place.type for place in reading.frame.places)
