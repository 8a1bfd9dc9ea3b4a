"""Faults on demand: services that are slow, busy or gone."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from alexa_desk.services.call import Call, Reply, refused

#: Short names for the services that are tried most.
SERVICES = {
    "directives": "/v1/directives",
    "timers": "/v1/alerts/timers",
    "reminders": "/v1/alerts/reminders",
    "settings": "/v2/devices",
    "profile": "/v2/accounts",
    "person": "/v2/persons",
    "address": "/v1/devices",
    "lists": "/v2/householdlists",
    "messages": "/v1/skillmessages",
    "products": "/v1/users/~current/skills",
    #: No service that skills call, but where Alexa herself sells.
    "purchases": "/purchases",
}


@dataclass(slots=True)
class Fault:
    """What happens to calls below a path: so many seconds, then this status (None: as usual).

    `times` counts the calls it still meets, None without end.
    """

    path: str
    status: int | None
    seconds: float = 0.0
    times: int | None = None


class Faults:
    """The faults that are on at present; the one that was put last is met first."""

    def __init__(self, wait: Callable[[float], None] = time.sleep) -> None:
        self._faults: list[Fault] = []
        self._wait = wait

    def put(self, fault: Fault) -> None:
        """Let a fault begin. Raises ValueError for a status no service answers with."""
        if fault.status is not None and not 100 <= fault.status <= 599:
            raise ValueError(f"{fault.status} is no HTTP status")
        self._faults.insert(0, fault)

    def clear(self) -> None:
        """End all faults."""
        self._faults.clear()

    def meet(self, call: Call) -> Reply | None:
        """What a fault answers in the service's place; None where the service works."""
        fault = next((each for each in self._faults if call.path.startswith(each.path)), None)
        if fault is None:
            return None
        if fault.times is not None:
            fault.times -= 1
            if fault.times <= 0:
                self._faults.remove(fault)
        if fault.seconds:
            self._wait(fault.seconds)
        if fault.status is None:
            return None
        return refused(fault.status, "ON_DEMAND", f"the desk was told to answer {fault.status}")
