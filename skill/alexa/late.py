"""Objects that are read when somebody looks into them: most of an envelope is never looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

_Read = Callable[[Any], Any]


class Unread:
    """What is read when somebody first looks into it: at any attribute it turns into the object.

    For each class there is a subclass of it and of this one, so `isinstance` knows what it is.
    """

    kind: type
    reader: Callable[[], _Read]

    def __getattribute__(self, name: str) -> Any:
        return getattr(_become(self), name)

    def __setattr__(self, name: str, value: Any) -> None:
        setattr(_become(self), name, value)


def _become(obj: Any) -> Any:
    """Return an object that was not read, and is now."""
    unread = type(obj)
    read = unread.reader()(sent(obj))
    object.__setattr__(obj, "__class__", unread.kind)
    obj.__dict__ = read.__dict__
    return obj


def sent(obj: Unread) -> Any:
    """Return the JSON that such an object is to be read from."""
    return object.__getattribute__(obj, "__dict__")["sent"]


def reading(kind: Any, reader: Callable[[], _Read]) -> _Read:
    """Return a function that gives unread objects of a class for JSON, and None for no object.

    `reader` returns what reads the class when it comes to that.
    """
    unread: Any = type(kind.__name__, (Unread, kind), {"kind": kind, "reader": reader})
    new, fill = object.__new__, object.__setattr__

    def read(found: Any) -> Any:
        if not isinstance(found, dict):
            return None
        obj = new(unread)
        fill(obj, "sent", found)
        return obj

    return read
