"""Which handler takes a request: one look into a table made at the start."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_runtime.dispatch_components import GenericRequestHandlerChain
from ask_sdk_runtime.dispatch_components.request_components import AbstractRequestMapper

#: Makes the handlers of the requests that come seldom, and the one of all others.
Rare = Callable[[], tuple[Mapping[str, AbstractRequestHandler], AbstractRequestHandler]]


class Routes(AbstractRequestMapper):
    """The SDK's request mapper over a table of request types; intents have one entry.

    The SDK's own mapper asks every handler in turn, and the first that nods takes the request;
    here no order can hide one handler behind another. What comes seldom has a second table, made
    when it is first looked into.
    """

    def __init__(self, handlers: Mapping[str, AbstractRequestHandler], rare: Rare) -> None:
        self._chains = _chains(handlers)
        self._make_rare = rare

    @property
    def types(self) -> frozenset[str]:
        """The types of requests that have a handler of their own."""
        return frozenset((*self._chains, *self._rare[0]))

    def get_request_handler_chain(self, handler_input: Any) -> GenericRequestHandlerChain:
        """Return the chain of the handler for this request's type."""
        request: Any = handler_input.request_envelope.request
        often = self._chains.get(request.object_type)
        if often is not None:
            return often
        rare, otherwise = self._rare
        return rare.get(request.object_type, otherwise)

    @cached_property
    def _rare(self) -> tuple[Mapping[str, GenericRequestHandlerChain], GenericRequestHandlerChain]:
        handlers, otherwise = self._make_rare()
        return _chains(handlers), GenericRequestHandlerChain(otherwise)


def _chains(
    handlers: Mapping[str, AbstractRequestHandler],
) -> Mapping[str, GenericRequestHandlerChain]:
    return {name: GenericRequestHandlerChain(handler) for name, handler in handlers.items()}
