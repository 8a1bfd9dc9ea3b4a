"""Reminders to walk: consent, said back, set; and an honest sentence for whatever fails."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from skill.lambda_function import make_handler
from skill.talk.reminders import Reminder
from tests.alexa.reminding import MONDAY, SCOPE, Service, Walker, is_text
from tests.alexa.talk import request, speech

WEEKDAYS_AT_EIGHT = {"reminder_day": "every weekday", "time": "08:00"}


@pytest.mark.parametrize(
    ("minutes", "days", "now", "first"),
    [
        (480, "daily", f"{MONDAY}", "2026-12-01T08:00"),
        (780, "daily", f"{MONDAY}", "2026-11-30T13:00"),
        (720, "daily", f"{MONDAY}", "2026-12-01T12:00"),
        (480, "weekdays", "2026-12-04T09:00", "2026-12-07T08:00"),
        (480, "weekends", f"{MONDAY}", "2026-12-05T08:00"),
        (480, "monday", f"{MONDAY}", "2026-12-07T08:00"),
        (480, "friday monday", f"{MONDAY}", "2026-12-04T08:00"),
        (780, "friday monday", f"{MONDAY}", "2026-11-30T13:00"),
        (1439, "monday", f"{MONDAY}", "2026-11-30T23:59"),
        (480, "tomorrow", f"{MONDAY}", "2026-12-01T08:00"),
        (480, "once", f"{MONDAY}", "2026-12-01T08:00"),
        (780, "today", f"{MONDAY}", "2026-11-30T13:00"),
        (480, "today", f"{MONDAY}", None),
        # On the night that summer time begins: the clock says what is meant.
        (150, "once", "2026-03-28T12:00", "2026-03-29T02:30"),
    ],
)
def test_when_it_rings_first(minutes: int, days: str, now: str, first: str | None) -> None:
    """By the walker's own clock."""
    found = Reminder(minutes, tuple(days.split())).first(datetime.fromisoformat(now))
    assert found == (datetime.fromisoformat(first) if first else None)


def test_it_is_said_back_and_set() -> None:
    """Day and time, confirmed; in the zone's own time, with a text that tells how to begin."""
    service = Service()
    walker = Walker(service)
    said = walker.say("ReminderIntent", new=True, **WEEKDAYS_AT_EIGHT)
    assert "every weekday at 8 in the morning" in said
    assert service.asked("POST") == []
    assert "every weekday at 8 in the morning" in walker.say("AMAZON.YesIntent")
    (call,) = service.asked("POST")
    assert call.body is not None
    trigger = call.body["trigger"]
    assert (trigger["scheduledTime"], trigger["timeZoneId"]) == (
        "2026-12-01T08:00:00.000",
        "Europe/London",
    )
    (rule,) = trigger["recurrence"]["recurrenceRules"]
    assert rule.startswith("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=8;")
    (content,) = call.body["alertInfo"]["spokenInfo"]["content"]
    assert "Walking Muscles" in content["text"]
    assert "open walking muscles" in content["text"]


def test_a_no_sets_nothing() -> None:
    """And nothing is asked of the service."""
    service = Service()
    walker = Walker(service)
    walker.say("ReminderIntent", new=True, **WEEKDAYS_AT_EIGHT)
    walker.say("AMAZON.NoIntent")
    assert service.asked("POST") == []


@pytest.mark.parametrize("time", ["25:00", "?", "MO", "8", ""])
def test_a_time_that_is_none(time: str) -> None:
    """It is asked for again, with an example; the days are not."""
    walker = Walker(Service())
    assert "time" in walker.say("ReminderIntent", new=True, reminder_day="every day", time=time)
    assert "every day at 9 in the morning" in walker.say("HowManyMinutesIntent", minutes="9")


def test_so_long_from_now_is_an_answer() -> None:
    """However Alexa understands it."""
    walker = Walker(Service())
    walker.say("ReminderIntent", new=True)
    assert "today at 1 in the afternoon" in walker.say("GuidedWalkIntent", duration="PT1H")


def test_days_are_asked_for() -> None:
    """A time alone is not enough."""
    walker = Walker(Service())
    assert "days" in walker.say("ReminderIntent", new=True, time="18:30")
    assert "every Monday at 6:30 in the evening" in walker.say(
        "ReminderIntent", reminder_day="mondays"
    )


