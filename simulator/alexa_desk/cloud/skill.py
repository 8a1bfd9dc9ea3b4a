"""The skill under test: a request goes in, an answer that Alexa accepts comes out, or a fault."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from alexa_desk.cloud.envelopes import Envelope
from alexa_desk.cloud.responses import BadResponseError, Reader, checked
from alexa_desk.services.network import NetworkGuard
from alexa_desk.services.server import trusted

Handler = Callable[[Envelope, Any], Any]


class Skill:
    """A handler, called as Lambda would, with no way to the network."""

    def __init__(self, handler: Handler, allow_hosts: Sequence[str] = ()) -> None:
        self._handler = handler
        self._guard = NetworkGuard(allow_hosts)

    def answer(self, request: Envelope, reader: Reader) -> tuple[Envelope | None, str | None]:
        """The skill's answer and what is wrong with it, either of which may be None.

        `reader` is who reads the answer: the device and the interaction model.
        """
        with trusted(), self._guard.closed() as refused:
            try:
                # A copy: what the handler does to its event must not change ours.
                answer = self._handler(json.loads(json.dumps(request)), None)
            except (Exception, SystemExit) as error:  # whatever it raises, Alexa plays a tone
                return None, f"The skill raised {type(error).__name__}: {error}"
        try:
            response = checked(answer, request["request"]["type"], reader)
        except BadResponseError as error:
            return error.answer, str(error)
        if refused:
            hosts = ", ".join(dict.fromkeys(refused))
            return response, (
                f"The skill tried to reach {hosts}; nothing leaves this machine: use "
                "context.System.apiEndpoint for Alexa's services, or allow the host"
            )
        return response, None
