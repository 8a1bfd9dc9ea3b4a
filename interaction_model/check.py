"""Checks model files against Alexa's rules, however they were made."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from interaction_model.rules import (
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
from interaction_model.rules.fault import Fault
from interaction_model.rules.model import Model, model_from
from interaction_model.rules.shape import shape_faults

Rule = Callable[[Model], Iterable[Fault]]

RULES: tuple[Rule, ...] = (
    locales.known_locale,
    locales.sensitivity,
    invocation.invocation_name,
    intents.names,
    intents.built_ins,
    intents.not_too_many,
    samples.bare_slots,
    samples.built_in_samples,
    samples.slots_fit_samples,
    samples.enough_samples,
    characters.characters,
    characters.japanese,
    characters.composed,
    characters.no_launching,
    collisions.collisions,
    slots.same_type,
    slots.types_exist,
    slots.built_in_types,
    slots.search_queries,
    values.lengths,
    values.not_empty,
    values.ids,
    values.one_owner,
    values.sizes,
    dialog.dialog,
)


def check(folder: Path) -> list[Fault]:
    """Return every fault of the ``<locale>.json`` files in a folder, none when all is well."""
    files = sorted(folder.glob("*.json"))
    if not files:
        remedy = "build the model or name another folder"
        return [Fault(str(folder), "", "there are no model files", "I-50", remedy)]
    faults: list[Fault] = []
    models = []
    for file in files:
        model, found = _read(file)
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
    files: dict[str, list[str]] = {}
    for fault in faults:
        files.setdefault(fault.told(), []).append(fault.file)
    for text, names in files.items():
        yield f"{', '.join(dict.fromkeys(names))}: {text}"


def _read(path: Path) -> tuple[Model | None, list[Fault]]:
    try:
        text = path.read_bytes()
        content: Any = json.loads(text.decode("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        return None, [Fault(path.name, "", f"it is not JSON ({error})", "I-50", "mend the file")]
    faults = shape_faults(path.name, content)
    if any(fault.rule == "I-50" for fault in faults):
        return None, faults
    return model_from(path.name, content, len(text)), faults
