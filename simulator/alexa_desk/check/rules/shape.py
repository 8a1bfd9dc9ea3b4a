"""The shape of a model file: which keys there are and what they hold (I-01, I-02, I-50)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from alexa_desk.check.rules.fault import Fault
from alexa_desk.documents import read_yaml


@dataclass(frozen=True)
class Keys:
    """An object: the keys it must have, those it may have, and of which it must have one."""

    must: dict[str, Any] = field(default_factory=dict)
    may: dict[str, Any] = field(default_factory=dict)
    one_of: tuple[str, ...] = ()


@dataclass(frozen=True)
class Many:
    """A list of things of one shape."""

    of: Any


@dataclass(frozen=True)
class OneOf:
    """A text from a closed list."""

    values: frozenset[str]
    rule: str


_LEAVES = {**{"text": str, "true or false": bool, "object": dict, "text or number": (str, int)}}


def _shape(entry: Any) -> Any:
    """What an entry of `shape.yaml` demands."""
    if isinstance(entry, list):
        return Many(_shape(entry[0]))
    if isinstance(entry, str):
        rule, *values = entry.split()
        return _LEAVES.get(entry) or OneOf(frozenset(values), rule)
    shapes = {key.rstrip("!+"): _shape(value) for key, value in entry.items()}
    must = {key[:-1] for key in entry if key.endswith("!")}
    return Keys(
        {key: shape for key, shape in shapes.items() if key in must},
        {key: shape for key, shape in shapes.items() if key not in must},
        tuple(key[:-1] for key in entry if key.endswith("+")),
    )


FILE = _shape(read_yaml(Path(__file__).with_suffix(".yaml"))["file"])

_NAMES = {str: "text", bool: "true or false", dict: "an object"}


def shape_faults(file: str, content: Any) -> list[Fault]:
    """Return what is wrong with the shape of a model file.

    A fault of rule I-50 means that the other rules cannot be tried.
    """
    return list(_check(file, content, FILE, ""))


def _check(file: str, content: Any, shape: Any, where: str) -> Iterator[Fault]:
    if isinstance(shape, Keys):
        yield from _check_object(file, content, shape, where)
    elif isinstance(shape, Many):
        yield from _check_list(file, content, shape, where)
    elif isinstance(shape, OneOf):
        yield from _check_choice(file, content, shape, where)
    elif not isinstance(content, shape):
        yield _wrong(file, where, content, _NAMES.get(shape, "text"))


def _check_object(file: str, content: Any, shape: Keys, where: str) -> Iterator[Fault]:
    if not isinstance(content, dict):
        yield _wrong(file, where, content, "an object")
        return
    for key in shape.must.keys() - content.keys():
        yield Fault(file, where, f'the key "{key}" is missing', "I-50", "add it")
    if shape.one_of and not any(content.get(key) is not None for key in shape.one_of):
        problem = f'the key "{shape.one_of[0]}" is missing'
        yield Fault(file, where, problem, "I-50", "add it")
    known = shape.must | shape.may
    for key, value in content.items():
        if value is None and key in shape.may:
            continue
        if key in known:
            yield from _check(file, value, known[key], f"{where}.{key}".lstrip("."))
        else:
            remedy = f"use {', '.join(sorted(known))}"
            yield Fault(file, where, f'Alexa knows no key "{key}" here', "I-59", remedy)


def _check_list(file: str, content: Any, shape: Many, where: str) -> Iterator[Fault]:
    if not isinstance(content, list):
        yield _wrong(file, where, content, "a list")
        return
    for number, item in enumerate(content):
        named = item.get("name", item.get("id")) if isinstance(item, dict) else None
        label = named if isinstance(named, str) else number
        yield from _check(file, item, shape.of, f"{where}[{label}]")


def _check_choice(file: str, content: Any, shape: OneOf, where: str) -> Iterator[Fault]:
    if not isinstance(content, str) or content not in shape.values:
        remedy = f"use {', '.join(sorted(shape.values))}"
        yield Fault(file, where, f"Alexa knows no value {content!r} here", shape.rule, remedy)


def _wrong(file: str, where: str, content: Any, wanted: str) -> Fault:
    return Fault(file, where, f"{_shortly(content)} is not {wanted}", "I-50", f"write {wanted}")


def _shortly(content: Any) -> str:
    text = repr(content)
    return text if len(text) <= 40 else text[:37] + "..."
