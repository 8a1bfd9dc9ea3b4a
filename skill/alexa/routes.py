"""Which handler takes a request: one look into a table made at the start."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_runtime.dispatch_components import GenericRequestHandlerChain
from ask_sdk_runtime.dispatch_components.request_components import AbstractRequestMapper


class Routes(AbstractRequestMapper):
    """The SDK's request mapper over a table of request types; intents have one entry.

    The SDK's own mapper asks every handler in turn, and the first that nods takes the request;
    here no order can hide one handler behind another.
    """

    def __init__(
        self, handlers: Mapping[str, AbstractRequestHandler], otherwise: AbstractRequestHandler
    ) -> None:
        self._chains = {
            name: GenericRequestHandlerChain(handler) for name, handler in handlers.items()
        }
        self._otherwise = GenericRequestHandlerChain(otherwise)

    @property
    def types(self) -> frozenset[str]:
        """The types of requests that have a handler of their own."""
        return frozenset(self._chains)

    def get_request_handler_chain(self, handler_input: Any) -> GenericRequestHandlerChain:
        """Return the chain of the handler for this request's type."""
        request: Any = handler_input.request_envelope.request
        return self._chains.get(request.object_type, self._otherwise)
