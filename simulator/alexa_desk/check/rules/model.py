"""A model file as the rules see it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from alexa_desk.check.rules.fault import Fault

#: The type of a slot whose type is shared between skills, in the developer's account.
SHARED = "AMAZON.Shared"

_SLOT = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True)
class Slot:
    """A slot an intent declares."""

    name: str
    type: str
    samples: tuple[str, ...]
    many: bool


@dataclass(frozen=True)
class Intent:
    """An intent with its slots and samples."""

    name: str
    slots: tuple[Slot, ...]
    samples: tuple[str, ...]

    @property
    def built_in(self) -> bool:
        """Tell whether the intent is one of Alexa's own."""
        return self.name.startswith("AMAZON.")


@dataclass(frozen=True)
class Value:
    """A value of a slot type. `bare_id` says that its id is written as a number."""

    id: str | None
    name: str
    synonyms: tuple[str, ...]
    bare_id: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """All that people may say for the value."""
        return (self.name, *self.synonyms)


@dataclass(frozen=True)
class SlotType:
    """A slot type of the model, with values of its own or from a catalog."""

    name: str
    values: tuple[Value, ...]
    from_catalog: bool


@dataclass(frozen=True)
class Model:
    """One locale's model, as the file has it."""

    file: str
    locale: str
    size: int
    invocation_name: str
    sensitivity: str | None
    intents: tuple[Intent, ...]
    types: tuple[SlotType, ...]
    dialog: dict[str, Any]
    prompts: tuple[dict[str, Any], ...]

    @property
    def language(self) -> str:
        """The language of the model's locale."""
        return self.locale.partition("-")[0]

    @property
    def custom_intents(self) -> tuple[Intent, ...]:
        """The intents that are not Alexa's own."""
        return tuple(intent for intent in self.intents if not intent.built_in)

    def fault(self, where: str, problem: str, rule: str, remedy: str) -> Fault:
        """Make a fault of this file."""
        return Fault(self.file, where, problem, rule, remedy)

    def samples(self) -> Iterator[tuple[Intent, str]]:
        """Yield every sample of the skill's own intents."""
        for intent in self.custom_intents:
            for sample in intent.samples:
                yield intent, sample

    def phrases(self) -> Iterator[tuple[str, str]]:
        """Yield every sample and every slot's answer sample with the words for its place."""
        for intent in self.intents:
            for sample in intent.samples:
                yield place(intent, sample), sample
            for slot in intent.slots:
                for answer in slot.samples:
                    yield f'intent {intent.name}, slot {slot.name}, answer "{answer}"', answer


def place(intent: Intent, sample: str | None = None) -> str:
    """Say where in the file an intent or a sample is."""
    return f"intent {intent.name}" + (f', sample "{sample}"' if sample is not None else "")


def slots_in(sample: str) -> list[str]:
    """Return the names of the slots in a sample, in order."""
    return _SLOT.findall(sample)


def without_slots(sample: str) -> str:
    """Return a sample with a space for each slot."""
    return _SLOT.sub(" ", sample)


def model_from(file: str, locale: str, content: dict[str, Any], size: int) -> Model:
    """Read a model whose shape has been found sound."""
    outer = content["interactionModel"]
    inner = outer["languageModel"]
    configuration = inner.get("modelConfiguration") or {}
    return Model(
        file=file,
        locale=locale,
        size=size,
        invocation_name=inner["invocationName"],
        sensitivity=(configuration.get("fallbackIntentSensitivity") or {}).get("level"),
        intents=tuple(_intent(intent) for intent in inner["intents"]),
        types=tuple(_type(slot_type) for slot_type in inner.get("types") or []),
        dialog=outer.get("dialog") or {},
        prompts=tuple(outer.get("prompts") or []),
    )


def _intent(content: dict[str, Any]) -> Intent:
    slots = tuple(
        Slot(
            slot["name"],
            slot.get("type") or SHARED,
            tuple(slot.get("samples") or []),
            bool((slot.get("multipleValues") or {}).get("enabled")),
        )
        for slot in content.get("slots") or []
    )
    return Intent(content["name"], slots, tuple(content.get("samples") or []))


def _type(content: dict[str, Any]) -> SlotType:
    values = tuple(map(_value, content.get("values") or []))
    return SlotType(content.get("name") or SHARED, values, bool(content.get("valueSupplier")))


def _value(content: dict[str, Any]) -> Value:
    name, given = content["name"], content.get("id")
    # Code gets the id as text.
    known = None if given is None else str(given)
    bare = isinstance(given, int)
    return Value(known, name["value"], tuple(name.get("synonyms") or []), bare)