@pytest.mark.parametrize(
    ("slots", "said"),
    [
        ({"reminder_day": "every evening", "time": "06:00"}, "every day at 6 in the evening"),
        ({"reminder_day": "tonight", "time": "08:00"}, "today at 8 in the evening"),
        ({"reminder_day": "every morning", "time": "06:00"}, "every day at 6 in the morning"),
        ({"reminder_day": "tomorrow evening", "time": "19:00"}, "tomorrow at 7 in the evening"),
        ({"reminder_day": "mondays", "other_day": "fridays", "time": "12:00"},
         "every Monday and every Friday at noon"),
        ({"reminder_day": "sundays", "other_day": "saturdays", "time": "00:00"},
         "every weekend at midnight"),
        ({"duration": "PT1H"}, "today at 1 in the afternoon"),
        ({"duration": "PT13H30M"}, "tomorrow at 1:30 in the morning"),
    ],
)  # fmt: skip
def test_days_and_times_as_people_say_them(slots: dict[str, str], said: str) -> None:
    """Several days, a part of the day, so long from now: it is noon on a Monday."""
    assert said in Walker(Service()).say("ReminderIntent", new=True, **slots)


@pytest.mark.parametrize("duration", ["P3D", "P1Y"])
def test_what_is_too_far_from_now(duration: str) -> None:
    """A time is asked for: nobody means a reminder years ahead."""
    assert "time" in Walker(Service()).say("ReminderIntent", new=True, duration=duration)


@pytest.mark.parametrize(
    ("intent", "slots", "said"),
    [
        ("ReminderIntent", {"time": "EV"}, "every weekday at 8 in the evening"),
        ("ReminderIntent", {"time": "09:30"}, "every weekday at 9:30 in the morning"),
        ("ReminderIntent", {"reminder_day": "mondays"}, "every Monday at 8 in the morning"),
        ("HowManyMinutesIntent", {"minutes": "9"}, "every weekday at 9 in the morning"),
    ],
)
def test_what_is_said_back_can_be_put_right(intent: str, slots: dict[str, str], said: str) -> None:
    """What was not said again stays; it is said back once more."""
    service = Service()
    walker = Walker(service)
    walker.say("ReminderIntent", new=True, **WEEKDAYS_AT_EIGHT)
    assert said in walker.say(intent, **slots)
    assert service.asked("POST") == []
    assert said in walker.say("AMAZON.YesIntent")
    assert len(service.asked("POST")) == 1


@pytest.mark.parametrize(
    ("slots", "said"),
    [
        ({"time": "09:00"}, "every Monday at 9 in the morning"),
        ({"reminder_day": "fridays"}, "every Friday at 7:05 in the morning"),
        ({"time": "EV"}, "time"),
        ({"time": "25:00"}, "time"),
        ({}, "time"),
    ],
)
def test_the_one_that_is_set_is_moved(slots: dict[str, str], said: str) -> None:
    """Its day or its time stays, where only the other one was said."""
    trigger = {
        "scheduledTime": "2026-12-07T07:05:00.000",
        "recurrence": {"recurrenceRules": ["FREQ=WEEKLY;BYDAY=MO;BYHOUR=7;BYMINUTE=5;"]},
    }
    alerts = [{"status": "ON", "alertToken": "a1", "trigger": trigger}]
    assert said in Walker(Service(200, {"alerts": alerts})).say("ReminderIntent", new=True, **slots)


def test_a_time_in_the_past() -> None:
    """Today at eight is over at noon: tomorrow is proposed."""
    walker = Walker(Service())
    said = walker.say("ReminderIntent", new=True, reminder_day="today", time="08:00")
    assert "tomorrow at 8 in the morning" in said


