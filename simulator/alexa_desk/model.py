"""A built interaction model, as the simulator reads it: intents, samples, slots, slot types.

The file is the one Alexa imports (`<locale>.json`). Nothing is changed on the way in, so whatever
is understood here was understood from the model alone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FALLBACK = "AMAZON.FallbackIntent"


class ModelError(Exception):
    """A model file cannot be used; the message says which file, what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class SlotValue:
    """One value of a slot type: its id, its name and the other words people say for it."""

    id: str | None
    name: str
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SlotType:
    """A slot type of the model and its values."""

    name: str
    values: tuple[SlotValue, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot of an intent; `many` when it takes several values at once."""

    name: str
    type: str
    many: bool = False


@dataclass(frozen=True, slots=True)
class Intent:
    """An intent with its slots and sample sentences."""

    name: str
    slots: tuple[Slot, ...] = ()
    samples: tuple[str, ...] = ()

    def slot(self, name: str) -> Slot:
        """The slot called `name`; KeyError when the intent has none."""
        for slot in self.slots:
            if slot.name == name:
                return slot
        raise KeyError(f"{self.name} has no slot {name!r}")


@dataclass(frozen=True, slots=True)
class InteractionModel:
    """One locale's model."""

    locale: str
    invocation_name: str
    intents: Mapping[str, Intent]
    types: Mapping[str, SlotType]

    @property
    def language(self) -> str:
        """The language of the locale: "en" for "en-GB"."""
        return self.locale.partition("-")[0].lower()

    def declares(self, intent: str) -> bool:
        """Whether the model has an intent of this name."""
        return intent in self.intents


def load_models(folder: Path) -> dict[str, InteractionModel]:
    """Read every `<locale>.json` of `folder`, by locale.

    Raises ModelError when the folder holds none, or one of them cannot be read.
    """
    models = {path.stem: load_model(path) for path in sorted(folder.glob("??-??.json"))}
    if not models:
        raise ModelError(f"{folder}: no interaction model (<locale>.json) here; build it first")
    return models


def load_model(path: Path) -> InteractionModel:
    """Read one built model; the locale is the file's name."""
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ModelError(f"{path}: cannot be read ({error.strerror})") from error
    except ValueError as error:
        raise ModelError(f"{path}: is not JSON ({error}); build the model again") from error
    try:
        return parse_model(document, path.stem)
    except (KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"{path}: is not an Alexa interaction model ({error!r})") from error


def parse_model(document: Mapping[str, Any], locale: str) -> InteractionModel:
    """The model of an already parsed document."""
    language_model = document["interactionModel"]["languageModel"]
    types = [_slot_type(entry) for entry in language_model.get("types", ())]
    intents = [_intent(entry) for entry in language_model["intents"]]
    return InteractionModel(
        locale=locale,
        invocation_name=language_model["invocationName"],
        intents={intent.name: intent for intent in intents},
        types={slot_type.name: slot_type for slot_type in types},
    )


def _intent(entry: Mapping[str, Any]) -> Intent:
    slots = tuple(_slot(slot) for slot in entry.get("slots") or ())
    return Intent(entry["name"], slots, _words(entry.get("samples")))


def _slot(entry: Mapping[str, Any]) -> Slot:
    many = (entry.get("multipleValues") or {}).get("enabled", False)
    return Slot(entry["name"], entry["type"], bool(many))


def _slot_type(entry: Mapping[str, Any]) -> SlotType:
    return SlotType(entry["name"], tuple(_value(value) for value in entry.get("values") or ()))


def _value(entry: Mapping[str, Any]) -> SlotValue:
    name = entry["name"]
    return SlotValue(entry.get("id"), name["value"], _words(name.get("synonyms")))


def _words(entry: Sequence[str] | None) -> tuple[str, ...]:
    return tuple(entry or ())
