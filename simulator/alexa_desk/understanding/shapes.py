"""The shapes of a model's intents, and the readings of an utterance for each of them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alexa_desk.model import FALLBACK, InteractionModel
from alexa_desk.understanding.frames import Frame, Framer, Shape
from alexa_desk.understanding.gazetteer import Mention, longest
from alexa_desk.understanding.ranking import Ranking
from alexa_desk.understanding.readings import Reading, Stock
from alexa_desk.understanding.samples import Sample
from alexa_desk.understanding.text import Token

_NO_SLOTS = Shape(frozenset(), frozenset(), frozenset())


#: A stock of all samples of a large model takes 400 KB.
_MOST_STOCKS = 64


class _Group(NamedTuple):
    shape: Shape
    samples: NDArray[np.intp]
    carriers: frozenset[str]


class Shapes:
    """Intents grouped by what their slots can take: each group frames an utterance its own way."""

    def __init__(
        self,
        model: InteractionModel,
        samples: Sequence[Sample],
        framer: Framer,
        ranking: Ranking,
    ) -> None:
        self._framer = framer
        self._ranking = ranking
        self._stocks: dict[tuple[int, ...], Stock] = {}
        shape_of = {name: Shape.of(intent) for name, intent in model.intents.items()}
        numbers: dict[Shape, list[int]] = {}
        for number, sample in enumerate(samples):
            shape = shape_of.get(sample.intent, _NO_SLOTS)
            if sample.intent == FALLBACK and sample.types:
                shape = Shape(frozenset(sample.types), frozenset(), frozenset())
            numbers.setdefault(shape, []).append(number)
        self._groups = [
            _Group(shape, np.array(found, dtype=np.intp), _carriers(found, samples))
            for shape, found in numbers.items()
        ]
        self.built_in_types = sorted(
            {name for shape in shape_of.values() for name in shape.types} - set(model.types)
        )
        #: The types of which a value is said before all else, or not at all.
        self.first_types = _first(samples)

    def readings(self, tokens: tuple[Token, ...], mentions: Sequence[Mention]) -> Iterator[Reading]:
        """Each way to read an utterance, with the samples of the intents it is a reading for."""
        named = tuple(longest(mention for mention in mentions if mention.values))
        groups: dict[Frame, list[int]] = {}
        for number, group in enumerate(self._groups):
            for frame in self._framer.frames(tokens, mentions, group.shape, group.carriers):
                groups.setdefault(frame, []).append(number)
        for frame, numbers in groups.items():
            yield Reading(tokens, named, frame, self._stock(tuple(dict.fromkeys(numbers))))

    def _stock(self, groups: tuple[int, ...]) -> Stock:
        """The samples of groups that take an utterance alike, kept for the next such utterance."""
        if groups not in self._stocks:
            if len(self._stocks) >= _MOST_STOCKS:
                self._stocks.clear()
            samples = np.concatenate([self._groups[number].samples for number in groups])
            self._stocks[groups] = self._ranking.stock(np.sort(samples))
        return self._stocks[groups]


def _carriers(numbers: Sequence[int], samples: Sequence[Sample]) -> frozenset[str]:
    return frozenset(word for number in numbers for word in samples[number].words)


def _first(samples: Sequence[Sample]) -> frozenset[str]:
    """The types that stand at the beginning of each sample that they stand in."""
    own = [sample for sample in samples if sample.intent != FALLBACK]
    begins = {sample.types[0] for sample in own if sample.begins}
    later = (sample.types[bool(sample.begins) :] for sample in own)
    return frozenset(begins.difference(*later))
