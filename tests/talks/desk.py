"""A desk on which walks are played: tracks on paper, a clock that is moved, two devices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from alexa_desk import Alexa, Clock, InteractionModel, load_models
from alexa_desk.device.device import BARE, Device
from alexa_desk.turn import Turn
from skill.alexa.services import Ask, over_http
from skill.coach.walk.script import Script
from skill.lambda_function import Handler, make_handler

ROOT = Path(__file__).parents[2]
DAY = datetime(2026, 12, 1, tzinfo=UTC)


@cache
def models() -> Mapping[str, InteractionModel]:
    """The models of the skill; desks that share them share their ears, which are slow to make."""
    return load_models(ROOT / "interaction_model")


class Paper:
    """Gives each script an address that says how long it is, as a device would find out."""

    def open(self) -> None:
        """Nothing is slow."""

    def address(self, script: Script, locale: str) -> str:
        """Return an address; nothing lies there."""
        return f"https://walks.example/{locale}/{script.seconds}.mp3"


def seconds_of(url: str) -> float:
    """How long a track of ours plays."""
    return float(url.rpartition("/")[2].removesuffix(".mp3"))


#: In the desk's own zone, so that a script's hours are the walker's.
ZONE = "UTC"
DEVICES = {
    "phone": Device(name="phone", track_seconds=seconds_of, time_zone=ZONE),
    "kitchen": Device(name="kitchen", track_seconds=seconds_of, time_zone=ZONE),
    "bare": replace(BARE, time_zone=ZONE),
}


class Desk:
    """One skill, one clock, and whoever walks."""

    def __init__(self, memory: str = ":memory:", ask: Ask = over_http) -> None:
        self.clock = Clock(lambda: DAY)
        self.chance = Random(7)
        self.handler: Handler = make_handler(
            memory, chance=self.chance, log=self._fault, clock=self.clock, tracks=Paper(), ask=ask
        )
        self.faults: list[tuple[str, str]] = []
        self.alexa = Alexa(self.handler, models(), clock=self.clock, device=DEVICES["phone"])

    def until(self, time: str, days: int = 0) -> list[Turn]:
        """Let days pass, and time until an hour of the day, of the next day where that is over."""
        hours, minutes, seconds = map(int, time.split(":"))
        then = self.clock().replace(hour=hours, minute=minutes, second=seconds)
        if then < self.clock():
            then += timedelta(days=1)
        then += timedelta(days=days)
        return self.alexa.advance((then - self.clock()).total_seconds())

    def until_tuesday(self) -> None:
        """Let time pass until a Tuesday begins, so that no walk's week ends under way."""
        days = (DAY.weekday() - self.clock().weekday() - 1) % 7 + 1
        then = self.clock().replace(hour=0, minute=0, second=0) + timedelta(days=days)
        self.alexa.advance((then - self.clock()).total_seconds())

    def fail(self, service: str | None = None, status: int = 503) -> None:
        """Let one of Alexa's services fail from now on; without a name let all work again."""
        self.alexa.services.heal()
        if service is not None:
            self.alexa.services.fail(service, status)

    def _fault(self, fault: str, where: str) -> None:
        self.faults.append((fault, where))


def directives(turn: Turn) -> list[dict[str, Any]]:
    """The directives of an answer."""
    found = (turn.response or {}).get("response", {}).get("directives") or []
    return [dict(directive) for directive in found]
