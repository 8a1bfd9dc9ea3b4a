"""Several reminders: each day keeps what was said of it last, and nothing rings twice."""

from __future__ import annotations

from typing import Any

import pytest

from tests.alexa.reminding import ALERTS, Service, Walker, is_text


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
