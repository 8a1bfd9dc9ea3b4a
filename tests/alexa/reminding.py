"""Somebody who wants to be reminded, and the reminders of their device."""

from __future__ import annotations

from typing import Any

from skill.alexa.services import Call, Reply
from skill.lambda_function import make_handler
from tests.alexa.talk import consent, request, speech
from tests.languages.wordings import texts

SCOPE = "alexa::alerts:reminders:skill:readwrite"
MONDAY = "2026-11-30T12:00"
ALERTS = "/v1/alerts/reminders"


class Service:
    """The reminders of a device: what was asked of it, and what it answers."""

    def __init__(self, status: int = 200, body: Any = None, zone: str = "Europe/London") -> None:
        self.status, self.body, self.zone = status, body, zone
        self.calls: list[Call] = []
        #: What is answered to a method in the place of the status.
        self.failing: dict[str, int] = {}

    def __call__(self, call: Call) -> Reply:
        self.calls.append(call)
        if call.url.endswith("timeZone"):
            return Reply(200, self.zone)
        return Reply(self.failing.get(call.method, self.status), self.body)

    def asked(self, method: str) -> list[Call]:
        """The calls of a method to the reminders."""
        return [c for c in self.calls if c.method == method and ALERTS in c.url]


class Walker:
    """Somebody who wants to be reminded, in one session."""

    def __init__(self, service: Service, *, granted: bool = True) -> None:
        self.handler = make_handler(":memory:", log=lambda *_: None, ask=service)
        self.granted = granted
        self.answer: dict[str, Any] = {}

    def say(self, intent: str, *, new: bool = False, **slots: str) -> str:
        """Say something; return what is heard."""
        event = request(intent, new=new, attributes=self.answer.get("sessionAttributes"))
        event["request"]["intent"]["slots"] = {
            name: {"name": name, "value": value} for name, value in slots.items()
        }
        return self._send(event)

    def consents(self, status: str, token: str) -> str:
        """Answer Alexa's question for consent."""
        return self._send(consent(request("x", new=False), status, token))

    def _send(self, event: dict[str, Any]) -> str:
        system = event["context"]["System"]
        system |= {"apiEndpoint": "https://api.example", "apiAccessToken": "t"}
        if self.granted:
            system["user"]["permissions"] = {"scopes": {SCOPE: {"status": "GRANTED"}}}
        event["request"]["timestamp"] = f"{MONDAY}:00Z"
        self.answer = self.handler(event, None)
        return speech(self.answer)

    def directives(self) -> list[dict[str, Any]]:
        """What Alexa is to do."""
        return list(self.answer["response"].get("directives") or [])


def is_text(said: str, name: str) -> bool:
    """Tell whether an answer is one of the wordings of a text."""
    return any(text in said for text in texts("en-US")[f"reminders.{name}"])
