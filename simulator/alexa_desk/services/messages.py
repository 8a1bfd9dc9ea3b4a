"""Skill messaging: what a skill sends to itself comes back as Messaging.MessageReceived."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from alexa_desk.device.clock import Clock
from alexa_desk.device.echo import Echo
from alexa_desk.services.call import Call, Reply, refused

#: How long a message is on its way; so a skill that answers one with another makes no endless loop.
_UNDERWAY = timedelta(seconds=1)


class Message(NamedTuple):
    """What a skill sent to one of its users, and when it arrives."""

    user_id: str
    data: Mapping[str, Any]
    due: datetime


class Messages:
    """The messages that are under way. `sent` are all there were, in order."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._under_way: list[Message] = []
        self.sent: list[Message] = []

    def answer(self, call: Call, echo: Echo) -> Reply:
        """Take a message for the user of a device; the skill knows no other."""
        data = call.body.get("data") if isinstance(call.body, dict) else None
        if call.method != "POST" or not isinstance(data, dict):
            return refused(400, "INVALID_REQUEST", "there is no data")
        if call.parts[-1] != echo.account.user_id:
            return refused(404, "NOT_FOUND", "the skill is not enabled by this user")
        message = Message(call.parts[-1], data, self._clock() + _UNDERWAY)
        self._under_way.append(message)
        self.sent.append(message)
        return Reply(202)

    def due(self, echo: Echo) -> datetime | None:
        """When the next message to the user of a device arrives."""
        message = self._next(echo)
        return message.due if message else None

    def receive(self, echo: Echo) -> dict[str, Any]:
        """The body of the request that the next message makes."""
        message = self._next(echo)
        if message is None:
            raise LookupError("no message is under way")
        self._under_way.remove(message)
        return {"type": "Messaging.MessageReceived", "message": dict(message.data)}

    def _next(self, echo: Echo) -> Message | None:
        own = (each for each in self._under_way if each.user_id == echo.account.user_id)
        return next(own, None)
