"""Values that people put in many ways: their names are sentences, and are likened as such.

A skill that answers questions may have a type whose values are those questions, each with its
wordings for names. Nobody says such a value by name, so no list of names is ever whole.
"""

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from alexa_desk import embedding
from alexa_desk.heard import Heard
from alexa_desk.model import InteractionModel, SlotType, SlotValue
from alexa_desk.progress import Progress, silent
from alexa_desk.understanding.examples import Words
from alexa_desk.understanding.lexical import LexicalIndex
from alexa_desk.understanding.semantic import most_different
from alexa_desk.understanding.slots import Filled
from alexa_desk.understanding.text import Reader, joined

#: A type of such values has so many, and on average so many names each of so many words.
_VALUES, _NAMES, _WORDS = 10, 4.0, 4.0
#: So many names of a value are embedded.
_EMBEDDED = 6
#: What the words of all names together count beside the nearest name's meaning.
_OF_WORDS = 0.35
#: What a value must be liker by than so much of how like the tenth is, and how much surer it is for
#: all that it is liker. Found by trying, on the scale of an intent that is sure.
_TENTH, _LIKER, _SURE = 0.5, 0.14, 3.0


class Meant(NamedTuple):
    """A value that a sentence may mean, its type, how like it is, and how sure that is."""

    type: str
    value: SlotValue
    likeness: float
    sure: float


class Meanings:
    """The values of a model that are put in many ways, found by sentences that are like them."""

    def __init__(
        self, model: InteractionModel, reader: Reader, embedded: bool, progress: Progress = silent
    ) -> None:
        self._reader = reader
        self._values = [*_values(model)]
        self._types = {kind for kind, _ in self._values}
        named = [[*map(reader.read, value.names)] for _, value in self._values]
        # The names of a value are one text: what more of them say counts more.
        texts = [tuple(word.stem for name in names for word in name) for names in named]
        self._words = LexicalIndex(texts, [f"{kind} {value.name}" for kind, value in self._values])
        self._vectors = None
        if embedded and self._values:
            chosen = [*map(_chosen, named)]
            self._starts = np.cumsum([0, *map(len, chosen[:-1])], dtype=np.intp)
            names = itertools.chain.from_iterable(chosen)
            self._vectors = embedding.embedder().embed([*map(joined, names)], progress)

    def __bool__(self) -> bool:
        """Whether the model has any."""
        return bool(self._values)

    def meant_by(self, words: Words, least: float, elsewhere: float) -> Meant | None:
        """The value that a sentence means, surer than `least` and liker than other things are."""
        meant = self.nearest(words)
        sure = meant and meant.sure > least and meant.likeness > elsewhere
        return meant if sure else None

    def nearest(self, words: Words) -> Meant | None:
        """The value that a sentence is most like; None in a model that has no such values."""
        if not self._values:
            return None
        like = self._words.scores([tuple(word.stem for word in words)])[0]
        if self._vectors is not None:
            names = self._vectors @ embedding.vector(joined(words))
            near = np.maximum.reduceat(names, self._starts)
            like = (1 - _OF_WORDS) * near + _OF_WORDS * like
        best = int(like.argmax())
        likeness, tenth = float(like[best]), float(np.partition(like, -_VALUES)[-_VALUES])
        sure = _SURE * (likeness - _TENTH * tenth - _LIKER)
        return Meant(*self._values[best], likeness, sure)

    def resolved(self, filled: Filled, least: float) -> Filled:
        """What fills slots; what nobody wrote down matches the value that it surely means."""
        return {
            slot: tuple(self._resolved(heard, least) for heard in said)
            for slot, said in filled.items()
        }

    def _resolved(self, heard: Heard, least: float) -> Heard:
        if heard.matches or heard.type not in self._types:
            return heard
        meant = self.nearest(self._reader.read(heard.said))
        sure = meant is not None and meant.type == heard.type and meant.sure > least
        return heard._replace(matches=(meant.value,)) if meant and sure else heard


def _chosen(names: Sequence[Words]) -> list[Words]:
    """The names of a value that are embedded, as different as can be."""
    stems = [(n, frozenset(word.stem for word in name)) for n, name in enumerate(names)]
    return [names[number] for number in most_different(stems, _EMBEDDED)]


def _values(model: InteractionModel) -> Iterator[tuple[str, SlotValue]]:
    """The values that are put in many ways and that an intent takes, after their types."""
    taken = {slot.type for intent in model.intents.values() for slot in intent.slots}
    for slot_type in model.types.values():
        if slot_type.name in taken and _is_put_in_many_ways(slot_type):
            yield from ((slot_type.name, value) for value in slot_type.values)


def _is_put_in_many_ways(slot_type: SlotType) -> bool:
    names = [name for value in slot_type.values for name in value.names]
    values, words = len(slot_type.values), sum(len(name.split()) for name in names)
    return values >= _VALUES and len(names) >= _NAMES * values and words >= _WORDS * len(names)
