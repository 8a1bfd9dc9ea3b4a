"""Timers and reminders that a skill sets: when they ring, what they may be, who permits them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from alexa_desk import Alexa
from tests.simulator.calling import Reply, call, fetch
from tests.simulator.kiosk import Skill, desk, says

TIMERS = "alexa::alerts:timers:skill:readwrite"
REMINDERS = "alexa::alerts:reminders:skill:readwrite"


def timer(**operation: Any) -> dict[str, Any]:
    return {
        "duration": "PT5M",
        "timerLabel": "walk",
        "creationBehavior": {"displayExperience": {"visibility": "VISIBLE"}},
        "triggeringBehavior": {
            "operation": operation,
            "notificationConfig": {"playAudible": True},
        },
    }


def calling(alexa: list[Alexa], *calls: tuple[Any, ...]) -> list[Reply]:
    """Make calls in a session of a desk that is kept in `alexa`."""
    replies: list[Reply] = []

    def answer(event: dict[str, Any]) -> dict[str, Any]:
        if event["request"]["type"] == "IntentRequest":
            replies.extend(fetch(event, *each) for each in calls)
        return says("Done.", ask=False)

    made = desk(Skill(answer))
    made.grant(TIMERS, REMINDERS)
    alexa.append(made)
    assert made.say("any news today").error is None
    return replies


def test_a_clock_that_is_a_moment_moves_only_when_it_is_moved() -> None:
    """Tests need no function for it."""
    moment = datetime(2026, 10, 5, 7, 0, tzinfo=UTC)
    alexa = desk(Skill(says("Hi.")), clock=moment)
    alexa.advance(60)
    assert alexa.clock() == moment + timedelta(minutes=1)


def test_a_timer_announces_when_the_clock_comes_to_it() -> None:
    """ANNOUNCE speaks; before its time nothing is heard."""
    desks: list[Alexa] = []
    body = timer(type="ANNOUNCE", textToAnnounce=[{"locale": "en-US", "text": "Turn round."}])
    ((status, made), _) = calling(
        desks, ("POST", "/v1/alerts/timers", body), ("GET", "/v1/alerts/timers")
    )
    assert (status, made["status"], made["timerLabel"]) == (200, "ON", "walk")
    assert desks[0].advance(299) == []
    assert [turn.speech for turn in desks[0].advance(1)] == ["Turn round."]


def test_a_timer_may_launch_a_task() -> None:
    """LAUNCH_TASK asks, and a yes opens the skill with its task."""
    desks: list[Alexa] = []
    task = {"name": "amzn1.ask.skill.x.Resume", "version": "1", "input": {"a": 1}}
    question = [{"locale": "en-US", "text": "Go on?"}]
    body = timer(type="LAUNCH_TASK", textToConfirm=question, task=task)
    calling(desks, ("POST", "/v1/alerts/timers", body))
    assert [turn.speech for turn in desks[0].advance(300)] == ["Go on?"]
    request = (desks[0].say("yes").request or {})["request"]
    assert (request["type"], request["task"]["input"]) == ("LaunchRequest", {"a": 1})


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (timer(type="SHOUT"), 400),
        (timer(type="NOTIFY_ONLY") | {"duration": "soon"}, 400),
        (timer(type="NOTIFY_ONLY") | {"duration": "PT3H"}, 400),
        (timer(type="NOTIFY_ONLY"), 200),
    ],
)
def test_timers_have_rules(body: dict[str, Any], status: int) -> None:
    """Unknown operations, no durations and more than two hours are refused."""
    assert calling([], ("POST", "/v1/alerts/timers", body))[0][0] == status


def test_timers_pause_resume_and_go() -> None:
    """A paused timer keeps what is left; a deleted one never rings."""
    desks: list[Alexa] = []
    ((_, made),) = calling(desks, ("POST", "/v1/alerts/timers", timer(type="NOTIFY_ONLY")))
    alexa = desks[0]
    one = f"/v1/alerts/timers/{made['id']}"
    steps = iter([("POST", f"{one}/pause"), ("POST", f"{one}/resume"), ("DELETE", one)])
    replies: list[Reply] = []

    def answer(event: dict[str, Any]) -> dict[str, Any]:
        replies.append(fetch(event, *next(steps)))
        return says("Done.", ask=False)

    alexa._cloud.skill._handler = Skill(answer)
    alexa.say("any news today")
    assert alexa.advance(600) == []
    alexa.say("any news today")
    assert len(alexa.advance(299)) == 0
    alexa.say("any news today")
    assert alexa.advance(600) == []
    assert [status for status, _ in replies] == [200] * 3


def reminder(**trigger: Any) -> dict[str, Any]:
    content = [{"locale": "en-US", "text": "Walk!"}]
    return {
        "requestTime": "2026-10-05T08:30:00.000",
        "trigger": trigger,
        "alertInfo": {"spokenInfo": {"content": content}},
        "pushNotification": {"status": "ENABLED"},
    }


@pytest.mark.parametrize(
    ("trigger", "status"),
    [
        ({"type": "SCHEDULED_RELATIVE", "offsetInSeconds": 60}, 200),
        ({"type": "SCHEDULED_RELATIVE", "offsetInSeconds": -1}, 400),
        ({"type": "SCHEDULED_ABSOLUTE", "scheduledTime": "2099-01-01T09:00:00"}, 200),
        ({"type": "SCHEDULED_ABSOLUTE", "scheduledTime": "2099-01-01T09:00:00Z"}, 400),
        ({"type": "SCHEDULED_ABSOLUTE", "scheduledTime": "2001-01-01T09:00:00"}, 400),
        ({"type": "SCHEDULED_ABSOLUTE", "scheduledTime": "2099-01-01T09:00:00",
          "timeZoneId": "Mars/North"}, 400),
        ({"type": "SCHEDULED_ABSOLUTE", "scheduledTime": "2099-01-01T09:00:00",
          "recurrence": {"recurrenceRules": ["FREQ=SOMETIMES;"]}}, 400),
        ({"type": "SCHEDULED_ABSOLUTE", "scheduledTime": "2099-01-01T09:00:00",
          "recurrence": {"recurrenceRules": ["FREQ=WEEKLY;BYDAY=XX;"]}}, 400),
    ],
)  # fmt: skip
def test_reminders_have_rules(trigger: dict[str, Any], status: int) -> None:
    """Times are local, to come, and in a zone that exists."""
    assert calling([], ("POST", "/v1/alerts/reminders", reminder(**trigger)))[0][0] == status


def test_a_daily_reminder_rings_every_day() -> None:
    """It is set in the walker's zone, and rings again until it is taken away."""
    replies: list[Reply] = []
    daily = reminder(
        type="SCHEDULED_ABSOLUTE",
        scheduledTime="2026-10-06T09:00:00",
        timeZoneId="Europe/Berlin",
        recurrence={"recurrenceRules": ["FREQ=DAILY;BYHOUR=9;BYMINUTE=0;BYSECOND=0;INTERVAL=1;"]},
    )

    def answer(event: dict[str, Any]) -> dict[str, Any]:
        replies.append(fetch(event, "POST", "/v1/alerts/reminders", daily))
        return says("Done.", ask=False)

    alexa = desk(Skill(answer), clock=lambda: datetime(2026, 10, 5, 7, 0, tzinfo=UTC))
    alexa.grant(REMINDERS)
    alexa.say("any news today")
    assert replies[0][0] == 200
    day = 24 * 3600
    assert [turn.speech for turn in alexa.advance(day - 1)] == []
    assert [turn.speech for turn in alexa.advance(1)] == ["Walk!"]
    assert [turn.speech for turn in alexa.advance(2 * day)] == ["Walk!", "Walk!"]


