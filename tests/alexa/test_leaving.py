"""Who leaves, is forgotten or takes a permission back hears nothing of us any more."""

from __future__ import annotations

from collections import deque
from typing import Any

import pytest

from skill.alexa import reminders, timers
from skill.alexa.services import NO_ANSWER, Reply
from tests.alexa.alerts import AlertsService
from tests.alexa.test_walk_refusals import speech
from tests.alexa.walker import TWENTY, USER, Somebody
from tests.languages.wordings import texts

BOTH = {reminders.SCOPE, timers.SCOPE}
#: Alexa lets us look no more, is down, or answers nonsense.
REFUSALS = (NO_ANSWER, *map(Reply, (401, 403, 500, 503)), Reply(200, 7))


def walking() -> tuple[Somebody, AlertsService]:
    """Somebody on an announced walk, one behind them, and with a reminder for the next."""
    walker: Somebody
    service = AlertsService(lambda: walker.now)
    walker = Somebody(ask=service)
    walker.audio = False
    walker.scopes = set(BOTH)
    walker.say("GuidedWalkIntent", TWENTY)
    walker.later(600).say("EndWalkIntent")
    walker.later(60).say("GuidedWalkIntent", TWENTY)
    service.reminders = ["r1", "r2"]
    assert len(service.on) == 4
    return walker, service


def event(walker: Somebody, kind: str, **body: Any) -> None:
    """Send an event of the skill; nothing is ever answered to it."""
    assert walker.send({"type": f"AlexaSkillEvent.{kind}", "body": body}) == {}


def text_of(walker: Somebody) -> str:
    """What is kept of the walker."""
    found = walker.store.load(USER)
    return found.text if found else ""


@pytest.mark.parametrize("status", ["PERSISTED", "NOT_PERSISTED"])
def test_who_leaves(status: str) -> None:
    """Nothing rings any more; the record goes, unless Alexa says that it is to stay."""
    walker, service = walking()
    event(walker, "SkillDisabled", userInformationPersistenceStatus=status)
    assert (service.on, service.reminders) == ([], [])
    assert bool(text_of(walker)) is (status == "PERSISTED")


@pytest.mark.parametrize("reply", REFUSALS)
def test_who_leaves_is_forgotten_whatever_alexa_lets_us_do(reply: Reply) -> None:
    """The record is ours to delete."""
    walker, service = walking()
    service.fails = {"DELETE": deque([reply] * 9), "GET": deque([reply] * 9)}
    event(walker, "SkillDisabled", userInformationPersistenceStatus="NOT_PERSISTED")
    assert text_of(walker) == ""
    assert walker.faults == []


@pytest.mark.parametrize("kind", ["SkillPermissionChanged", "SkillPermissionAccepted"])
@pytest.mark.parametrize("left", [BOTH, {reminders.SCOPE}, {timers.SCOPE}, set()])
def test_a_permission_that_is_taken_back(kind: str, left: set[str]) -> None:
    """What rests on it goes; the walks rest on none, and stay."""
    walker, service = walking()
    event(walker, kind, acceptedPermissions=[{"scope": scope} for scope in left])
    assert service.reminders == (["r1", "r2"] if reminders.SCOPE in left else [])
    assert len(service.on) == (4 if timers.SCOPE in left else 0)
    walk = walker.walk()
    assert walk is not None
    assert walk.way == ("timers" if timers.SCOPE in left else "ask")
    assert bool(walk.timers) is (timers.SCOPE in left)
    assert len(walker.record().walks) == 1


@pytest.mark.parametrize("body", [{}, {"acceptedPermissions": None}, {"acceptedPermissions": [7]}])
def test_an_event_that_makes_no_sense(body: dict[str, Any]) -> None:
    """It tells of no permission; nothing fails."""
    walker, service = walking()
    event(walker, "SkillPermissionChanged", **body)
    assert (service.on, service.reminders, walker.faults) == ([], [], [])


def test_who_is_forgotten() -> None:
    """Nothing is kept, and nothing rings."""
    walker, service = walking()
    assert said_when_forgotten(walker) in texts("en-US")["prompts.forgotten"]
    assert (service.on, service.reminders, text_of(walker)) == ([], [], "")


@pytest.mark.parametrize("reply", [NO_ANSWER, Reply(500), Reply(503)])
def test_a_reminder_that_cannot_be_deleted_is_told_of(reply: Reply) -> None:
    """The record is gone all the same; asked once more, the rest goes."""
    walker, service = walking()
    service.fails = {"DELETE": deque([reply])}
    assert said_when_forgotten(walker) in texts("en-US")["prompts.still_reminded"]
    assert text_of(walker) == ""
    assert said_when_forgotten(walker) in texts("en-US")["prompts.forgotten"]
    assert (service.on, service.reminders) == ([], [])


def test_who_granted_nothing_is_not_asked_for() -> None:
    """Alexa would only refuse."""
    walker, service = walking()
    walker.scopes = set()
    service.fails = {"DELETE": deque([Reply(401)] * 9), "GET": deque([Reply(401)] * 9)}
    assert said_when_forgotten(walker) in texts("en-US")["prompts.forgotten"]


def said_when_forgotten(walker: Somebody) -> str:
    """Ask to be forgotten, and confirm it; return what is said."""
    walker.say("ForgetMeIntent")
    return speech(walker.say("AMAZON.YesIntent", new=False, attributes=walker.session))
