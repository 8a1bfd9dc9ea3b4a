"""Envelopes to the SDK's objects and back: a plan for each class, made once.

The SDK's own serializer reads each class description anew for every object, and raises on every
value that it does not know, before any handler runs. This one tolerates what Alexa may send
tomorrow: unknown properties become plain attributes, an unknown enum value stays the string it
is, and what has the wrong shape is left out. What is rarely asked for is read when it is.
"""

from __future__ import annotations

import json
import marshal
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import Enum
from importlib import import_module
from typing import Any

from ask_sdk_model.services import Serializer


class Json(dict[str, Any]):
    """What is JSON through and through: it is written as it is, and copied in no time."""

    def __deepcopy__(self, memo: object) -> Json:
        """Return a copy; the SDK makes one of the session's attributes in every request."""
        return Json(marshal.loads(marshal.dumps({**self}))) if self else Json()


_Read = Callable[[Any], Any]
_PLAIN = frozenset((str, int, float, bool, Json))
_DISCRIMINATOR = "get_real_child_model"
#: What holds much and is rarely asked for in a turn: class and attribute.
RARELY_ASKED = frozenset(
    (
        ("RequestEnvelope", "context"),
        ("Session", "application"),
        ("Session", "user"),
        ("IntentRequest", "intent"),  # a turn takes it as it was sent
        ("CanFulfillIntentRequest", "intent"),
    )
)


class TolerantSerializer(Serializer):
    """The SDK's serializer interface over dicts (or JSON text), with one plan a class.

    read_late: attributes, named with their class, whose objects are read only when somebody looks
    into them. Whoever asks for any uses `isinstance`, and leaves the payload as it is meanwhile.
    """

    def __init__(self, read_late: frozenset[tuple[str, str]] = frozenset()) -> None:
        self._late = read_late
        self._readers: dict[Any, _Read] = {}
        self._names: dict[type, Mapping[str, str]] = {}

    def deserialize(self, payload: object, obj_type: Any) -> Any:
        """Return the object of `obj_type` (a class or a type name) that the payload describes.

        The payload is a dict as parsed from JSON, or JSON text. Never raises on its content.
        """
        if isinstance(payload, str | bytes):
            payload = json.loads(payload)
        return self._reader(obj_type)(payload)

    def serialize(self, obj: Any) -> Any:
        """Return the JSON form of an SDK object: dicts, lists and plain values, without None."""
        kind = obj.__class__  # not type(), which would not know what was not yet read
        if obj is None or kind in _PLAIN:
            return obj
        names = self._names.get(kind)
        if names is not None:
            # Most attributes are None: to look at each is quicker than to ask for each.
            return {
                name: value if type(value) in _PLAIN else self.serialize(value)
                for attribute, value in obj.__dict__.items()
                if value is not None and (name := names.get(attribute))
            }
        if isinstance(obj, dict):
            return {k: v if type(v) in _PLAIN else self.serialize(v) for k, v in obj.items()}
        if isinstance(obj, list | tuple):
            return [v if type(v) in _PLAIN else self.serialize(v) for v in obj]
        if not hasattr(kind, "deserialized_types"):
            return _written(obj)
        given = getattr(kind, "attribute_map", {})
        self._names[kind] = {attr: given.get(attr, attr) for attr in kind.deserialized_types}
        return self.serialize(obj)

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
        if item == "object":
            return lambda found: Json(found) if isinstance(found, dict) else None

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
        fields = _Fields(self._field, kind)
        new = kind.__new__

        def read(found: Any) -> Any:
            if not isinstance(found, dict):
                return None
            obj = new(kind)
            attributes = empty.copy()
            for name, value in found.items():
                attribute, reader = fields[name]
                # Most values are texts as they should be: those need no call.
                text = reader is _string and type(value) is str
                attributes[attribute] = value if text else reader(value)
            obj.__dict__ = attributes
            return obj

        return read

    def _field(self, kind: Any, attribute: str) -> _Read:
        """Return a function that reads an attribute of a class."""
        wanted = kind.deserialized_types[attribute]
        if (kind.__name__, attribute) in self._late:
            return _unread(lambda: self._reader(wanted))
        return self._reader(wanted)


class _Fields(dict[str, tuple[str, _Read]]):
    """Names in JSON -> the attribute of a class and what reads it, found when first met."""

    def __init__(self, find: Callable[[Any, str], _Read], kind: Any) -> None:
        super().__init__()
        self._find = find
        self._kind = kind
        names = getattr(kind, "attribute_map", {})
        self._known = {names.get(attr, attr): attr for attr in kind.deserialized_types}
        self._ours = frozenset(kind.deserialized_types)

    def __missing__(self, name: str) -> tuple[str, _Read]:
        attribute = self._known.get(name)
        if attribute is None:
            # Not kept: whoever invents names must not fill our memory, nor say what we make of one.
            return (f"{name}_" if name in self._ours else name), _anything
        self[name] = found = (attribute, self._find(self._kind, attribute))
        return found


class _Unread:
    """What is read when somebody first looks into it: at any attribute it turns into the object."""

    def __getattribute__(self, name: str) -> Any:
        # Asked for its class it stays what it is: `isinstance` would not see it turn.
        return type(_read(self)) if name == "__class__" else getattr(_become(self), name)

    def __setattr__(self, name: str, value: Any) -> None:
        setattr(_become(self), name, value)

    def __eq__(self, other: object) -> bool:
        return bool(_become(self) == other)

    __hash__ = None  # type: ignore[assignment]  # as the SDK's objects

    def __repr__(self) -> str:
        return repr(_become(self))


def _read(obj: _Unread) -> Any:
    """Return the object that an unread one turns into."""
    unread = object.__getattribute__(obj, "__dict__")
    return unread["reader"]()(unread["sent"])


def _become(obj: Any) -> Any:
    """Return an object that was not read, and is now."""
    read = _read(obj)
    object.__setattr__(obj, "__class__", type(read))
    obj.__dict__ = read.__dict__
    return obj


def _unread(reader: Callable[[], _Read]) -> _Read:
    """Return a function that gives an unread object for JSON, and None for what is no object.

    `reader` returns what reads it when it comes to that.
    """
    new, fill = object.__new__, object.__setattr__

    def unread(found: Any) -> Any:
        if not isinstance(found, dict):
            return None
        obj = new(_Unread)
        fill(obj, "__dict__", {"sent": found, "reader": reader})
        return obj

    return unread


def sent(obj: Any) -> Any:
    """Return the JSON of an object: as it came, if nobody looked into it, else as it is now."""
    if type(obj) is _Unread:
        return object.__getattribute__(obj, "__dict__")["sent"]
    return TolerantSerializer().serialize(obj)


def _written(obj: Any) -> Any:
    """Return the JSON form of what is no object of the SDK's model."""
    if isinstance(obj, Enum):
        return obj.value
    return obj.isoformat() if isinstance(obj, date) else obj


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
