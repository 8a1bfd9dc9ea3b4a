"""`python -m benchmarks.events`: what a walk's start, its events and its words take.

Each is sent through the Lambda door, with a store in memory and tracks that have an address at
once; milliseconds of cpu and of the clock, the median and the slowest of a hundred walks.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from skill.alexa.services import NO_ANSWER
from skill.coach.walk.script import Script
from skill.lambda_function import Handler, make_handler

WALKS = 100
BEGUN = datetime(2026, 12, 1, 7, tzinfo=UTC)
LENGTH = "PT45M"
#: What happens on each walk: its second, the type of a request, an intent or an offset in seconds.
STEPS: tuple[tuple[int, str, str | int], ...] = (
    (0, "IntentRequest", "GuidedWalkIntent"),
    (8, "AudioPlayer.PlaybackStarted", 0),
    (8, "AudioPlayer.PlaybackNearlyFinished", 0),
    (300, "AudioPlayer.PlaybackStopped", 292),
    (301, "IntentRequest", "WalkNowIntent"),
    (310, "AudioPlayer.PlaybackStarted", 292),
    (600, "IntentRequest", "WhyCueIntent"),
    (700, "PlaybackController.PauseCommandIssued", 0),
    (720, "PlaybackController.PlayCommandIssued", 0),
    (900, "IntentRequest", "TiredIntent"),
    (1200, "IntentRequest", "LongerWalkIntent"),
    (1500, "AudioPlayer.PlaybackFailed", 0),
    (5000, "AudioPlayer.PlaybackFinished", 5000),
)


class Addresses:
    """Tracks that are somewhere already."""

    def open(self) -> None:
        """Nothing is slow."""

    def address(self, script: Script, locale: str) -> str:
        """Return an address."""
        return f"https://walks.example/{locale}/{script.seconds}.mp3"


def main() -> None:
    """Print a line for each kind of request."""
    now = [BEGUN]
    handler = make_handler(
        ":memory:", chance=Random(1), log=_fail, clock=lambda: now[0], tracks=Addresses(),
        ask=lambda call: NO_ANSWER,
    )  # fmt: skip
    taken: dict[str, list[tuple[float, float]]] = {}
    for number in range(WALKS):
        token = ""
        for second, kind, what in STEPS:
            now[0] = BEGUN + timedelta(seconds=second)
            event = _event(f"walker-{number}", kind, what, token, now[0])
            answer, cpu, clock = _timed(handler, event)
            taken.setdefault(f"{kind} {what if kind == 'IntentRequest' else ''}", []).append(
                (cpu, clock)
            )
            token = _token(answer) or token
    print("milliseconds: median cpu, slowest cpu, slowest by the clock")
    for name, times in taken.items():
        cpus = sorted(cpu for cpu, _ in times)
        slowest = max(clock for _, clock in times)
        print(f"{name:45} {cpus[len(cpus) // 2]:6.2f} {cpus[-1]:6.2f} {slowest:6.2f}")


def _timed(handler: Handler, event: dict[str, Any]) -> tuple[dict[str, Any], float, float]:
    cpu, clock = time.process_time_ns(), time.perf_counter_ns()
    answer = handler(event, None)
    ended = time.process_time_ns(), time.perf_counter_ns()
    return answer, (ended[0] - cpu) / 1e6, (ended[1] - clock) / 1e6


def _token(answer: Mapping[str, Any]) -> str | None:
    plays = (d for d in answer["response"].get("directives", ()) if "audioItem" in d)
    return next((play["audioItem"]["stream"]["token"] for play in plays), None)


def _event(user: str, kind: str, what: str | int, token: str, moment: datetime) -> dict[str, Any]:
    """Return a request as Alexa sends it from a device with a player."""
    device = {"deviceId": "d", "supportedInterfaces": {"AudioPlayer": {}}}
    system = {"application": {"applicationId": "a"}, "user": {"userId": user}, "device": device}
    context = {"System": system, "AudioPlayer": {"playerActivity": "IDLE"}}
    request: dict[str, Any] = {
        **{"type": kind, "requestId": "r", "locale": "en-US"},
        "timestamp": f"{moment:%Y-%m-%dT%H:%M:%SZ}",
    }
    event: dict[str, Any] = {"version": "1.0", "context": context, "request": request}
    if kind == "IntentRequest":
        slots = {"duration": {"name": "duration", "value": LENGTH}}
        begins = what == "GuidedWalkIntent"
        request["intent"] = {"name": what, "slots": slots if begins else {}}
        event["session"] = {"new": True, "sessionId": "s", **system}
    elif kind.startswith("AudioPlayer."):
        request |= {"token": token, "offsetInMilliseconds": 1000 * int(what)}
    return json.loads(json.dumps(event))  # type: ignore[no-any-return]  # a copy, as it comes


def _fail(fault: str, where: str) -> None:
    raise AssertionError(f"{fault} in {where}")


if __name__ == "__main__":
    main()
