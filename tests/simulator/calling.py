"""Calls of Alexa's services, as a skill makes them: by the request's endpoint and token."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Callable
from typing import Any

from alexa_desk import Alexa
from tests.simulator.kiosk import Skill, says

#: The status, and the body read from JSON.
Reply = tuple[int, Any]


def fetch(event: dict[str, Any], method: str, path: str, body: Any = None) -> Reply:
    """Call a service as a skill does: by the request's endpoint and token."""
    system = event["context"]["System"]
    path = path.replace("DEVICE", system["device"]["deviceId"])
    request = urllib.request.Request(
        system["apiEndpoint"] + path,
        method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={"Authorization": f"Bearer {system['apiAccessToken']}"},
    )
    try:
        with urllib.request.urlopen(request) as reply:
            content = reply.read()
            return reply.status, json.loads(content) if content else None
    except urllib.error.HTTPError as error:
        return error.code, json.loads(error.read() or "null")


def call(alexa_of: Callable[[Skill], Alexa], *calls: tuple[Any, ...]) -> list[Reply]:
    """What a skill gets for these calls, made while it answers one request."""
    replies: list[Reply] = []

    def answer(event: dict[str, Any]) -> dict[str, Any]:
        replies.extend(fetch(event, *each) for each in calls)
        return says("Done.")

    turn = alexa_of(Skill(answer)).say("any news today")
    assert turn.error is None
    return replies
