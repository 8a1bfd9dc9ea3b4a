"""Reminders to walk: consent, said back, set; and an honest sentence for whatever fails."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from skill.alexa.services import Call, Reply
from skill.lambda_function import make_handler
from skill.talk.reminders import Reminder
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


WEEKDAYS_AT_EIGHT = {"reminder_day": "every weekday", "time": "08:00"}


def is_text(said: str, name: str) -> bool:
    """Tell whether an answer is one of the wordings of a text."""
    return any(text in said for text in texts("en-US")[f"reminders.{name}"])


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


def on(token: str, days: str, time: str = "07:05") -> dict[str, Any]:
    """A reminder that is set, as the service has it: of days of the week, or of a date."""
    moment = "2026-12-07" if days.isupper() else days
    rules = [f"FREQ=WEEKLY;BYDAY={days};"] if days.isupper() else None
    trigger = {"scheduledTime": f"{moment}T{time}:00.000", "recurrence": {"recurrenceRules": rules}}
    return {"status": "ON", "alertToken": token, "trigger": trigger}


def changes(service: Service) -> list[tuple[str, ...]]:
    """What was changed: the method, the reminder, and the days that it has from then on."""
    found = []
    for call in service.calls:
        if call.method != "GET" and ALERTS in call.url:
            trigger: Any = (call.body or {}).get("trigger") or {}
            rules = (trigger.get("recurrence") or {}).get("recurrenceRules") or [""]
            days = rules[0].partition("BYDAY=")[2].partition(";")[0]
            found.append((call.method, call.url.partition(ALERTS)[2].strip("/"), days))
    return found


SET, CHANGE, ALSO = "ReminderIntent", "ChangeReminderIntent", "AlsoOnIntent"


@pytest.mark.parametrize(
    ("intent", "slots", "before", "after"),
    [
        # Others stay as they are.
        (SET, {"reminder_day": "saturdays"}, ["MO,TU"], [("POST", "", "SA")]),
        (SET, {"date": "2026-12-05"}, ["SA"], [("POST", "", "")]),
        (SET, {"date": "2026-12-05"}, ["2026-12-06"], [("POST", "", "")]),
        # One of the same days is moved, in one step: it never rings twice, nor not at all.
        (SET, {"reminder_day": "mondays"}, ["MO"], [("PUT", "0", "MO")]),
        (SET, {"reminder_day": "every weekday"}, ["MO", "SA"], [("PUT", "0", "MO,TU,WE,TH,FR")]),
        (SET, {"date": "2026-12-05"}, ["2026-12-05"], [("PUT", "0", "")]),
        # A day moves from one to another.
        (SET, {"reminder_day": "mondays"}, ["MO,TU"], [("POST", "", "MO"), ("PUT", "0", "TU")]),
        (SET, {"reminder_day": "every day"}, ["MO", "SA"], [("PUT", "0", ""), ("DELETE", "1", "")]),
        # The one that is set is moved to other days; of several the one of these days.
        (CHANGE, {"reminder_day": "saturdays"}, ["MO,TU"], [("PUT", "0", "SA")]),
        (CHANGE, {"reminder_day": "sundays"}, ["MO", "SA"], [("POST", "", "SU")]),
        (CHANGE, {"reminder_day": "saturdays"}, ["MO", "SA"], [("PUT", "1", "SA")]),
        # One more, on a day that has one.
        (ALSO, {"reminder_day": "mondays"}, ["MO"], [("POST", "", "MO")]),
    ],
)  # fmt: skip
def test_several_reminders(
    intent: str, slots: dict[str, str], before: list[str], after: list[tuple[str, ...]]
) -> None:
    """Each day keeps what was said of it last."""
    service = Service(200, {"alerts": [on(str(n), days) for n, days in enumerate(before)]})
    walker = Walker(service)
    walker.say(intent, new=True, **slots, time="10:00")
    walker.say("AMAZON.YesIntent")
    assert changes(service) == after


@pytest.mark.parametrize(
    ("slots", "before", "after"),
    [
        ({"reminder_day": "saturdays"}, ["MO", "SA"], [("DELETE", "1", "")]),
        ({"reminder_day": "saturdays"}, ["FR,SA"], [("PUT", "0", "FR")]),
        ({"reminder_day": "saturdays"}, ["MO,TU,SA", "SA"], [("DELETE", "1", "")]),
        ({"reminder_day": "saturdays"}, ["2026-12-05"], [("DELETE", "0", "")]),
        ({"date": "2026-12-05"}, ["MO", "2026-12-05"], [("DELETE", "1", "")]),
        ({"time": "07:05"}, ["MO", "SA"], [("DELETE", "0", "")]),
        ({"time": "MO"}, ["MO"], [("DELETE", "0", "")]),
        ({"time": "EV"}, ["MO"], []),
        ({"time": "09:00"}, ["MO"], []),
        ({"reminder_day": "sundays"}, ["MO"], []),
        ({"reminder_day": "blubbdays"}, ["MO"], []),
    ],
)
def test_one_of_several_is_deleted(
    slots: dict[str, str], before: list[str], after: list[tuple[str, ...]]
) -> None:
    """By its day, its date or its time; what nobody has heard of deletes nothing."""
    service = Service(200, {"alerts": [on(str(n), days) for n, days in enumerate(before)]})
    Walker(service).say("StopRemindersIntent", new=True, **slots)
    assert changes(service) == after


def test_a_date_deletes_no_weekly_one_without_a_yes() -> None:
    """Alexa hears "Saturday" as the coming one."""
    service = Service(200, {"alerts": [on("a", "SA")]})
    walker = Walker(service)
    assert "every Saturday" in walker.say("StopRemindersIntent", new=True, date="2026-12-05")
    assert changes(service) == []
    assert "every Saturday" in walker.say("AMAZON.YesIntent")
    assert changes(service) == [("DELETE", "a", "")]


def test_the_next_to_ring_is_named_first() -> None:
    """Three are named, more are counted."""
    days = ["SU", "SA", "2026-12-01", "FR", "TH"]
    walker = Walker(Service(200, {"alerts": [on(d, d) for d in days]}))
    said = walker.say("RemindersIntent", new=True)
    named = ("tomorrow at 7:05", "every Thursday at 7:05", "every Friday at 7:05", "2 more")
    places = [said.index(words) for words in named]
    assert places == sorted(places)


def test_room_that_cannot_be_made() -> None:
    """Nothing rings twice: the new one is taken back, and it is said that nothing has changed."""
    service = Service(200, {"alerts": [on("a", "MO,TU")]})
    walker = Walker(service)
    walker.say("ReminderIntent", new=True, reminder_day="mondays", time="10:00")
    service.failing = {"PUT": 503}
    assert is_text(walker.say("AMAZON.YesIntent"), "down")
    assert [method for method, *_ in changes(service)] == ["POST", "PUT", "DELETE"]


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
