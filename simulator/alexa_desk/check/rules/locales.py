"""Locales: which there are, and that all say the same (I-11, I-42, I-43, I-57)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from alexa_desk.check.rules.fault import Fault
from alexa_desk.check.rules.model import Model
from alexa_desk.check.rules.slots import SEVERAL_VALUES
from alexa_desk.check.rules.words import words_of

KNOWN = words_of(
    "ar-SA de-DE en-AU en-CA en-GB en-IN en-US es-ES es-MX es-US fr-CA fr-FR hi-IN it-IT ja-JP "
    "nl-NL pt-BR"
)


def known_locale(model: Model) -> Iterator[Fault]:
    """The file's name is a locale that Alexa builds."""
    if model.locale not in KNOWN:
        problem = f"Alexa builds no locale {model.locale}"
        yield model.fault("", problem, "I-43", "name the file like en-US.json")


def sensitivity(model: Model) -> Iterator[Fault]:
    """Only English and German models may say how eager the fallback intent is."""
    if model.sensitivity is not None and model.language != "en" and model.locale != "de-DE":
        problem = f"{model.locale} takes no fallbackIntentSensitivity"
        yield model.fault("modelConfiguration", problem, "I-42", "leave it out")


#: A slot's name, its type, and whether it takes several values.
_Slot = tuple[str, str, bool]


def alike(models: Sequence[Model]) -> Iterator[Fault]:
    """All locales have the intents, slots and value ids of the first one."""
    for model in models[1:]:
        yield from _same_intents(models[0], model)
        yield from _same_ids(models[0], model)


def _same_intents(first: Model, model: Model) -> Iterator[Fault]:
    wanted, found = _intents(first), _intents(model)
    for name in sorted(wanted.keys() | found.keys()):
        remedy = "change all locales together"
        if name not in found:
            problem = f"{first.locale} has it, this locale does not"
        elif name not in wanted:
            problem = f"this locale has it, {first.locale} does not"
        elif wanted[name] != found[name] and not _split(model, wanted[name], found[name]):
            slots = ", ".join(sorted({slot[0] for slot in wanted[name] ^ found[name]}))
            problem = f"its slots differ from those in {first.locale}: {slots}"
        else:
            continue
        yield model.fault(f"intent {name}", problem, "I-11", remedy)


def _split(model: Model, wanted: set[_Slot], found: set[_Slot]) -> bool:
    """Tell whether slots of several values are several slots here, for the locale has none such."""
    alone = model.locale not in SEVERAL_VALUES and any(many for _, _, many in wanted)
    return alone and {kind for _, kind, _ in wanted} == {kind for _, kind, _ in found}


def _intents(model: Model) -> dict[str, set[_Slot]]:
    return {
        intent.name: {(slot.name, slot.type, slot.many) for slot in intent.slots}
        for intent in model.intents
    }


def _same_ids(first: Model, model: Model) -> Iterator[Fault]:
    wanted, found = _ids(first), _ids(model)
    for name in sorted(wanted.keys() | found.keys()):
        differing = wanted.get(name, set()) ^ found.get(name, set())
        if differing:
            problem = f"its ids differ from those in {first.locale}: {', '.join(sorted(differing))}"
            remedy = "give every locale words for them"
            yield model.fault(f"type {name}", problem, "I-57", remedy)


def _ids(model: Model) -> dict[str, set[str]]:
    return {
        slot_type.name: {value.id for value in slot_type.values if value.id}
        for slot_type in model.types
    }
