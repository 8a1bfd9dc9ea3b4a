"""One user's device at work: its ids, its session, its player, what it waits for."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from alexa_desk.cloud.dialog import Dialog
from alexa_desk.cloud.sessions import Session
from alexa_desk.device.device import AUDIO, SCREEN, Device
from alexa_desk.device.player import Player


@dataclass(slots=True)
class Account:
    """A user: the ids a skill knows them by, and the permissions they have given it."""

    name: str
    permissions: set[str] = field(default_factory=set)

    @property
    def user_id(self) -> str:
        """The same id for the same user name, now and in the next process."""
        return f"amzn1.ask.account.{mark(self.name)}"


class Question(NamedTuple):
    """A question of Alexa's own that the next utterance answers: yes sends the one body.

    `agreed` is what a yes brings about, `note` how the question is told. One that is `settled` is
    not asked: its yes is sent at once.
    """

    yes: Mapping[str, Any]
    no: Mapping[str, Any] | None = None
    agreed: Callable[[], object] = lambda: None
    settled: bool = False
    note: str = ""


@dataclass(slots=True)
class Echo:
    """One device of one user, with all that changes about it.

    `silent_since` is how far the clock had been moved when Alexa began to listen: only time that is
    let pass is silence, not the time that somebody takes to type.
    """

    account: Account
    device: Device
    player: Player
    locale: str
    session: Session | None = None
    dialog: Dialog | None = None
    question: Question | None = None
    silent_since: timedelta | None = None
    reprompted: bool = False
    screen_token: str | None = None

    @property
    def device_id(self) -> str:
        """The same id for the same user and device name."""
        name = f"{self.account.name}\n{self.device.name}" if self.device.name else self.account.name
        return f"amzn1.ask.device.{mark(name)}"

    @property
    def person_id(self) -> str | None:
        """The id of the voice that is recognised, if one is."""
        person = self.device.person
        return f"amzn1.ask.person.{mark(person)}" if person else None

    def context(self) -> dict[str, Any]:
        """What a request's context tells of this device, beside System."""
        context = self.device.viewport()
        if AUDIO in self.device.supported_interfaces():
            context["AudioPlayer"] = self.player.context()
        if SCREEN in self.device.supported_interfaces() and self.screen_token is not None:
            context[SCREEN] = {"token": self.screen_token}
        return context


@lru_cache(maxsize=1024)
def mark(name: str) -> str:
    """A short sign that is always the same for a name."""
    return hashlib.sha256(name.encode()).hexdigest()[:24].upper()
