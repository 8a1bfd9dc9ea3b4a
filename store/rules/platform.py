"""Is the manifest one, by the platform's own model of it (M-01)?"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from enum import Enum
from typing import Any

from ask_smapi_model.v1.skill.manifest.interface_type import InterfaceType
from ask_smapi_model.v1.skill.manifest.skill_manifest_envelope import SkillManifestEnvelope

from store.manifest import manifest
from store.rules.fault import Fault
from store.submission import Submission

_PLAIN = {"str": str, "bool": bool, "int": int, "float": float, "object": object}
_LIST, _DICT = re.compile(r"list\[(.+)\]"), re.compile(r"dict\(str, (.+)\)")


def known_to_the_platform(submission: Submission) -> Iterator[Fault]:
    """Every key, type and word of the manifest is one that the platform's model has."""
    for where, problem in departures(manifest(submission)):
        yield Fault("skill.json", 1, f"{where}: {problem}", "M-01", "mend store/manifest.py")


def departures(whole: Any) -> Iterator[tuple[str, str]]:
    """Yield the place and the problem of all in a manifest that the platform's model has not."""
    yield from _of_class(whole, SkillManifestEnvelope, "")


def _departures(value: Any, model: str, where: str) -> Iterator[tuple[str, str]]:
    """Look at a value. model: its type's name there, "list[...]", "dict(str, ...)" or a class."""
    if several := _LIST.fullmatch(model):
        yield from _each(enumerate(value), list, value, several[1], where)
    elif several := _DICT.fullmatch(model):
        entries = value.items() if isinstance(value, dict) else ()
        yield from _each(entries, dict, value, several[1], where)
    elif model in _PLAIN:
        if not isinstance(value, _PLAIN[model]):
            yield where, f"{value!r} is no {model}"
    else:
        yield from _of_class(value, _class(model), where)


def _each(
    entries: Any, kind: type, value: Any, model: str, where: str
) -> Iterator[tuple[str, str]]:
    if not isinstance(value, kind):
        yield where, f"{value!r} is no {kind.__name__}"
        return
    for key, item in entries:
        yield from _departures(item, model, f"{where}.{key}".lstrip("."))


def _of_class(value: Any, model: Any, where: str) -> Iterator[tuple[str, str]]:
    if issubclass(model, Enum):
        if value not in {member.value for member in model}:
            yield where, f"{value!r} is not a word for this"
        return
    if not isinstance(value, dict):
        yield where, f"{value!r} has keys there"
        return
    kinds = getattr(model, "discriminator_value_class_map", None)
    if kinds:
        kind = value.get(model.json_discriminator_key)
        if kind not in kinds:
            yield from _of_class(kind, InterfaceType, where)  # those without settings have no class
            return
        model = _class(kinds[kind])
    names = {name: attribute for attribute, name in model.attribute_map.items()}
    for key, item in value.items():
        place = f"{where}.{key}".lstrip(".")
        if key not in names:
            yield place, "there is no such key"
        else:
            yield from _departures(item, model.deserialized_types[names[key]], place)


def _class(name: str) -> Any:
    module, _, attribute = name.rpartition(".")
    return getattr(importlib.import_module(module), attribute)
