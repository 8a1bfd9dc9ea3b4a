"""Alexa's timers with their limits, and reminders, for tests: what is on, and what fails."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count
from typing import Any, NamedTuple

from skill.alexa.reminders import PATH as REMINDERS
from skill.alexa.services import Call, Reply
from skill.alexa.timers import PATH

MOST, LONGEST = 10, timedelta(hours=2)
_LENGTH = re.compile(r"PT(\d+)H(\d+)M(\d+)S")


class Timer(NamedTuple):
    """One that is set: when it rings, what it says, what it is called."""

    rings: datetime
    says: str
    label: str


class AlertsService:
    """The timers of an account, `others` of its ten somebody else's, and `reminders` by token.

    lists_others: whether the service tells of timers that are not ours. fails: by method, what is
    answered to the next calls in the place of the service's own; None lets one through.
    """

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self.clock = clock
        self.others = 0
        self.lists_others = True
        self.reminders: list[str] = []
        self.fails: dict[str, deque[Reply | None]] = {}
        self.known: dict[str, Timer] = {}
        self._ids = count(1)

    @property
    def on(self) -> list[Timer]:
        """Those that have not rung yet, the next one first."""
        return sorted(timer for timer in self.known.values() if timer.rings > self.clock())

    def __call__(self, call: Call) -> Reply:
        """Answer a call."""
        if "/v1/alerts/" not in call.url:
            return Reply(204)
        told = self.fails.get(call.method)
        failure = told.popleft() if told else None
        if failure:
            return failure
        if REMINDERS in call.url:
            return self._reminders(call)
        reply: Reply = getattr(self, f"_{call.method.lower()}")(call)
        return reply

    def _reminders(self, call: Call) -> Reply:
        if call.method == "DELETE":
            self.reminders.remove(call.url.rpartition("/")[2])
            return Reply(200)
        on = {"status": "ON", "trigger": {"scheduledTime": "2026-12-01T08:00:00.000"}}
        return Reply(200, {"alerts": [{"alertToken": token, **on} for token in self.reminders]})

    def _get(self, call: Call) -> Reply:
        others = [{"id": f"other{n}"} for n in range(self.others * self.lists_others)]
        return Reply(200, {"timers": others + [{"id": n} for n in self._alive()]})

    def _post(self, call: Call) -> Reply:
        body: Any = call.body
        hours, minutes, seconds = map(int, _LENGTH.fullmatch(body["duration"]).groups())  # type: ignore[union-attr]
        length = timedelta(hours=hours, minutes=minutes, seconds=seconds)
        operation = body["triggeringBehavior"]["operation"]
        labels = [self.known[name].label for name in self._alive()]
        if body["timerLabel"] in labels or not timedelta() < length <= LONGEST:
            return Reply(400)
        if len(labels) + self.others >= MOST:
            return Reply(403)
        assert operation["type"] == "ANNOUNCE"
        (text,) = operation["textToAnnounce"]
        name = f"timer{next(self._ids)}"
        self.known[name] = Timer(self.clock() + length, text["text"], body["timerLabel"])
        return Reply(200, {"id": name, "status": "ON"})

    def _delete(self, call: Call) -> Reply:
        name = call.url.rpartition("/")[2]
        if call.url.endswith(PATH):
            self.known.clear()
            return Reply(200)
        return Reply(200 if self.known.pop(name, None) else 404)

    def _alive(self) -> list[str]:
        return [name for name, timer in self.known.items() if timer.rings > self.clock()]
