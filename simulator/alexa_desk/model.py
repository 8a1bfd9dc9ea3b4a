"""An interaction model as the simulator reads it: intents, samples, slots, types, dialog, prompts.

The file is the one Alexa imports (`<locale>.json`). Nothing is changed on the way in, so whatever
is understood here was understood from the model alone.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

FALLBACK = "AMAZON.FallbackIntent"

_SLOT = re.compile(r"\{([^{}]*)\}")


class ModelError(Exception):
    """A model cannot be used; the message says where, what is wrong and what to do."""


class SlotValue(NamedTuple):
    """One value of a slot type: its id, its name and the other words people say for it."""

    id: str | None
    name: str
    synonyms: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All that is said for it."""
        return (self.name, *self.synonyms)


class SlotType(NamedTuple):
    """A slot type of the model and its values; none where a catalog holds them."""

    name: str
    values: tuple[SlotValue, ...]


class Slot(NamedTuple):
    """A slot of an intent; `many` when it takes several values at once.

    `samples` are what people say when the dialog asks for it.
    """

    name: str
    type: str
    many: bool = False
    samples: tuple[str, ...] = ()


class Intent(NamedTuple):
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


class Validation(NamedTuple):
    """A demand on a slot's value, and the prompt that is spoken where it fails."""

    type: str
    prompt: str | None
    values: tuple[str, ...] = ()


class DialogSlot(NamedTuple):
    """What the dialog does about one slot; prompts are ids."""

    name: str
    elicitation: str | None = None
    confirmation: str | None = None
    elicited: bool = False
    confirmed: bool = False
    validations: tuple[Validation, ...] = ()


class DialogIntent(NamedTuple):
    """What the dialog does about one intent; `delegated` when Alexa leads it by herself."""

    name: str
    slots: tuple[DialogSlot, ...] = ()
    confirmation: str | None = None
    confirmed: bool = False
    delegated: bool = False

    def slot(self, name: str) -> DialogSlot:
        """The dialog of the slot called `name`; one that asks nothing where there is none."""
        return next((slot for slot in self.slots if slot.name == name), DialogSlot(name))


@dataclass(frozen=True, slots=True, eq=False)
class InteractionModel:
    """One locale's model. `prompts` holds the variations of each prompt by its id.

    Two models are the same only where they are one: what was built for one is found again by it.
    """

    locale: str
    invocation_name: str
    intents: Mapping[str, Intent]
    types: Mapping[str, SlotType]
    dialogs: Mapping[str, DialogIntent] = field(default_factory=dict)
    prompts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def language(self) -> str:
        """The language of the locale: "en" for "en-GB"."""
        return self.locale.partition("-")[0].lower()

    def declares(self, intent: str) -> bool:
        """Whether the model has an intent of this name."""
        return intent in self.intents


def slots_in(sample: str) -> list[str]:
    """The names of the slots in a sample or prompt, in order."""
    return _SLOT.findall(sample)


def parse_model(document: Any, locale: str) -> InteractionModel:
    """The model of an already parsed document. Raises ModelError where it is none."""
    outer = _object(_object(document, "the file").get("interactionModel"), "interactionModel")
    inner = _object(outer.get("languageModel"), "languageModel")
    dialog = _object(outer.get("dialog") or {}, "dialog")
    types = [_slot_type(*entry) for entry in _entries(inner, "types", "languageModel")]
    intents = [_intent(*entry) for entry in _entries(inner, "intents", "languageModel")]
    # Older than auto delegation are models that say nothing: there the skill leads.
    strategy = dialog.get("delegationStrategy") or "SKILL_RESPONSE"
    dialogs = [_dialog(*entry, strategy) for entry in _entries(dialog, "intents", "dialog")]
    return InteractionModel(
        locale=locale,
        invocation_name=_text(inner, "invocationName", "languageModel"),
        intents={intent.name: intent for intent in intents},
        types={slot_type.name: slot_type for slot_type in types},
        dialogs={dialog.name: dialog for dialog in dialogs},
        prompts=dict(_prompt(*entry) for entry in _entries(outer, "prompts", "interactionModel")),
    )


def _intent(entry: Mapping[str, Any], where: str) -> Intent:
    name = _text(entry, "name", where)
    here = f"intent {name}"
    slots = tuple(_slot(*each) for each in _entries(entry, "slots", here))
    intent = Intent(name, slots, _texts(entry, "samples", here))
    samples = (*intent.samples, *(text for slot in slots for text in slot.samples))
    undeclared = {*slots_in("\n".join(samples))} - {slot.name for slot in slots}
    for used in undeclared:
        sample = next(sample for sample in samples if f"{{{used}}}" in sample)
        raise ModelError(
            f'{here}, sample "{sample}": the intent declares no slot {{{used}}}; '
            "declare it or mend its name"
        )
    return intent


