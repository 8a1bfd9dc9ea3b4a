"""Which requests are ours, and which handler takes each: one look into a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from ask_sdk_core.dispatch_components import AbstractExceptionHandler, AbstractRequestHandler
from ask_sdk_model.request import Request
from ask_sdk_runtime.dispatch import AbstractRequestDispatcher

#: What Alexa gets for a request that we do not know, or that is meant for somebody else.
EMPTY: Mapping[str, Any] = {"version": "1.0", "response": {}}
_KNOWN = frozenset(Request.discriminator_value_class_map)
Handlers = Mapping[str, AbstractRequestHandler]
#: Makes the handlers of the requests that come seldom, and the one of all others.
Rare = Callable[[], tuple[Handlers, AbstractRequestHandler]]


def is_ours(event: object, skill_id: str | None) -> bool:
    """Tell whether an event is a request of a known type, for this skill where one is named."""
    if not isinstance(event, dict):
        return False
    request = event.get("request")
    if not isinstance(request, dict):
        return False
    kind = request.get("type")
    if not isinstance(kind, str) or kind not in _KNOWN:
        return False
    return skill_id is None or _application_id(event) == skill_id


def _application_id(event: Mapping[str, Any]) -> object:
    """Return the skill an event is meant for: named in its context, in old ones in its session."""
    for path in (("context", "System"), ("session",)):
        found: object = event
        for name in (*path, "application", "applicationId"):
            found = found.get(name) if isinstance(found, dict) else None
        if found is not None:
            return found
    return None


class Routes(AbstractRequestDispatcher):
    """The SDK's dispatcher over a table of request types; intents have one entry.

    The SDK's own asks every handler in turn, and the first that nods takes the request; here no
    order can hide one handler behind another. What comes seldom has a second table, made when it
    is first looked into. `fault` takes what a handler raises.
    """

    def __init__(self, handlers: Handlers, rare: Rare, fault: AbstractExceptionHandler) -> None:
        self._handlers = handlers
        self._make_rare = rare
        self._fault = fault

    @property
    def types(self) -> frozenset[str]:
        """The types of requests that have a handler of their own."""
        return frozenset((*self._handlers, *self._rare[0]))

    def dispatch(self, handler_input: Any) -> Any:
        """Return what the handler for this request's type answers."""
        kind = handler_input.request_envelope.request.object_type
        try:
            handler = self._handlers.get(kind) or self._seldom(kind)
            return handler.handle(handler_input)
        except Exception as fault:  # every fault of ours has an answer
            return self._fault.handle(handler_input, fault)

    def _seldom(self, kind: str) -> AbstractRequestHandler:
        handlers, otherwise = self._rare
        return handlers.get(kind, otherwise)

    @cached_property
    def _rare(self) -> tuple[Handlers, AbstractRequestHandler]:
        return self._make_rare()