@pytest.mark.parametrize(
    ("status", "name"),
    [(0, "no_answer"), (400, "refused"), (403, "forbidden"), (404, "gone"), (409, "changed"),
     (429, "too_often"), (500, "fault"), (503, "down"), (504, "offline"), (418, "fault")],
)  # fmt: skip
@pytest.mark.parametrize("intent", ["set", "RemindersIntent", "StopRemindersIntent"])
def test_each_status_has_its_sentence(intent: str, status: int, name: str) -> None:
    """Honest, and closed."""
    walker = Walker(Service(status))
    if intent == "set":
        walker.say("ReminderIntent", new=True, **WEEKDAYS_AT_EIGHT)
        said = walker.say("AMAZON.YesIntent")
    else:
        said = walker.say(intent, new=True)
    assert is_text(said, name)
    assert walker.answer["response"]["shouldEndSession"] is True


@pytest.mark.parametrize(
    "body", [None, 7, [], {}, {"alerts": 7}, {"alerts": [None, {"status": "ON"}, {"status": "ON",
             "alertToken": "a", "trigger": 7}]}],
)  # fmt: skip
def test_a_service_that_answers_nonsense(body: Any) -> None:
    """What is odd is no reminder."""
    walker = Walker(Service(200, body))
    assert is_text(walker.say("RemindersIntent", new=True), "none")
    assert is_text(walker.say("StopRemindersIntent", new=True), "none")


@pytest.mark.parametrize(
    ("rules", "days"),
    [
        (["FREQ=DAILY;BYHOUR=7;BYMINUTE=5;"], "every day"),
        (["FREQ=WEEKLY;BYDAY=SA,SU;BYHOUR=7;"], "every weekend"),
        (["FREQ=WEEKLY;BYDAY=TU;BYHOUR=7;"], "every Tuesday"),
        (["FREQ=WEEKLY;BYDAY=FR,MO;BYHOUR=7;"], "every Monday and every Friday"),
        (None, "tomorrow"),
    ],
)
def test_what_is_set_is_named(rules: Any, days: str) -> None:
    """As the service has it, and deleted on demand."""
    trigger = {"scheduledTime": "2026-12-01T07:05:00.000", "recurrence": {"recurrenceRules": rules}}
    alerts = [{"status": "ON", "alertToken": "a1", "trigger": trigger},
              {"status": "COMPLETED", "alertToken": "a2", "trigger": trigger}]  # fmt: skip
    service = Service(200, {"alerts": alerts})
    walker = Walker(service)
    assert f"{days} at 7:05 in the morning" in walker.say("RemindersIntent", new=True)
    assert is_text(walker.say("StopRemindersIntent", new=True), "cleared")
    assert [call.url.rpartition("/")[2] for call in service.asked("DELETE")] == ["a1"]


def test_consent_by_voice() -> None:
    """Alexa asks; with a yes it is set, without one a card is sent; nothing is asked twice."""
    service = Service()
    walker = Walker(service, granted=False)
    walker.say("ReminderIntent", new=True, **WEEKDAYS_AT_EIGHT)
    walker.say("AMAZON.YesIntent")
    (directive,) = walker.directives()
    assert directive["type"] == "Connections.SendRequest"
    assert directive["payload"]["permissionScope"] == SCOPE
    assert service.asked("POST") == []
    assert "every weekday" in walker.consents("ACCEPTED", directive["token"])
    assert len(service.asked("POST")) == 1
    for status, token in (("DENIED", directive["token"]), ("NOT_ANSWERED", directive["token"]),
                          ("ACCEPTED", "remind.daily.x")):  # fmt: skip
        assert is_text(walker.consents(status, token), "no_consent")
        assert walker.answer["response"]["card"]["permissions"] == [SCOPE]
        assert walker.directives() == []
    service.status = 401
    assert is_text(walker.consents("ACCEPTED", directive["token"]), "no_consent")


def test_a_device_without_services() -> None:
    """It is said that it cannot be done here, and who can."""
    handler = make_handler(None, log=lambda *_: None)
    for intent in ("ReminderIntent", "RemindersIntent", "StopRemindersIntent"):
        assert is_text(speech(handler(request(intent), None)), "not_here")


def test_forget_me_takes_the_reminders_too() -> None:
    """Before the record is deleted."""
    alerts = [{"status": "ON", "alertToken": "old", "trigger": {"scheduledTime": "x"}}]
    service = Service(200, {"alerts": alerts})
    walker = Walker(service)
    walker.say("ForgetMeIntent", new=True)
    walker.say("AMAZON.YesIntent")
    assert len(service.asked("DELETE")) == 1
