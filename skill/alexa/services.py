"""Alexa's own services, asked in a walker's name: settings and reminders of their device."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

#: How long an answer is waited for, in seconds; nobody waits for a second try.
PATIENCE = 1.2
#: More than this (bytes) is no answer of theirs.
_MOST = 200_000


class Call(NamedTuple):
    """What is asked of a service; the token speaks for the walker."""

    method: str
    url: str
    token: str
    body: Mapping[str, Any] | None = None


class Reply(NamedTuple):
    """What a service answers: its status, 0 where it did not answer in time; its JSON, if any."""

    status: int
    body: Any = None

    @property
    def done(self) -> bool:
        """Whether it did what was asked."""
        return 200 <= self.status < 300


#: Asks a service. Never raises, and never takes long.
Ask = Callable[[Call], Reply]
NO_ANSWER = Reply(0)


class Desk(NamedTuple):
    """Where the services of a request's device are, and what lets us ask them.

    device: its id; "" in events, which come from none.
    """

    endpoint: str
    token: str
    device: str
    ask: Ask

    @staticmethod
    def of(envelope: Any, ask: Ask | None) -> Desk | None:
        """Return the services that a request names; None where it names none.

        ask: asks them; None asks over HTTP.
        """
        system = getattr(envelope.context, "system", None)
        endpoint, token = (
            getattr(system, "api_endpoint", None),
            getattr(system, "api_access_token", None),
        )
        device = getattr(getattr(system, "device", None), "device_id", None)
        if not (endpoint and token and str(endpoint).startswith("https://")):
            return None
        return Desk(str(endpoint).rstrip("/"), str(token), str(device or ""), ask or over_http)

    def call(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Reply:
        """Ask a service of the device."""
        return self.ask(Call(method, f"{self.endpoint}{path}", self.token, body))

    def calls(self, *asked: tuple[str, str, Mapping[str, Any] | None]) -> list[Reply]:
        """Ask several things at once: it takes as long as the slowest of them."""
        if not asked:
            return []
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - hardly any question asks

        with ThreadPoolExecutor(len(asked)) as pool:
            return list(pool.map(lambda each: self.call(*each), asked))


def over_http(call: Call) -> Reply:
    """Ask a service over the network, for as long as `PATIENCE` lasts."""
    from http.client import HTTPException  # noqa: PLC0415 - hardly any question asks a service

    from skill.memory.outage import in_time  # noqa: PLC0415 - hardly any question asks a service
    from skill.memory.store import StoreError  # noqa: PLC0415 - hardly any question asks a service

    try:
        return in_time(lambda: _sent(call), PATIENCE)
    except (StoreError, OSError, ValueError, HTTPException):  # too slow; not there; nonsense
        return NO_ANSWER


def _sent(call: Call) -> Reply:
    from urllib.error import HTTPError  # noqa: PLC0415 - hardly any question asks a service
    from urllib.request import Request, urlopen  # noqa: PLC0415 - hardly any question asks a service

    body = None if call.body is None else json.dumps(call.body).encode()
    headers = {"Authorization": f"Bearer {call.token}", "Content-Type": "application/json"}
    request = Request(call.url, body, headers, method=call.method)
    try:
        with urlopen(request, timeout=PATIENCE) as answer:
            return Reply(answer.status, _json(answer.read(_MOST)))
    except HTTPError as error:
        return Reply(error.code)


def _json(text: bytes) -> Any:
    try:
        return json.loads(text) if text else None
    except (ValueError, RecursionError):
        return None
