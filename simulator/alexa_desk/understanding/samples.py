"""The sentences an utterance is compared with: the model's samples, framed."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from alexa_desk.model import FALLBACK, Intent, InteractionModel, SlotType
from alexa_desk.understanding.frames import Framer, Piece, Place, words
from alexa_desk.understanding.text import Reader, split_sample

Thing = TypeVar("Thing", bound=Hashable)


class Sample(NamedTuple):
    """One sentence of an intent: its pieces, and the names of its slots in spoken order.

    `begins` are the stems it may begin with where a slot comes first: the values of one word.
    """

    intent: str
    pieces: tuple[Piece, ...]
    slots: tuple[str, ...]
    begins: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """Stems and place labels: what is compared."""
        return words(self.pieces)

    @property
    def types(self) -> tuple[str, ...]:
        """The types of its slots in spoken order."""
        return tuple(piece.type for piece in self.pieces if isinstance(piece, Place))


def samples_of(model: InteractionModel, reader: Reader, framer: Framer) -> list[Sample]:
    """All samples once each, intent by intent: the model's, of built-in intents, of none."""
    found: dict[str, dict[tuple[tuple[str, ...], tuple[str, ...]], Sample]] = {}
    for sample in _all(model, reader, framer):
        if sample.pieces:
            own = found.setdefault(sample.intent, {})
            own.setdefault((sample.words, sample.slots), sample)
    return [sample for own in found.values() for sample in own.values()]


def numbered(things: Sequence[Thing]) -> tuple[list[Thing], NDArray[np.intp]]:
    """The different things in order, and for each of `things` the number of its like."""
    numbers = {thing: number for number, thing in enumerate(dict.fromkeys(things))}
    return list(numbers), np.array([numbers[thing] for thing in things], dtype=np.intp)


def _all(model: InteractionModel, reader: Reader, framer: Framer) -> Iterator[Sample]:
    values = {name: tuple(_short(each, reader)) for name, each in model.types.items()}
    for intent in model.intents.values():
        yield from (_sample(intent, text, reader, framer, values) for text in intent.samples)
        for text in reader.words.built_in.get(intent.name, ()):
            yield Sample(intent.name, reader.read(text), ())
    for text in reader.words.elsewhere:
        yield from _elsewhere(text, model, reader, framer)


def _elsewhere(
    text: str, model: InteractionModel, reader: Reader, framer: Framer
) -> Iterator[Sample]:
    """A sentence about other things; with {} in it, one for each type a value may be of."""
    before, blank, after = text.partition("{}")
    if not blank:
        yield Sample(FALLBACK, reader.read(text), ())
        return
    pieces: list[Piece] = list(reader.read(before))
    framer.drop_determiners(pieces)
    rest = reader.read(after) if after.strip() else ()
    for slot_type in model.types:
        yield Sample(FALLBACK, (*pieces, Place(slot_type), *rest), ())


def _short(slot_type: SlotType, reader: Reader) -> Iterator[str]:
    """The stems of the values of a type that are one word."""
    names = (reader.read(name) for value in slot_type.values for name in value.names)
    return (tokens[0].stem for tokens in names if len(tokens) == 1)


def _sample(
    intent: Intent,
    text: str,
    reader: Reader,
    framer: Framer,
    values: Mapping[str, tuple[str, ...]],
) -> Sample:
    pieces: list[Piece] = []
    slots = []
    for said, slot in split_sample(text):
        if slot is None:
            pieces.extend(reader.read(said))
            continue
        framer.drop_determiners(pieces)
        pieces.append(Place(intent.slot(slot).type))
        slots.append(slot)
    begins = values.get(pieces[0].type, ()) if pieces and isinstance(pieces[0], Place) else ()
    return Sample(intent.name, tuple(pieces), tuple(slots), begins)
