"""Checks model files against Alexa's rules, however they were made."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from alexa_desk.check.rules import (
    characters,
    collisions,
    dialog,
    intents,
    invocation,
    locales,
    samples,
    slots,
    values,
)
from alexa_desk.check.rules.catalogue import Level
from alexa_desk.check.rules.fault import Fault
from alexa_desk.check.rules.model import Model, model_from
from alexa_desk.check.rules.shape import shape_faults
from alexa_desk.model import ModelError
from alexa_desk.model_files import model_files

Rule = Callable[[Model], Iterable[Fault]]

RULES: tuple[Rule, ...] = (
    locales.known_locale,
    locales.sensitivity,
    invocation.invocation_name,
    intents.names,
    intents.needed,
    intents.advised,
    intents.built_ins,
    intents.own_intent,
    intents.not_too_many,
    samples.bare_slots,
    samples.built_in_samples,
    samples.built_in_slots,
    samples.said_to_leave,
    samples.slots_fit_samples,
    samples.enough_samples,
    samples.slots_twice,
    samples.slots_alone,
    characters.characters,
    characters.spelling,
    characters.japanese,
    characters.composed,
    characters.no_launching,
    collisions.collisions,
    slots.same_type,
    slots.types_exist,
    slots.built_in_types,
    slots.search_queries,
    slots.several_values,
    slots.type_names,
    values.lengths,
    values.not_empty,
    values.ids,
    values.ids_are_texts,
    values.own_ids,
    values.one_owner,
    values.sizes,
    dialog.dialog,
    dialog.prompts_have_words,
    dialog.prompts_speak_of_slots,
)


def check(folder: Path, strict: bool = False) -> list[Fault]:
    """Return the faults of the model files of a folder, or of the skill package in it.

    Errors come first, then warnings; with `strict` advice as well. None when all is well.
    """
    faults = [fault for fault in _faults(folder) if strict or fault.level is not Level.ADVICE]
    order = list(Level)
    return sorted(faults, key=lambda fault: order.index(fault.level))


def _faults(folder: Path) -> list[Fault]:
    remedy = "build the model or name another folder"
    try:
        files, skipped = model_files(folder)
    except ModelError as error:
        return [Fault(str(folder), "", str(error), "I-50", remedy)]
    if not files:
        return [Fault(str(folder), "", "there are no model files", "I-50", remedy)]
    faults = [Fault(str(folder), "", told, "I-69", "it is not checked") for told in skipped]
    models = []
    for locale, file in files.items():
        model, found = _read(file, locale)
        faults += found
        if model is not None:
            faults += check_model(model)
            models.append(model)
    # American English is the one the others are compared with.
    models.sort(key=lambda model: (model.locale != "en-US", model.locale))
    return faults + list(locales.alike(models))


def check_model(model: Model) -> list[Fault]:
    """Return every fault of one model, apart from what other locales say."""
    return [fault for rule in RULES for fault in rule(model)]


def told(faults: Iterable[Fault]) -> Iterator[str]:
    """Yield a line per fault; files that share a fault share the line."""
    files: dict[tuple[Level, str], list[str]] = {}
    for fault in faults:
        files.setdefault((fault.level, fault.told()), []).append(fault.file)
    for (level, text), names in files.items():
        yield f"{level}: {', '.join(dict.fromkeys(names))}: {text}"


def _read(path: Path, locale: str) -> tuple[Model | None, list[Fault]]:
    try:
        text = path.read_bytes()
        content: Any = json.loads(text.decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        return None, [Fault(path.name, "", f"it is not JSON ({error})", "I-50", "mend the file")]
    faults = shape_faults(path.name, content)
    if any(fault.rule == "I-50" for fault in faults):
        return None, faults
    return model_from(path.name, locale, content, len(text)), faults
