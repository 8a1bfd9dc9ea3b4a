"""Values that people put in many ways: their names are sentences, and are likened as such.

A skill that answers questions may have a type whose values are those questions, each with its
wordings for names. Nobody says such a value by name, so no list of names is ever whole.
"""

from collections.abc import Iterator
from typing import NamedTuple

from alexa_desk.model import InteractionModel, SlotType, SlotValue

#: A type of meanings has so many values, and on average so many names each of so many words.
_VALUES, _NAMES, _WORDS = 10, 4.0, 4.0


class Meaning(NamedTuple):
    """A value of a type of meanings."""

    type: str
    value: SlotValue

    @property
    def label(self) -> str:
        """What tells it from all intents and other meanings."""
        return f"{self.value.name} ({self.type})"


def meanings(model: InteractionModel) -> Iterator[Meaning]:
    """The values of the model's types of meanings that an intent takes."""
    taken = {slot.type for intent in model.intents.values() for slot in intent.slots}
    for slot_type in model.types.values():
        if slot_type.name in taken and is_of_meanings(slot_type):
            yield from (Meaning(slot_type.name, value) for value in slot_type.values)


def is_of_meanings(slot_type: SlotType) -> bool:
    """Whether a type's values are put in many words and many ways."""
    names = [name for value in slot_type.values for name in value.names]
    values, words = len(slot_type.values), sum(len(name.split()) for name in names)
    return values >= _VALUES and len(names) >= _NAMES * values and words >= _WORDS * len(names)
