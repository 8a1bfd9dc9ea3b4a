"""Somebody on a walk, as Alexa's cloud would tell of them: words, a player's events, buttons."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from skill.alexa.services import Ask, over_http
from skill.alexa.walker import Walkers
from skill.audio.tracks import NoTrackError
from skill.coach.walk.script import Script
from skill.lambda_function import Handler, make_handler
from skill.memory.memory import Memory
from skill.memory.record import Record
from skill.memory.sqlite import SqliteStore
from skill.memory.store import Stored, StoreError
from skill.talk.walk.keeping import open_walk
from skill.talk.walk.open_walk import OpenWalk
from tests.alexa.talk import consent, request
from tests.talks.desk import Paper

MORNING = datetime(2026, 12, 1, 7, 2, tzinfo=UTC)
USER = "amzn1.ask.account.WALKER"
TWENTY = {"duration": "PT20M"}


class FlakyStore(SqliteStore):
    """A store that can be out of reach for a while."""

    down = False

    def load(self, key: str) -> Stored | None:
        """Load, unless it is down."""
        self._reach()
        return super().load(key)

    def save(self, key: str, text: str, expected: int | None) -> int:
        """Save, unless it is down."""
        self._reach()
        return super().save(key, text, expected)

    def _reach(self) -> None:
        if self.down:
            raise StoreError("the store is down")


class NoClips:
    """Tracks of which nobody has rendered a clip."""

    def open(self) -> None:
        """Nothing is slow."""

    def address(self, script: Script, locale: str) -> str | None:
        """Raise NoTrackError."""
        raise NoTrackError("no clips")


class Somebody:
    """One walker with a player, whose clock goes when it is told to."""

    def __init__(
        self, tracks: Any = None, store: FlakyStore | None = None, ask: Ask | None = None
    ) -> None:
        self.now = MORNING
        self.ask = ask
        self.scopes: set[str] = set()
        self.store = store or FlakyStore(":memory:")
        self.faults: list[tuple[str, str]] = []
        self.handler = self.another_server(tracks or Paper())
        self.player: dict[str, Any] = {"playerActivity": "IDLE"}
        self.audio = True
        self.session: dict[str, Any] = {}

    def another_server(self, tracks: Any = None) -> Handler:
        """One more process that answers for the same walkers."""
        walkers = Walkers(self.store, log=self._fault, clock=lambda: self.now)
        return make_handler(
            walkers, chance=Random(7), log=self._fault, clock=lambda: self.now,
            tracks=tracks or Paper(), ask=self.ask or over_http,
        )  # fmt: skip

    def later(self, seconds: float) -> Somebody:
        """Let time pass; the first stream plays on until it is over."""
        self.now += timedelta(seconds=seconds)
        if self.player["playerActivity"] == "PLAYING":
            offset = self.player["offsetInMilliseconds"] + 1000 * seconds
            self.player["offsetInMilliseconds"] = min(offset, 1_200_000)
        return self

    def say(self, intent: str | None, values: dict[str, str] | None = None, **more: Any) -> Any:
        """Say something; what plays tells its offset. Returns the response."""
        event = request(intent, None, user=USER, **more)
        if intent:
            event["request"]["intent"]["slots"] = {
                name: {"name": name, "value": value} for name, value in (values or {}).items()
            }
        return self._send(event)

    def start(self) -> str:
        """Begin a walk of twenty minutes; return the token of its stream."""
        found = self.say("GuidedWalkIntent", TWENTY)["directives"][0]
        token: str = found["audioItem"]["stream"]["token"]
        self.player = {"token": token, "offsetInMilliseconds": 0, "playerActivity": "PLAYING"}
        return token

    def event(self, kind: str, token: Any = None, offset: Any = 0, handler: Any = None) -> Any:
        """Tell what the player does, offset in seconds. Returns the response."""
        event = request("x", user=USER)
        del event["session"]
        milliseconds = offset * 1000 if isinstance(offset, int) else offset
        body = {"type": kind, "token": token, "offsetInMilliseconds": milliseconds}
        event["request"] = {**_stamp(event), **body}
        return self._send(event, handler)

    def send(self, body: dict[str, Any]) -> Any:
        """Send any body outside of a session. Returns the response."""
        event = request("x", user=USER)
        del event["session"]
        event["request"] = {**_stamp(event), **body}
        return self._send(event)

    def consents(self, status: str, token: str) -> Any:
        """Answer Alexa's question for consent. Returns the response."""
        return self._send(consent(request("x", user=USER, new=False), status, token))

    def record(self) -> Record:
        """What is kept of the walker."""
        down, self.store.down = self.store.down, False
        found = Memory(self.store, self._fault).recall(USER).record
        self.store.down = down
        assert found is not None
        return found

    def walk(self) -> OpenWalk | None:
        """The walk that is on."""
        return open_walk(self.record().to_attributes())

    def _send(self, event: dict[str, Any], handler: Callable[..., Any] | None = None) -> Any:
        event["request"]["timestamp"] = f"{self.now:%Y-%m-%dT%H:%M:%SZ}"
        system = event["context"]["System"]
        if self.ask is not None:
            system |= {"apiEndpoint": "https://api.example", "apiAccessToken": "t"}
            granted = {scope: {"status": "GRANTED"} for scope in self.scopes}
            system["user"]["permissions"] = {"scopes": granted}
        device = system["device"]
        device["supportedInterfaces"] = {"AudioPlayer": {}} if self.audio else {}
        if self.audio:
            event["context"]["AudioPlayer"] = dict(self.player)
        answer = (handler or self.handler)(event, None)
        self.session = answer.get("sessionAttributes") or {}
        return answer["response"]

    def _fault(self, fault: str, where: str) -> None:
        self.faults.append((fault, where))


def _stamp(event: dict[str, Any]) -> dict[str, Any]:
    return {name: event["request"][name] for name in ("requestId", "timestamp", "locale")}
