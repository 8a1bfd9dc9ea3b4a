"""Alexa's services, answered on this machine: what a skill reaches by apiEndpoint."""

import itertools
from collections.abc import Callable
from typing import NamedTuple

from alexa_desk.cloud.sessions import Ids
from alexa_desk.device.clock import Clock
from alexa_desk.device.echo import Echo
from alexa_desk.device.speech import plain
from alexa_desk.services.alerts import Alerts
from alexa_desk.services.call import Call, Reply, refused
from alexa_desk.services.customer import address, person, profile, setting
from alexa_desk.services.faults import SERVICES, Fault, Faults
from alexa_desk.services.lists import Lists
from alexa_desk.services.messages import Messages
from alexa_desk.services.reminders import Reminders
from alexa_desk.services.server import Desk, server
from alexa_desk.services.shop import PRODUCTS, SETTING, Shop, voice_purchasing
from alexa_desk.services.timers import Timers

LONGEST_PROGRESS = 600
MOST_PROGRESS = 5

_numbers = itertools.count(1)


class Served(NamedTuple):
    """One call that was answered, and how."""

    call: Call
    reply: Reply


class Services:
    """The services of one simulator. `calls` are all that were made, in order."""

    def __init__(self, clock: Clock, ids: Ids) -> None:
        self.alerts = Alerts(clock, ids)
        self.lists = Lists(ids, clock)
        self.faults = Faults()
        self.shop = Shop(self.faults)
        self.calls: list[Served] = []
        self.messages = Messages(clock)
        self._echoes: dict[str, Echo] = {}
        self._progress: dict[str, list[str]] = {}
        self._name = f"SIMULATED.{next(_numbers)}"
        self._desk = Desk(self._answer)

    def endpoint(self) -> str:
        """The address that requests name."""
        server().desks[self._name] = self._desk
        return server().endpoint

    def token(self, echo: Echo) -> str:
        """The token that a device's requests carry."""
        mark = echo.device_id.rpartition(".")[2]
        self._echoes[mark] = echo
        return f"{self._name}.{mark}"

    def fail(
        self, service: str, status: int | None = None, seconds: float = 0, times: int | None = None
    ) -> None:
        """Let a service fail: by its short name or path, with a status, slowly, or both.

        `times` is how many calls it meets, None without end. Raises ValueError for an unknown name.
        """
        path = SERVICES.get(service, service)
        if not path.startswith("/"):
            known = ", ".join(SERVICES)
            raise ValueError(f"there is no service {service!r}: name one of {known}, or a path")
        self.faults.put(Fault(path, status, seconds, times))

    def heal(self) -> None:
        """Let all services work again."""
        self.faults.clear()

    def progress(self, echo: Echo) -> list[str]:
        """What the skill had said while it worked, since this was last asked."""
        return self._progress.pop(echo.device_id, [])

    def _answer(self, call: Call) -> Reply:
        try:
            reply = self.faults.meet(call) or self._served(call)
        except (AttributeError, KeyError, TypeError) as error:
            reply = refused(400, "INVALID_REQUEST", f"the body is not as it should be: {error!r}")
        self.calls.append(Served(call, reply))
        return reply

    def _served(self, call: Call) -> Reply:
        echo = self._echoes.get(call.token.rpartition(".")[2])
        if echo is None:
            return refused(401, "UNAUTHORIZED", "no token of this session")
        routes: dict[str, Callable[[Call, Echo], Reply]] = {
            "/v1/alerts/timers": Timers(self.alerts).answer,
            "/v1/alerts/reminders": Reminders(self.alerts).answer,
            "/v1/directives": self._directive,
            "/v1/devices/": address,
            "/v2/devices/": setting,
            "/v2/accounts/~current/settings/": profile,
            "/v2/persons/~current/profile/": person,
            "/v2/householdlists": self.lists.answer,
            "/v1/skillmessages/users/": self.messages.answer,
            PRODUCTS: self.shop.answer,
            SETTING: voice_purchasing,
            "/v1/endpoints": lambda call, echo: Reply(200, {"endpoints": []}),
        }
        for path, answer in routes.items():
            if call.path.startswith(path):
                return answer(call, echo)
        return refused(404, "NOT_FOUND", f"there is no service at {call.path}")

    def _directive(self, call: Call, echo: Echo) -> Reply:
        """A progressive response: something to hear while the skill works."""
        body = call.body if isinstance(call.body, dict) else {}
        directive = body.get("directive") or {}
        speech = directive.get("speech")
        if not (body.get("header") or {}).get("requestId"):
            return refused(400, "INVALID_REQUEST", "header.requestId is missing")
        if directive.get("type") != "VoicePlayer.Speak" or not isinstance(speech, str):
            return refused(400, "INVALID_REQUEST", "the directive is no VoicePlayer.Speak")
        if len(speech) > LONGEST_PROGRESS:
            return refused(400, "INVALID_REQUEST", f"the speech exceeds {LONGEST_PROGRESS} signs")
        said = self._progress.setdefault(echo.device_id, [])
        if len(said) >= MOST_PROGRESS:
            return refused(429, "TOO_MANY", f"at most {MOST_PROGRESS} for one request")
        said.append(plain(speech))
        return Reply(204)
