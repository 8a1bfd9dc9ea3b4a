"""Read the built knowledge file, `muscles.json`, into frozen classes.

Needs nothing but the standard library: a request pays for no YAML and no schema.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from skill.knowledge.errors import KnowledgeError
from skill.knowledge.model import (
    Ache,
    AskedFact,
    Benefit,
    BodyPart,
    Circumstance,
    Condition,
    Count,
    Effect,
    Exercise,
    Fact,
    Group,
    Job,
    Knowledge,
    Muscle,
    Phase,
    Size,
    Source,
    Symptom,
    Target,
    Tip,
    Tone,
)

BUILT_FILE = Path(__file__).with_name("muscles.json")

Entry = TypeVar("Entry")
Raw = dict[str, Any]


def load(path: Path | None = None) -> Knowledge:
    """Return the knowledge of the built file (default: the one next to this module).

    Raises KnowledgeError when the file is missing, is not JSON or is not a knowledge file.
    """
    path = path or BUILT_FILE
    raw = _read(path)
    try:
        return from_data(raw)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise KnowledgeError(
            f"{path} is not a knowledge file of this version ({error}); "
            "run `walking-muscles knowledge build`."
        ) from error


def from_data(raw: Raw) -> Knowledge:
    """Turn the plain data of a knowledge file (JSON or YAML, already parsed) into Knowledge."""
    return Knowledge(
        version=raw["version"],
        sources=_each(raw["sources"], _plain(Source)),
        groups=_each(raw["groups"], _plain(Group)),
        muscles=_each(raw["muscles"], _muscle),
        phases=_each(raw["phases"], _phase),
        jobs=_each(raw["jobs"], _plain(Job)),
        conditions=_each(raw["conditions"], _condition),
        effects={key: Effect(id=key, **_finding(value)) for key, value in raw["effects"].items()},
        facts={key: Fact(id=key, **_finding(value)) for key, value in raw["facts"].items()},
        tone=_each(raw["tone"], _plain(Tone)),
        exercises=_each(raw["exercises"], _plain(Exercise)),
        benefits=_each(raw["benefits"], _plain(Benefit)),
        circumstances=_each(raw["circumstances"], _plain(Circumstance)),
        symptoms=_each(raw["symptoms"], _plain(Symptom)),
        aches=_each(raw["aches"], _plain(Ache)),
        body_parts=_each(raw["body_parts"], _plain(BodyPart)),
        tips=_each(raw["tips"], _plain(Tip)),
        goals=tuple(raw["goals"]),
        activities=tuple(raw["activities"]),
        asked_facts=_each(raw["asked_facts"], _plain(AskedFact)),
        counts=_each(raw["counts"], _plain(Count)),
        targets=_each(raw["targets"], _plain(Target)),
    )


def _read(path: Path) -> Raw:
    try:
        raw = json.loads(path.read_bytes())
    except FileNotFoundError:
        raise KnowledgeError(
            f"The built knowledge {path} is missing; "
            "run `make install` or `walking-muscles knowledge build`."
        ) from None
    except (OSError, ValueError) as error:
        raise KnowledgeError(
            f"The built knowledge {path} cannot be read ({error}); "
            "run `walking-muscles knowledge build`."
        ) from error
    if not isinstance(raw, dict):
        raise KnowledgeError(f"{path} holds no sections; run `walking-muscles knowledge build`.")
    return raw


def _each(section: Mapping[str, Raw], make: Callable[[Raw], Entry]) -> dict[str, Entry]:
    return {key: make(value) for key, value in section.items()}


def _plain(entry: Callable[..., Entry]) -> Callable[[Raw], Entry]:
    return lambda value: entry(**_frozen(value))


def _frozen(value: Raw) -> Raw:
    """The same mapping with tuples for lists."""
    return {key: tuple(item) if type(item) is list else item for key, item in value.items()}


def _muscle(value: Raw) -> Muscle:
    fields = _frozen(value)
    fields["active"] = tuple((start, end) for start, end in value["active"])
    return Muscle(**fields)


def _condition(value: Raw) -> Condition:
    fields = _frozen(value)
    fields["joins"] = tuple(tuple(pair) for pair in value.get("joins", ()))
    return Condition(**fields)


def _phase(value: Raw) -> Phase:
    fields = _frozen(value)
    return Phase(start=fields.pop("from"), end=fields.pop("to"), **fields)


def _finding(value: Raw) -> Raw:
    fields = _frozen(value)
    if "size" in fields:
        fields["size"] = Size(**fields["size"])
    return fields