@pytest.mark.parametrize(
    ("rules", "days"),
    [
        (["FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=9;BYMINUTE=0;BYSECOND=0;INTERVAL=1;"],
         (6, 7, 8, 9, 12, 13, 14, 15, 16, 19)),
        (["FREQ=WEEKLY;BYDAY=SA,SU;BYHOUR=9;BYMINUTE=0;BYSECOND=0;INTERVAL=1;"], (10, 11, 17, 18)),
        (["FREQ=WEEKLY;BYDAY=MO;BYHOUR=9;BYMINUTE=0;BYSECOND=0;INTERVAL=2;",
          "FREQ=WEEKLY;BYDAY=TH;BYHOUR=9;BYMINUTE=0;BYSECOND=0;"], (8, 15, 19)),
        (["FREQ=WEEKLY"], (6, 13)),
    ],
)  # fmt: skip
def test_a_reminder_rings_on_its_days(rules: list[str], days: tuple[int, ...]) -> None:
    """As its rules say, from its scheduled time on: the sixth of October 2026 is a Tuesday."""
    weekly = reminder(
        type="SCHEDULED_ABSOLUTE",
        scheduledTime="2026-10-06T09:00:00",
        timeZoneId="Europe/Berlin",
        recurrence={"recurrenceRules": rules},
    )

    def answer(event: dict[str, Any]) -> dict[str, Any]:
        assert fetch(event, "POST", "/v1/alerts/reminders", weekly)[0] == 200
        return says("Done.", ask=False)

    alexa = desk(Skill(answer), clock=lambda: datetime(2026, 10, 5, 7, 0, tzinfo=UTC))
    alexa.grant(REMINDERS)
    assert alexa.say("any news today").error is None
    rung = [
        alexa.clock().day for _ in range(14) for _ in range(len(alexa.advance(24 * 3600)))
    ]  # each day ends at nine in Berlin
    assert tuple(rung) == days


def test_without_permission_nothing_is_set() -> None:
    """401, until the user grants it; and again when it is taken away."""
    post = ("POST", "/v1/alerts/timers", timer(type="NOTIFY_ONLY"))
    assert call(desk, post)[0][0] == 401
    alexa = desk(Skill(says("x")))
    alexa.grant(TIMERS)
    alexa.revoke(TIMERS)
    user = (alexa.say("any news today").request or {})["context"]["System"]["user"]
    assert "permissions" not in user
