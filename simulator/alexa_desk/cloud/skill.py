"""The skill under test: a request goes in, an answer that Alexa accepts comes out, or a fault."""

import json
import time
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from alexa_desk.cloud.envelopes import Envelope
from alexa_desk.cloud.responses import BadResponseError, Reader, checked
from alexa_desk.services.network import NetworkGuard
from alexa_desk.services.server import trusted

Handler = Callable[[Envelope, Any], Any]

#: How many seconds Alexa waits for an answer.
LONGEST = 8.0


class Answer(NamedTuple):
    """What a skill answered: `response`, unless it is no object at all.

    `refusal` is why Alexa cannot use it; `complaint` is what is wrong though she can.
    """

    response: Envelope | None = None
    refusal: str | None = None
    complaint: str | None = None

    @property
    def error(self) -> str | None:
        """What is wrong, if anything is."""
        return self.refusal or self.complaint


class Skill:
    """A handler, called as Lambda would, with no way to the network."""

    def __init__(self, handler: Handler, allow_hosts: Sequence[str] = ()) -> None:
        self._handler = handler
        self._guard = NetworkGuard(allow_hosts)

    def answer(self, request: Envelope, reader: Reader) -> Answer:
        """The skill's answer, as `reader` (the device and the interaction model) takes it."""
        began = time.monotonic()
        with trusted(), self._guard.closed() as refused:
            try:
                # A copy: what the handler does to its event must not change ours.
                answer = self._handler(json.loads(json.dumps(request)), None)
            except (Exception, SystemExit) as error:  # whatever it raises, Alexa plays a tone
                return Answer(refusal=f"The skill raised {type(error).__name__}: {error}")
        try:
            response = checked(answer, request["request"]["type"], reader)
        except BadResponseError as error:
            return Answer(error.answer, refusal=str(error))
        return Answer(response, complaint=_complaint(refused, time.monotonic() - began))


def _complaint(refused: Sequence[str], seconds: float) -> str | None:
    """What is told of an answer that came, but not as it should."""
    if refused:
        hosts = ", ".join(dict.fromkeys(refused))
        return (
            f"The skill tried to reach {hosts}; nothing leaves this machine: use "
            "context.System.apiEndpoint for Alexa's services, or allow the host"
        )
    if seconds > LONGEST:
        return f"The skill took {seconds:.1f} seconds; Alexa waits {LONGEST:.0f}"
    return None
