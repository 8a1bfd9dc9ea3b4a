"""Lets the SDK's packages answer names on demand, instead of importing all they could name.

Importing `ask_sdk_model` runs some 80 package files that pull in some 600 modules, of which a
turn uses two dozen; half a cold start goes there. Every one of those package files only says
`from .module_name import ModuleName`, so a package can answer a name when it is first asked for.
Where a name does not follow that rule, the package's own file is run as if nothing had happened.

This room can be taken out: without `install()` everything works the same, only later.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any

_PACKAGE = "ask_sdk_model"
_WORD_START = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
#: Made when it is called and not before: it imports a client for every service of Alexa's.
_FACTORY = ("ask_sdk_model.services", "ServiceClientFactory")
#: Imported by every class of the SDK to print itself, and in turn importing half the compiler.
_LATE = "pprint"


class _OnDemandLoader:
    """Loads a package without running its file until a name is not found by its rule."""

    def __init__(self, real: Any) -> None:
        self._real = real

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        """Leave it to Python to make an empty module."""
        found: ModuleType | None = self._real.create_module(spec)
        return found

    def exec_module(self, module: ModuleType) -> None:
        """Give the module a way to answer names, and nothing else."""
        real = self._real

        def answer(name: str) -> object:
            if name.startswith("__"):
                raise AttributeError(f"module {module.__name__!r} has no attribute {name!r}")
            if (module.__name__, name) == _FACTORY:
                return _when_called(module.__name__, name)
            if not name.islower():
                try:
                    inner = import_module(f"{module.__name__}.{module_name(name)}")
                    return vars(inner)[name]
                except (ImportError, KeyError):
                    pass
            del module.__dict__["__getattr__"]
            real.exec_module(module)
            return getattr(module, name)

        module.__dict__["__getattr__"] = answer


class _OnDemandFinder:
    """Finds the packages of the SDK's model; everything else is none of its business."""

    @staticmethod
    def find_spec(
        fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return the spec of a package of the SDK's model, or of `pprint`, loaded on demand."""
        if fullname != _LATE and fullname.split(".", 1)[0] != _PACKAGE:
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is None or spec.loader is None:
            return None
        if fullname == _LATE or spec.submodule_search_locations:
            spec.loader = _OnDemandLoader(spec.loader)  # type: ignore[assignment]
        return spec


def _when_called(package: str, name: str) -> Callable[..., object]:
    """Return what stands for a class until it is called."""

    def made(*values: Any, **named: Any) -> object:
        return vars(import_module(f"{package}.{module_name(name)}"))[name](*values, **named)

    return made


def module_name(class_name: str) -> str:
    """Return the module that holds a class, by the SDK's rule: "SlotValue" -> "slot_value"."""
    return _WORD_START.sub("_", class_name).lower()


def install() -> None:
    """Make the SDK's model packages answer on demand, unless they were imported already."""
    if _PACKAGE not in sys.modules and _OnDemandFinder not in sys.meta_path:
        sys.meta_path.insert(0, _OnDemandFinder)
