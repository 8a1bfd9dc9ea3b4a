"""Slots and their types (I-04, I-05, 2.5)."""

from __future__ import annotations

from collections.abc import Iterator

from interaction_model.rules.fault import Fault
from interaction_model.rules.model import Intent, Model, Slot, place, slots_in, without_slots
from interaction_model.rules.words import words_of

SEARCH_QUERY = "AMAZON.SearchQuery"

BUILT_IN_TYPES = frozenset(
    f"AMAZON.{name}"
    for name in words_of(
        "AlphaNumeric Actor Airline Airport Animal Artist Author City Color Country DATE DURATION "
        "Drink FOUR_DIGIT_NUMBER FirstName Food Language MusicGroup MusicRecording NUMBER Ordinal "
        "Person PhoneNumber Region Room Sport SearchQuery StreetName TIME TVSeries Movie "
        "PostalAddress WeatherCondition US_CITY US_FIRST_NAME US_STATE DE_CITY DE_FIRST_NAME "
        "DE_REGION EUROPE_CITY GB_CITY GB_FIRST_NAME GB_REGION"
    )
)

# Locales where a built-in type does not exist.
MISSING = {"AMAZON.AlphaNumeric": ("ar-SA", "nl-NL")}


def same_type(model: Model) -> Iterator[Fault]:
    """A slot name means one type all over the model."""
    first: dict[str, tuple[str, str]] = {}
    for intent, slot, where in _slots(model):
        type_name, owner = first.setdefault(slot.name, (slot.type, intent.name))
        if slot.type != type_name:
            problem = f"it is of type {slot.type} here and of {type_name} in {owner}"
            yield model.fault(where, problem, "I-04", "give one of them another name")


def types_exist(model: Model) -> Iterator[Fault]:
    """Types used are defined, once, and have values."""
    defined = {slot_type.name for slot_type in model.types}
    for _, slot, where in _slots(model):
        if not slot.type.startswith("AMAZON.") and slot.type not in defined:
            problem = f"there is no type {slot.type}"
            yield model.fault(where, problem, "I-05", "define it or mend the name")
    seen = set()
    for slot_type in model.types:
        where = f"type {slot_type.name}"
        if not slot_type.values and not slot_type.from_catalog:
            yield model.fault(where, "it has no values", "I-05", "give it at least one")
        if slot_type.name in seen:
            yield model.fault(where, "it is defined twice", "I-05", "join the two")
        seen.add(slot_type.name)


def built_in_types(model: Model) -> Iterator[Fault]:
    """Built-in types are spelled right and exist in the locale."""
    used = [(where, slot.type) for _, slot, where in _slots(model)]
    used += [(f"type {slot_type.name}", slot_type.name) for slot_type in model.types]
    for where, name in used:
        if name.startswith("AMAZON.") and name not in BUILT_IN_TYPES:
            problem = f"Alexa has no type {name}"
            yield model.fault(where, problem, "2.5", "mind capitals, as in AMAZON.NUMBER")
        elif model.locale in MISSING.get(name, ()):
            problem = f"{name} does not exist in {model.locale}"
            yield model.fault(where, problem, "2.5", "use a type of your own")


def search_queries(model: Model) -> Iterator[Fault]:
    """A search query stands alone in its sample and has words around it."""
    for intent in model.custom_intents:
        queries = {slot.name for slot in intent.slots if slot.type == SEARCH_QUERY}
        for sample in intent.samples if queries else ():
            inside = slots_in(sample)
            if not queries.intersection(inside):
                continue
            where = place(intent, sample)
            if len(inside) > 1:
                problem = "a search query has another slot beside it"
                yield model.fault(where, problem, "2.5", "keep the query as the only slot")
            if not without_slots(sample).strip():
                problem = "a search query has no words around it"
                yield model.fault(where, problem, "2.5", "add words that lead to it")


def _slots(model: Model) -> Iterator[tuple[Intent, Slot, str]]:
    for intent in model.intents:
        for slot in intent.slots:
            yield intent, slot, f"{place(intent)}, slot {slot.name}"
