"""Values of slot types (I-06, I-54 to I-56) and the limits of size (I-40)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from alexa_desk.check.rules.fault import Fault
from alexa_desk.check.rules.model import Model, SlotType, Value

LONGEST_VALUE = 140
MOST_WORDS = 50_000
LARGEST_FILE = 1_500_000

_ID = re.compile(r"[A-Z][A-Z0-9_]*")


def lengths(model: Model) -> Iterator[Fault]:
    """Alexa refuses long values."""
    for where, _, value in _values(model):
        for word in value.words:
            if len(word) > LONGEST_VALUE:
                problem = f'"{word[:30]}..." has {len(word)} characters'
                yield model.fault(where, problem, "I-06", f"keep to {LONGEST_VALUE}")


def not_empty(model: Model) -> Iterator[Fault]:
    """A value nobody can say is a mistake."""
    for where, _, value in _values(model):
        if any(not word.strip() for word in value.words):
            yield model.fault(where, "a value or synonym is empty", "I-54", "fill it or drop it")


def ids(model: Model) -> Iterator[Fault]:
    """Each value has an id that code can switch on."""
    for where, slot_type, value in _values(model):
        if slot_type.name.startswith("AMAZON."):
            continue
        if value.id is None or not _ID.fullmatch(value.id):
            problem = f"the id is {value.id!r}"
            remedy = "give it one of capitals, digits and underscores"
            yield model.fault(where, problem, "I-55", remedy)


def ids_are_texts(model: Model) -> Iterator[Fault]:
    """An id is written in quotation marks; code gets a text in any case."""
    for where, _, value in _values(model):
        if value.bare_id:
            yield model.fault(where, "the id is a number", "I-75", f'write "{value.id}"')


def own_ids(model: Model) -> Iterator[Fault]:
    """No two values of a type share an id."""
    seen: set[tuple[str, str]] = set()
    for where, slot_type, value in _values(model):
        if not value.id:
            continue
        if (slot_type.name, value.id) in seen:
            yield model.fault(where, "another value has the same id", "I-67", "join the two")
        seen.add((slot_type.name, value.id))


def one_owner(model: Model) -> Iterator[Fault]:
    """A word stands for one value of its type; else Alexa returns both."""
    for slot_type in model.types:
        owners: dict[str, Value] = {}
        for value in slot_type.values:
            where = f"type {slot_type.name}, value {value.id or value.name}"
            for word in {" ".join(word.casefold().split()) for word in value.words}:
                owner = owners.setdefault(word, value)
                if owner is not value:
                    other = owner.id or owner.name
                    twice = other == (value.id or value.name)
                    problem = "it is there twice" if twice else f'"{word}" also stands for {other}'
                    yield model.fault(where, problem, "I-56", "leave it with one of them")


def sizes(model: Model) -> Iterator[Fault]:
    """The file and its values stay within Alexa's limits."""
    if model.size > LARGEST_FILE:
        problem = f"the file has {model.size} bytes"
        yield model.fault("", problem, "I-40", f"keep to {LARGEST_FILE}: fewer samples")
    words = sum(len(value.words) for _, _, value in _values(model))
    if words > MOST_WORDS:
        problem = f"there are {words} values and synonyms"
        yield model.fault("", problem, "I-40", f"keep to {MOST_WORDS}")


def _values(model: Model) -> Iterator[tuple[str, SlotType, Value]]:
    for slot_type in model.types:
        for value in slot_type.values:
            label = value.id or value.name
            yield f"type {slot_type.name}, value {label}", slot_type, value
