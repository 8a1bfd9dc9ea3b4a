"""Classes whose fields are set once, by name, and which are defined in no time.

A cold start defines fifty of them. A `NamedTuple` would cost it 0.2 ms each, a dataclass more.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, Self, dataclass_transform


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Frozen(SimpleNamespace):
    """Fields that are set once, by name; what is left out, the class has.

    A function is never left out: what a class has of these are methods.
    """

    def but(self, **changes: Any) -> Self:
        """Return the same with some fields changed."""
        return type(self)(**{**vars(self), **changes})

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__}.{name} cannot be changed")

    def __eq__(self, other: object) -> bool:
        if self is other or type(self) is not type(other):
            return self is other
        return self._values() == other._values()

    def __hash__(self) -> int:  # type: ignore[override]  # a namespace has none
        return hash(self._values())

    def _values(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in type(self).__annotations__)
