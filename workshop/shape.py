"""Does what people edit have the shape that its JSON Schema describes?"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema

from workshop.documents import Document, Fault, Where
from workshop.nearest import advice

TYPES = {
    "array": "a list, as in [one, two]",
    "boolean": "true or false",
    "integer": "a whole number",
    "null": "null",
    "number": "a number",
    "object": "a mapping, as in {key: value}",
    "string": "a text",
}


@dataclass(frozen=True, slots=True)
class Error:
    """One departure from the schema, as jsonschema tells it."""

    rule: str
    """The word of the schema that is not kept, for instance "enum"."""
    wanted: Any
    """What that word asks for."""
    instance: Any
    """What stands in the file."""
    schema: dict[str, Any]
    """The part of the schema around that word."""
    message: str
    where: Where
    in_key: bool
    """Whether it is about a key rather than a value."""


@cache
def schema(path: Path) -> dict[str, Any]:
    """The JSON Schema in a file."""
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def shape_faults(document: Document, path: Path) -> Iterator[Fault]:
    """Yield every place where the document departs from the schema in a file."""
    validator = jsonschema.Draft202012Validator(schema(path))
    for found in validator.iter_errors(document.data):
        error = _error(found)
        # A key that is no text is reported where the file is read.
        if not (error.in_key and error.rule == "type"):
            yield from _explain(document, error)


def _error(found: jsonschema.ValidationError) -> Error:
    return Error(
        rule=str(found.validator),
        wanted=found.validator_value,
        instance=found.instance,
        schema=dict(found.schema) if isinstance(found.schema, Mapping) else {},
        message=found.message,
        where=tuple(found.absolute_path),
        in_key="propertyNames" in found.absolute_schema_path,
    )


def _explain(document: Document, error: Error) -> Iterator[Fault]:
    explain = EXPLAIN.get(error.rule, _other)
    for extra, message in explain(error):
        yield document.fault((*error.where, *extra), f"{_name(error.where)}{message}")


def _name(where: Where) -> str:
    """Name an entry as people do: `effects.up01.size: `; list positions do not help anyone."""
    keys = [part for part in where if isinstance(part, str)]
    return f"{'.'.join(keys)}: " if keys else ""


Explained = Iterator[tuple[Where, str]]


def _missing(error: Error) -> Explained:
    # jsonschema reports each missing field by itself and names it first in its message.
    name = error.message.split("'")[1]
    what = error.schema.get("properties", {}).get(name, {}).get("description")
    hint = f" ({_first_sentence(what)})" if what else ""
    yield (), f"'{name}' is missing; add it{hint}"


def _unknown_field(error: Error) -> Explained:
    known = error.schema.get("properties", {})
    for name in error.instance:
        if name not in known:
            hint = advice(str(name), known, f"the fields are {', '.join(known) or 'none'}")
            yield (name,), f"there is no field '{name}'; {hint}"


def _wrong_word(error: Error) -> Explained:
    words = [str(word) for word in error.wanted if word is not None]
    hint = advice(str(error.instance), words, f"use one of {', '.join(words)}")
    yield (), f"'{error.instance}' is not a word for this; {hint}"


def _wrong_type(error: Error) -> Explained:
    wanted = error.wanted
    names = [wanted] if isinstance(wanted, str) else wanted
    if "string" in names and not isinstance(error.instance, list | dict | None):
        yield (), f"YAML reads this as {error.instance}, which is no text; put it in quotes"
        return
    yield (), f"this must be {' or '.join(TYPES[name] for name in names)}"


def _wrong_pattern(error: Error) -> Explained:
    if str(error.wanted).startswith("^http"):
        yield (), f"'{error.instance}' is not a web address; start it with https://"
        return
    # A fault in an entry's id is found at the section: its line is that of the entry.
    place: Where = (error.instance,) if error.in_key else ()
    yield place, f"'{error.instance}' is not an id; use lower case letters, digits and underscores"


def _wrong_const(error: Error) -> Explained:
    yield (), f"this must be {error.wanted}"


def _not_unique(error: Error) -> Explained:
    twice = sorted({str(item) for item in error.instance if error.instance.count(item) > 1})
    yield (), f"{', '.join(twice)} stands here more than once; keep one"


def _none_of(error: Error) -> Explained:
    needed = [" and ".join(option.get("required", ())) for option in error.wanted]
    if all(needed):
        yield (), f"there is no number; give {', or '.join(needed)}"
    else:
        yield (), f"'{error.instance}' does not fit; {_first_sentence(error.schema['description'])}"


def _too_small(error: Error) -> Explained:
    yield (), f"{error.instance} is too small; give {error.wanted} or more"


def _too_big(error: Error) -> Explained:
    yield (), f"{error.instance} is too big; give {error.wanted} or less"


def _too_few(error: Error) -> Explained:
    yield (), "this is empty; give at least one entry"


def _too_many(error: Error) -> Explained:
    yield (), f"there are {len(error.instance)} entries here; give {error.wanted}"


def _other(error: Error) -> Explained:
    yield (), f"{error.message}; mend it"


def _first_sentence(text: str) -> str:
    return text.split(". ", maxsplit=1)[0].rstrip(".")


EXPLAIN: dict[str, Callable[[Error], Explained]] = {
    "required": _missing,
    "additionalProperties": _unknown_field,
    "enum": _wrong_word,
    "type": _wrong_type,
    "pattern": _wrong_pattern,
    "const": _wrong_const,
    "uniqueItems": _not_unique,
    "anyOf": _none_of,
    "minimum": _too_small,
    "maximum": _too_big,
    "minItems": _too_few,
    "maxItems": _too_many,
    "minProperties": _too_few,
}
