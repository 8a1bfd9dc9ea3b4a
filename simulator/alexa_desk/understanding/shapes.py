"""The shapes of a model's intents, and the readings of an utterance for each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from alexa_desk.model import FALLBACK, InteractionModel
from alexa_desk.understanding.frames import Carriers, Framer, Shape
from alexa_desk.understanding.gazetteer import Mention
from alexa_desk.understanding.ranking import Ranking
from alexa_desk.understanding.readings import Reading, Stock
from alexa_desk.understanding.samples import Sample
from alexa_desk.understanding.text import Token

Share = Callable[[str], float]

_NO_SLOTS = Shape(frozenset(), frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class _Group:
    shape: Shape
    stock: Stock
    carriers: Carriers


class Shapes:
    """Intents grouped by what their slots can take: each group frames an utterance its own way."""

    def __init__(
        self,
        model: InteractionModel,
        samples: Sequence[Sample],
        framer: Framer,
        share: Share,
        ranking: Ranking,
        compared: Sequence[int],
    ) -> None:
        self._framer = framer
        shape_of = {name: Shape.of(intent) for name, intent in model.intents.items()}
        numbers: dict[Shape, list[int]] = {}
        for number in compared:
            sample = samples[number]
            shape = shape_of.get(sample.intent, _NO_SLOTS)
            if sample.intent == FALLBACK and sample.types:
                shape = Shape(frozenset(sample.types), frozenset(), frozenset())
            numbers.setdefault(shape, []).append(number)
        self._groups = [
            _Group(shape, ranking.stock(found), _carriers(found, samples, share))
            for shape, found in numbers.items()
        ]
        self.built_in_types = sorted(
            {name for shape in shape_of.values() for name in shape.types} - set(model.types)
        )

    def readings(
        self, tokens: tuple[Token, ...], mentions: Sequence[Mention], named: tuple[Mention, ...]
    ) -> Iterator[Reading]:
        """Each way to read an utterance, with the samples of the intents it is a reading for."""
        for group in self._groups:
            for frame in self._framer.frames(tokens, mentions, group.shape, group.carriers):
                yield Reading(tokens, named, frame, group.stock)


def _carriers(numbers: Sequence[int], samples: Sequence[Sample], share: Share) -> Carriers:
    words = {word for number in numbers for word in samples[number].words}
    return Carriers(frozenset(words), share)
