"""Alexa's reminders service: those that we set for who speaks, in her form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from skill.alexa.services import Desk
from skill.coach import texts
from skill.coach.question import Ids
from skill.languages.words import Words
from skill.talk.reminder_days import ONCE, named
from skill.talk.reminders import Clock, Listed, Reminder
from skill.talk.wishes import MOVED, ONE_MORE

SCOPE = "alexa::alerts:reminders:skill:readwrite"
PATH = "/v1/alerts/reminders"
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_ALL_DAYS = len(_DAYS)
_DONE = range(200, 300)


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

    def put(self, reminder: Reminder, clock: Clock, manner: Ids) -> Listed:
        """Set a reminder; return those whose place it took.

        One that gives it all its days is changed into it, so that none rings twice. Where others
        cannot make room for it, it is taken back.
        """
        status, before = _set(self._desk)
        if status not in _DONE:
            return Listed(status)
        left = _left(before, reminder.dated(clock.now), manner)
        given = [token for token, stays in left.items() if stays is None]
        method, path = ("PUT", f"{PATH}/{given[0]}") if given else ("POST", PATH)
        reply = self._desk.call(method, path, self._body(reminder, clock))
        if not reply.done:
            return Listed(reply.status)
        rest = {token: stays for token, stays in left.items() if token not in given[:1]}
        status = self._keep(rest, before, clock)
        if status not in _DONE and not given:
            self._desk.call("DELETE", f"{PATH}/{_token(reply.body)}")
        return Listed(status, tuple(before[token] for token in given))

    def all(self) -> Listed:
        """Return those that are set."""
        status, before = _set(self._desk)
        return Listed(status, tuple(before.values()))

    def clear(self, days: Reminder | None, clock: Clock) -> Listed:
        """Delete those of some days, or all; return those that are gone."""
        if days is None:
            return delete_all(self._desk)
        status, before = _set(self._desk)
        left = _without(before, days)
        gone = tuple(old for token, old in before.items() if left[token] != old)
        return Listed(self._keep(left, before, clock) if gone else status, gone)

    def _keep(
        self, left: Mapping[str, Reminder | None], before: Mapping[str, Reminder], clock: Clock
    ) -> int:
        """Let each reminder be what is left of it; return the first status that is no success."""
        for token, stays in left.items():
            path = f"{PATH}/{token}"
            if stays is None:
                reply = self._desk.call("DELETE", path)
            elif stays != before[token]:
                reply = self._desk.call("PUT", path, self._body(stays, clock))
            else:
                continue
            if not reply.done:
                return reply.status
        return _DONE[0]

    def _body(self, reminder: Reminder, clock: Clock) -> Mapping[str, Any]:
        """Return a reminder as the service takes it: times are local, without an offset."""
        first = reminder.first(clock.now) or clock.now  # what is over, the service refuses
        trigger: dict[str, Any] = {
            "type": "SCHEDULED_ABSOLUTE",
            "scheduledTime": first.isoformat(timespec="milliseconds"),
            "timeZoneId": clock.zone,
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
    for token, reminder in found.items():
        reply = desk.call("DELETE", f"{PATH}/{token}")
        if not reply.done:
            return Listed(reply.status, tuple(gone))
        gone.append(reminder)
    return Listed(status, tuple(gone))


def _set(desk: Desk) -> tuple[int, dict[str, Reminder]]:
    """Return the status of the list of ours, and each by its token."""
    reply = desk.call("GET", PATH)
    alerts = reply.body.get("alerts") if reply.done and isinstance(reply.body, dict) else None
    return reply.status, dict(_read(alerts if isinstance(alerts, list) else []))


def _left(
    before: Mapping[str, Reminder], mine: Reminder, manner: Ids
) -> dict[str, Reminder | None]:
    """Return what stays of the reminders that are set, by their tokens; None: nothing."""
    if ONE_MORE in manner:
        return dict(before)
    if MOVED in manner and len(before) == 1:
        return dict.fromkeys(before)
    return {token: old.beside(mine) for token, old in before.items()}


def _without(before: Mapping[str, Reminder], days: Reminder) -> dict[str, Reminder | None]:
    """Return what stays of the reminders that are set when those of some days go.

    One of exactly these days is the one that is meant; else each one loses them.
    """
    alike = [old for old in before.values() if (old.weekly, old.on) == (days.weekly, days.on)]
    exact = [old for old in alike if old == days] or alike
    if exact:
        return {token: None if old in exact else old for token, old in before.items()}
    return {token: old.beside(days) for token, old in before.items()}


def _token(body: Any) -> str:
    return str(body.get("alertToken")) if isinstance(body, dict) else ""


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
