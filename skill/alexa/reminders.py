"""Alexa's reminders service: those that we set for who speaks, in her form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from skill.alexa.services import Desk
from skill.coach import texts
from skill.coach.question import Ids
from skill.languages.words import Words
from skill.talk.reminders import ONCE, Listed, Reminder, named

SCOPE = "alexa::alerts:reminders:skill:readwrite"
PATH = "/v1/alerts/reminders"
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_ALL_DAYS = len(_DAYS)


class AlexaReminders:
    """The reminders of who speaks. Never raises: what fails is a status."""

    def __init__(self, desk: Desk, words: Words, now: datetime, *, allowed: bool) -> None:
        self._desk = desk
        self._words = words
        self._now = now
        self._allowed = allowed

    @property
    def allowed(self) -> bool:
        """Whether the walker has granted it."""
        return self._allowed

    def put(self, reminder: Reminder, first: datetime, zone: str) -> int:
        """Set a reminder in the place of all others; return the status."""
        before = _set(self._desk)[1]
        reply = self._desk.call("POST", PATH, self._body(reminder, first, zone))
        if reply.done:
            for token, _ in before:
                self._desk.call("DELETE", f"{PATH}/{token}")
        return reply.status

    def all(self) -> Listed:
        """Return those that are set."""
        status, found = _set(self._desk)
        return Listed(status, tuple(reminder for _, reminder in found))

    def clear(self) -> Listed:
        """Delete all; return those that are gone."""
        return delete_all(self._desk)

    def _body(self, reminder: Reminder, first: datetime, zone: str) -> Mapping[str, Any]:
        """Return a reminder as the service takes it: times are local, without an offset."""
        trigger: dict[str, Any] = {
            "type": "SCHEDULED_ABSOLUTE",
            "scheduledTime": first.isoformat(timespec="milliseconds"),
            "timeZoneId": zone,
        }
        if reminder.weekly:
            trigger["recurrence"] = {"recurrenceRules": [_rule(reminder)]}
        content = {"locale": self._words.locale, "text": self._words.name(texts.REMINDERS_SPOKEN)}
        return {
            "requestTime": self._now.replace(tzinfo=None).isoformat(timespec="milliseconds"),
            "trigger": trigger,
            "alertInfo": {"spokenInfo": {"content": [content]}},
            "pushNotification": {"status": "ENABLED"},
        }


def delete_all(desk: Desk) -> Listed:
    """Delete all reminders of ours; return those that are gone, and the status of what failed."""
    status, found = _set(desk)
    gone: list[Reminder] = []
    for token, reminder in found:
        reply = desk.call("DELETE", f"{PATH}/{token}")
        if not reply.done:
            return Listed(reply.status, tuple(gone))
        gone.append(reminder)
    return Listed(status, tuple(gone))


def _set(desk: Desk) -> tuple[int, list[tuple[str, Reminder]]]:
    """Return the status of the list of ours, and each with its token."""
    reply = desk.call("GET", PATH)
    alerts = reply.body.get("alerts") if reply.done and isinstance(reply.body, dict) else None
    return reply.status, list(_read(alerts if isinstance(alerts, list) else []))


def _rule(reminder: Reminder) -> str:
    hour, minute = divmod(reminder.minutes, 60)
    days = reminder.weekly
    often = "FREQ=DAILY;"
    if len(days) < _ALL_DAYS:
        often = f"FREQ=WEEKLY;BYDAY={','.join(_DAYS[day] for day in days)};"
    return f"{often}BYHOUR={hour};BYMINUTE={minute};BYSECOND=0;INTERVAL=1;"


def _read(alerts: list[Any]) -> Iterator[tuple[str, Reminder]]:
    """Yield the reminders that are on, with their tokens; what is odd is none."""
    for alert in alerts:
        if not isinstance(alert, dict) or alert.get("status") != "ON":
            continue
        token, trigger = alert.get("alertToken"), alert.get("trigger")
        if isinstance(token, str) and isinstance(trigger, dict):
            yield token, _reminder(trigger)


def _reminder(trigger: Mapping[str, Any]) -> Reminder:
    """Return what a trigger stands for; its time is the walker's own."""
    weekly = _weekly(trigger)
    try:
        moment = datetime.fromisoformat(str(trigger.get("scheduledTime")))
    except ValueError:
        return Reminder(0, weekly or (ONCE,))
    minutes = 60 * moment.hour + moment.minute
    return Reminder(minutes, weekly) if weekly else Reminder(minutes, (ONCE,), moment.date())


def _weekly(trigger: Mapping[str, Any]) -> Ids:
    """Return the days that a reminder rings on again and again; none where it rings once."""
    recurrence = trigger.get("recurrence")
    rules = str(recurrence.get("recurrenceRules") or "") if isinstance(recurrence, dict) else ""
    if not rules:
        return ()
    days = tuple(n for n, day in enumerate(_DAYS) if "BYDAY" in rules and day in _by_day(rules))
    return named(days or range(_ALL_DAYS))


def _by_day(rules: str) -> list[str]:
    return rules.partition("BYDAY=")[2].partition(";")[0].split(",")
