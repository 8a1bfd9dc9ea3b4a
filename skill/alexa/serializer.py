"""Envelopes to the SDK's objects and back: a plan for each class, made once.

The SDK's own serializer reads each class description anew for every object, and raises on every
value that it does not know, before any handler runs. This one tolerates what Alexa may send
tomorrow: unknown properties become plain attributes, an unknown enum value stays the string it
is, and what has the wrong shape is left out.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from importlib import import_module
from typing import Any

from ask_sdk_model.services import Serializer

_Read = Callable[[Any], Any]
_PLAIN = (str, int, float, bool)
_DISCRIMINATOR = "get_real_child_model"


class TolerantSerializer(Serializer):
    """The SDK's serializer interface over dicts (or JSON text), with one plan a class."""

    def __init__(self) -> None:
        self._readers: dict[Any, _Read] = {}
        self._writers: dict[type, tuple[tuple[str, str], ...]] = {}

    def deserialize(self, payload: object, obj_type: Any) -> Any:
        """Return the object of `obj_type` (a class or a type name) that the payload describes.

        The payload is a dict as parsed from JSON, or JSON text. Never raises on its content.
        """
        if isinstance(payload, str | bytes):
            payload = json.loads(payload)
        return self._reader(obj_type)(payload)

    def serialize(self, obj: Any) -> Any:
        """Return the JSON form of an SDK object: dicts, lists and plain values, without None."""
        if obj is None or type(obj) in _PLAIN:
            return obj
        if isinstance(obj, dict):
            return {k: self.serialize(v) for k, v in obj.items()}
        if isinstance(obj, list | tuple):
            return [self.serialize(v) for v in obj]
        return self._serialize_object(obj)

    def _serialize_object(self, obj: Any) -> Any:
        if isinstance(obj, Enum):
            return obj.value
        if isinstance(obj, date):
            return obj.isoformat()
        if isinstance(obj, Decimal):
            return int(obj) if obj % 1 == 0 else float(obj)
        kind = type(obj)
        plan = self._writers.get(kind)
        if plan is None:
            if not hasattr(kind, "deserialized_types"):
                return obj
            names = getattr(kind, "attribute_map", {})
            plan = tuple((attr, names.get(attr, attr)) for attr in kind.deserialized_types)
            self._writers[kind] = plan
        found: dict[str, Any] = {}
        for attribute, name in plan:
            value = getattr(obj, attribute)
            if value is not None:
                found[name] = value if type(value) is str else self.serialize(value)
        return found

    def _reader(self, wanted: Any) -> _Read:
        reader = self._readers.get(wanted)
        if reader is None:
            reader = self._readers[wanted] = self._plan(wanted)
        return reader

    def _plan(self, wanted: Any) -> _Read:
        """Return a function that reads values of a type, named as the SDK's classes name it."""
        if isinstance(wanted, str):
            if wanted.startswith("list["):
                return self._list_of(wanted[5:-1])
            if wanted.startswith("dict("):
                return self._dict_of(wanted[5:-1].split(", ", 1)[1])
            simple = _SIMPLE.get(wanted)
            if simple is not None:
                return simple
            module, _, name = wanted.rpartition(".")
            wanted = getattr(import_module(module), name)
        if issubclass(wanted, Enum):
            return _enum(wanted)
        if hasattr(wanted, _DISCRIMINATOR):
            return self._one_of(wanted)
        return self._object(wanted)

    def _list_of(self, item: str) -> _Read:
        def read(found: Any) -> Any:
            if not isinstance(found, list):
                return None
            reader = self._reader(item)
            return [value for value in map(reader, found) if value is not None]

        return read

    def _dict_of(self, item: str) -> _Read:
        def read(found: Any) -> Any:
            if not isinstance(found, dict):
                return None
            reader = self._reader(item)
            return {
                key: value
                for key, value in ((k, reader(v)) for k, v in found.items())
                if value is not None
            }

        return read

    def _one_of(self, base: Any) -> _Read:
        """Read the subclass that the payload's discriminator names; an unknown one is left out."""
        children: Mapping[str, str] = base.discriminator_value_class_map
        key = base.json_discriminator_key
        plans: dict[str, _Read] = {}

        def read(found: Any) -> Any:
            if not isinstance(found, dict):
                return None
            name = found.get(key)
            if not isinstance(name, str) or name not in children:
                return None
            plan = plans.get(name)
            if plan is None:
                module, _, child = children[name].rpartition(".")
                plan = plans[name] = self._object(getattr(import_module(module), child))
            return plan(found)

        return read

    def _object(self, kind: Any) -> _Read:
        """Read one class: its empty attributes are copied, then what was sent is set."""
        empty = dict(vars(kind()))
        names = getattr(kind, "attribute_map", {})
        fields = {
            names.get(attr, attr): (attr, wanted)
            for attr, wanted in kind.deserialized_types.items()
        }
        readers: dict[str, tuple[str, _Read]] = {}
        new = kind.__new__

        def read(found: Any) -> Any:
            if not isinstance(found, dict):
                return None
            obj = new(kind)
            attributes = obj.__dict__
            attributes.update(empty)
            for name, value in found.items():
                known = readers.get(name)
                if known is None:
                    if name not in fields:
                        attributes[name] = value
                        continue
                    attribute, wanted = fields[name]
                    known = readers[name] = (attribute, self._reader(wanted))
                attributes[known[0]] = known[1](value)
            return obj

        return read


def _enum(kind: Any) -> _Read:
    members = {member.value: member for member in kind}

    def read(found: Any) -> Any:
        # A value of tomorrow stays a string: no handler switches on it, and none may fail.
        return members.get(found, found) if isinstance(found, str) else None

    return read


def _string(found: Any) -> Any:
    return found if isinstance(found, str) else None


def _truth(found: Any) -> Any:
    return found if isinstance(found, bool) else None


def _number(found: Any) -> Any:
    return found if isinstance(found, int | float) and not isinstance(found, bool) else None


def _anything(found: Any) -> Any:
    return found


def _time(found: Any) -> Any:
    if not isinstance(found, str):
        return None
    try:
        return datetime.fromisoformat(found)
    except ValueError:
        return None


def _day(found: Any) -> Any:
    moment = _time(found)
    return moment.date() if moment is not None else None


_SIMPLE: Mapping[str, _Read] = {
    "str": _string,
    "bool": _truth,
    "int": _number,
    "long": _number,
    "float": _number,
    "object": _anything,
    "datetime": _time,
    "date": _day,
}
