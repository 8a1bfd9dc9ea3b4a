"""Lets the SDK's packages answer names on demand, instead of importing all they could name.

Importing `ask_sdk_model` runs some 80 package files that pull in some 600 modules, of which a
turn uses two dozen; half a cold start goes there. Every one of those package files only says
`from .module_name import ModuleName`, so a package can answer a name when it is first asked for.
Where a name does not follow that rule, the package's own file is run as if nothing had happened.

What the SDK itself only calls (helpers for templates, responses, slots) is left unread until
somebody calls it: a stand-in takes its place. That saves another tenth of a cold start.

This room can be taken out: without `install()` everything works the same, only later.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import cached_property, partial
from importlib import import_module
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any

_PACKAGE = "ask_sdk_model"
#: Modules of which others want functions and classes only to call them, or to build upon them.
#: The second imports a client for every service of Alexa's, the others displays and templates.
_ONLY_CALLED = frozenset(
    (
        "ask_sdk_model.services.api_configuration",
        "ask_sdk_model.services.service_client_factory",
        "ask_sdk_core.response_helper",
        "ask_sdk_core.serialize",
        "ask_sdk_core.utils.predicate",
        "ask_sdk_core.utils.request_util",
        "ask_sdk_core.view_resolvers.template_factory",
    )
)
#: Imported by every class of the SDK to print itself: half the compiler, and a bridge to Python 2.
_LATE = frozenset(("pprint", "six"))
#: Further packages that answer names by the rule.
_BY_RULE = frozenset(("ask_sdk_core.view_resolvers", "ask_sdk_runtime.view_resolvers"))


class _OnDemandLoader:
    """Loads a module without running its file until a name is not found in a cheaper way."""

    def __init__(self, real: Any, *, only_called: bool) -> None:
        self._real = real
        self._only_called = only_called

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        """Leave it to Python to make an empty module."""
        found: ModuleType | None = self._real.create_module(spec)
        return found

    def exec_module(self, module: ModuleType) -> None:
        """Give the module a way to answer names, and nothing else."""
        names = vars(module)

        def whole(name: str) -> Any:
            if names.pop("__getattr__", None) is not None:
                self._real.exec_module(module)
            return getattr(module, name)

        def answer(name: str) -> object:
            if name == "__all__" or (name == "__path__" and not self._only_called):
                return whole(name)  # for `import *`, and for "six", a module that makes itself one
            if name.startswith("__"):
                raise AttributeError(f"module {module.__name__!r} has no attribute {name!r}")
            if self._only_called:
                made = _called if name.islower() else _MadeLater
                return _StandIn(made, lambda: whole(name))
            if "__path__" in names and not name.islower():
                try:
                    return getattr(import_module(f"{module.__name__}.{module_name(name)}"), name)
                except (ImportError, AttributeError):
                    pass
            return whole(name)

        names["__getattr__"] = answer


class _OnDemandFinder:
    """Finds what is loaded on demand; everything else is none of its business."""

    @staticmethod
    def find_spec(
        fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return the spec of a module that is loaded on demand, or None for any other."""
        only_called = fullname in _ONLY_CALLED
        in_model = fullname.partition(".")[0] == _PACKAGE
        if not (in_model or only_called or fullname in _BY_RULE or fullname in _LATE):
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is None or spec.loader is None:
            return None
        if not in_model or only_called or spec.submodule_search_locations:
            spec.loader = _OnDemandLoader(  # type: ignore[assignment]  # a loader by its methods, not by its class
                spec.loader, only_called=only_called
            )
        return spec


class _StandIn(partial[object]):
    """Stands for a function or a class, which it gets from `real()`, until it is called.

    It is a partial one because that is called in no time, and the SDK calls two in every request.
    """

    def __mro_entries__(self, bases: tuple[object, ...]) -> tuple[object, ...]:
        return (self.args[0](),)

    def __getattr__(self, name: str) -> object:
        return getattr(self.args[0](), name)


def _called(real: Callable[[], Any], *values: Any, **named: Any) -> object:
    return real()(*values, **named)


class _MadeLater(partial[Any]):
    """What a class makes, made when the first of its attributes is asked for.

    The SDK hands a builder of responses and a factory of templates to every request: we use none.
    """

    @cached_property
    def _made(self) -> object:
        return self.func()(*self.args, **self.keywords)

    def __getattr__(self, name: str) -> object:
        return getattr(self._made, name)


def module_name(class_name: str) -> str:
    """Return the module that holds a class, by the SDK's rule: "SlotValue" -> "slot_value"."""
    found = ""
    for place, letter in enumerate(class_name):
        if letter.isupper() and place:
            before, after = class_name[place - 1], class_name[place + 1 : place + 2]
            if not before.isupper() or after.islower():
                found += "_"
        found += letter.lower()
    return found


def install() -> None:
    """Make the SDK's packages answer on demand, unless its model was imported already."""
    if _PACKAGE not in sys.modules and _OnDemandFinder not in sys.meta_path:
        sys.meta_path.insert(0, _OnDemandFinder)