def _slot(entry: Mapping[str, Any], where: str) -> Slot:
    name = _text(entry, "name", where)
    here = f"{where}, slot {name}"
    many = _object(entry.get("multipleValues") or {}, here).get("enabled", False)
    return Slot(name, _type_of(entry, here), bool(many), _texts(entry, "samples", here))


def _type_of(entry: Mapping[str, Any], where: str) -> str:
    """The slot's type; a shared one, kept in the developer's account, goes by its id."""
    reference = entry.get("slotTypeReference")
    if entry.get("type") is None and isinstance(reference, Mapping):
        return _text(reference, "id", where)
    return _text(entry, "type", where)


def _slot_type(entry: Mapping[str, Any], where: str) -> SlotType:
    # A shared type that is extended here has a reference in place of a name.
    name = _text(entry, "name", where) if "name" in entry else _type_of(entry, where)
    here = f"type {name}"
    return SlotType(name, tuple(_value(*each) for each in _entries(entry, "values", here)))


def _value(entry: Mapping[str, Any], where: str) -> SlotValue:
    name = _object(entry.get("name"), f"{where}, a value's name")
    value = _text(name, "value", f"{where}, a value's name")
    identifier = entry.get("id")
    synonyms = _texts(name, "synonyms", f"{where}, value {value}")
    return SlotValue(None if identifier in (None, "") else str(identifier), value, synonyms)


def value_of(entry: Mapping[str, Any]) -> SlotValue:
    """A value as models and dynamic entities write it. Raises ModelError where it is none."""
    return _value(_object(entry, "a value"), "a value")


def _dialog(entry: Mapping[str, Any], where: str, strategy: str) -> DialogIntent:
    name = _text(entry, "name", where)
    here = f"dialog, intent {name}"
    prompts = _object(entry.get("prompts") or {}, here)
    return DialogIntent(
        name,
        slots=tuple(_dialog_slot(*each) for each in _entries(entry, "slots", here)),
        confirmation=prompts.get("confirmation"),
        confirmed=bool(entry.get("confirmationRequired")),
        delegated=(entry.get("delegationStrategy") or strategy) == "ALWAYS",
    )


def _dialog_slot(entry: Mapping[str, Any], where: str) -> DialogSlot:
    name = _text(entry, "name", where)
    here = f"{where}, slot {name}"
    prompts = _object(entry.get("prompts") or {}, here)
    return DialogSlot(
        name,
        elicitation=prompts.get("elicitation"),
        confirmation=prompts.get("confirmation"),
        elicited=bool(entry.get("elicitationRequired")),
        confirmed=bool(entry.get("confirmationRequired")),
        validations=tuple(_validation(*each) for each in _entries(entry, "validations", here)),
    )


def _validation(entry: Mapping[str, Any], where: str) -> Validation:
    values = _texts(entry, "values", where)
    values += tuple(str(entry[key]) for key in ("value", "start", "end") if key in entry)
    return Validation(_text(entry, "type", where), entry.get("prompt"), values)


def _prompt(entry: Mapping[str, Any], where: str) -> tuple[str, tuple[str, ...]]:
    identifier = _text(entry, "id", where)
    variations = _entries(entry, "variations", f"prompt {identifier}")
    return identifier, tuple(_text(each, "value", place) for each, place in variations)


def _object(entry: Any, where: str) -> Mapping[str, Any]:
    if not isinstance(entry, Mapping):
        raise ModelError(f"{where} is missing or is no object; see the interaction model schema")
    return entry


def _entries(
    parent: Mapping[str, Any], key: str, where: str
) -> Iterator[tuple[Mapping[str, Any], str]]:
    entries = parent.get(key)
    if entries is None:
        return
    if not isinstance(entries, list):
        raise ModelError(f"{where}: {key} is no list")
    for entry in entries:
        yield _object(entry, f"{where}: an entry of {key}"), where


def _text(entry: Mapping[str, Any], key: str, where: str) -> str:
    text = entry.get(key)
    if not isinstance(text, str):
        raise ModelError(f"{where}: {key} is missing or is no text")
    return text


def _texts(entry: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    texts = entry.get(key)
    if texts is None:
        return ()
    if not isinstance(texts, list) or not {str}.issuperset(map(type, texts)):
        raise ModelError(f"{where}: {key} is no list of texts")
    return tuple(texts)
