"""Words in a slot's place that are none of its values: "what is the xylophone"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import numpy as np

from alexa_desk.understanding.frames import Frame, Framer, Piece, Place
from alexa_desk.understanding.gazetteer import Mention
from alexa_desk.understanding.lexical import LexicalIndex
from alexa_desk.understanding.ranking import Reading
from alexa_desk.understanding.samples import Sample
from alexa_desk.understanding.semantic import SemanticIndex
from alexa_desk.understanding.text import Token, joined

_LONGEST = 3
#: How much the words around must tell when nothing says what the unknown words mean.
_LEAST_WEIGHT = 5.0
_LEAST_RESEMBLANCE = 0.3

_Key = tuple[tuple[str, ...], tuple[str, ...], str]


class UnknownValues:
    """Takes unknown words for a slot value where the words around are exactly a sample's."""

    def __init__(
        self,
        samples: Sequence[Sample],
        lexical: LexicalIndex,
        semantic: SemanticIndex | None,
        framer: Framer,
        known: Collection[str],
    ) -> None:
        self._lexical = lexical
        self._semantic = semantic
        self._framer = framer
        self._known = known
        self._around: dict[tuple[tuple[str, ...], tuple[str, ...]], dict[str, list[int]]] = {}
        for number, sample in enumerate(samples):
            if len(sample.types) == 1 and not sample.types[0].startswith("AMAZON."):
                words, label = sample.words, f"{{{sample.types[0]}}}"
                place = words.index(label)
                types = self._around.setdefault((words[:place], words[place + 1 :]), {})
                types.setdefault(sample.types[0], []).append(number)

    def readings(self, tokens: tuple[Token, ...], named: tuple[Mention, ...]) -> Iterator[Reading]:
        """The readings of an utterance in which unknown words fill a slot."""
        if named:
            return
        for start in range(len(tokens)):
            for end in range(start + 1, min(start + _LONGEST, len(tokens)) + 1):
                if tokens[end - 1].key in self._known:
                    break
                yield from self._filled(tokens, start, end)

    def _filled(self, tokens: tuple[Token, ...], start: int, end: int) -> Iterator[Reading]:
        before: list[Piece] = list(tokens[:start])
        self._framer.drop_determiners(before)
        after = tokens[end:]
        lead = tuple(piece.stem for piece in before if isinstance(piece, Token))
        trail = tuple(token.stem for token in after)
        said = joined(tokens[start:end])
        for slot_type, numbers in self._around.get((lead, trail), {}).items():
            if self._tells_enough((*lead, *trail), said, slot_type):
                place = Place(slot_type, (Mention(slot_type, start, end, (), said, 0.0),))
                frame = Frame((*before, place, *after), free=True)
                yield Reading(tokens, (), frame, np.array(numbers, dtype=np.intp))

    def _tells_enough(self, around: tuple[str, ...], said: str, slot_type: str) -> bool:
        if not around:
            return False
        if self._semantic is not None:
            return self._semantic.resembles(said, slot_type) >= _LEAST_RESEMBLANCE
        return sum(map(self._lexical.weight, around)) >= _LEAST_WEIGHT
