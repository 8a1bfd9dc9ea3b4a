"""Samples with their slots filled in many ways: what a tagger learns from."""

from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import NamedTuple

from alexa_desk import slot_types
from alexa_desk.model import Intent, InteractionModel
from alexa_desk.understanding.text import Reader, Token, split_sample

Words = tuple[Token, ...]

_CONSONANTS = "bdfgklmnprstvz"
_VOWELS = "aeiou"
_MOST_JOINED = 3
#: The share of words in unknown values that known values have as well.
_OF_OTHERS = 0.6


class Span(NamedTuple):
    """Words `start` up to, not including, `end`, said for a slot."""

    slot: str
    start: int
    end: int


class Example(NamedTuple):
    """A sentence somebody might say, and where in it the slots are."""

    intent: str
    words: Words
    spans: tuple[Span, ...] = ()


class Template(NamedTuple):
    """A sample sentence: its words, and the names of its slots between them."""

    intent: str
    pieces: tuple[Token | str, ...]

    @property
    def slots(self) -> tuple[str, ...]:
        """The slots in spoken order."""
        return tuple(piece for piece in self.pieces if isinstance(piece, str))


def templates_of(model: InteractionModel, reader: Reader) -> list[Template]:
    """All samples once each."""
    every = (
        Template(intent.name, tuple(_pieces(intent, text, reader)))
        for intent in model.intents.values()
        for text in intent.samples
    )
    return list(dict.fromkeys(one for one in every if one.pieces))


def _pieces(intent: Intent, text: str, reader: Reader) -> Iterator[Token | str]:
    """A sample as the model has it, "order {size} tea"; an unknown slot is left out."""
    declared = {slot.name for slot in intent.slots}
    for said, slot in split_sample(text):
        if slot in declared:
            yield slot
        elif slot is None:
            yield from reader.read(said)


class Filler:
    """Fills samples with values of their slots' types, the same way each time."""

    def __init__(
        self, model: InteractionModel, values: Mapping[str, Sequence[Words]], reader: Reader
    ) -> None:
        self._model = model
        self._values = values
        self._reader = reader
        self._joiners = tuple(reader.read(word) for word in reader.words.joiners)

    def filled(self, template: Template, chance: Random, unknown: float = 0.0) -> Example:
        """The sample with a value in each slot; `unknown` is the share that nobody wrote down."""
        words: list[Token] = []
        spans: list[Span] = []
        for piece in template.pieces:
            if isinstance(piece, Token):
                words.append(piece)
                continue
            for number, value in enumerate(self._said(template.intent, piece, chance, unknown)):
                if number:
                    words.extend(chance.choice(self._joiners))
                spans.append(Span(piece, len(words), len(words) + len(value)))
                words.extend(value)
        return Example(template.intent, tuple(words), tuple(spans))

    def _said(self, intent: str, name: str, chance: Random, unknown: float) -> Iterator[Words]:
        slot = self._model.intents[intent].slot(name)
        values = self._values.get(slot.type, ())
        several = slot.many and self._joiners and chance.random() < 1 / 3
        for _ in range(chance.randint(2, _MOST_JOINED) if several else 1):
            # No other words than those that are read are a date or a number.
            if values and (slot_types.is_read(slot.type) or chance.random() >= unknown):
                yield chance.choice(values)
            else:
                yield self._unknown(chance, slot.type, values)

    def _unknown(self, chance: Random, slot_type: str, values: Sequence[Words]) -> Words:
        """Words that are no value: of several values, or without meaning; as many as one has."""
        if slot_type == "AMAZON.SearchQuery":
            length = chance.randint(1, 6)
        else:
            length = min(len(chance.choice(values)), 4) if values else chance.randint(1, 2)
        return tuple(self._unknown_word(chance, values) for _ in range(length))

    def _unknown_word(self, chance: Random, values: Sequence[Words]) -> Token:
        if values and chance.random() < _OF_OTHERS:
            return chance.choice(chance.choice(values))
        return self._reader.token(_nonsense(chance))


def _nonsense(chance: Random) -> str:
    """A word of two or three syllables that no language has, or few."""
    syllables = chance.randint(2, 3)
    return "".join(chance.choice(_CONSONANTS) + chance.choice(_VOWELS) for _ in range(syllables))


def values_of(model: InteractionModel, reader: Reader) -> dict[str, list[Words]]:
    """For each type that a slot has what may be said for it."""
    said: dict[str, list[Words]] = {}
    for name in sorted({slot.type for intent in model.intents.values() for slot in intent.slots}):
        values = model.types[name].values if name in model.types else ()
        texts = [text for value in values for text in value.names]
        texts += slot_types.examples(name, model.language)
        said[name] = [words for words in map(reader.read, dict.fromkeys(texts)) if words]
    return said
