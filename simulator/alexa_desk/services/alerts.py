"""Timers and reminders: what is set, and what rings when the clock comes to it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from alexa_desk.cloud.sessions import Ids
from alexa_desk.cloud.validation import span
from alexa_desk.device.clock import Clock
from alexa_desk.device.echo import Echo, Question
from alexa_desk.services.call import Call, Reply, refused

TIMERS = "alexa::alerts:timers:skill:readwrite"
REMINDERS = "alexa::alerts:reminders:skill:readwrite"

MOST_TIMERS = 10
LONGEST_TIMER = timedelta(hours=2)

_STEPS = {"DAILY": timedelta(days=1), "WEEKLY": timedelta(weeks=1)}


@dataclass(slots=True)
class Alert:
    """A timer or reminder; `due` is None while it is paused, over or cancelled."""

    id: str
    kind: str
    owner: str
    body: dict[str, Any]
    created: datetime
    due: datetime | None
    left: timedelta = timedelta()
    every: timedelta | None = None
    on: bool = True


@dataclass(frozen=True, slots=True)
class Ringing:
    """What is heard when an alert rings, and the question it may ask."""

    note: str
    speech: str | None = None
    question: Question | None = None


@dataclass(slots=True)
class Alerts:
    """All alerts, and the service that sets them."""

    clock: Clock
    ids: Ids
    _alerts: dict[str, Alert] = field(default_factory=dict)

    def due(self, echo: Echo) -> datetime | None:
        """When the next alert of a device rings."""
        return min((alert.due for alert in self._of(echo) if alert.due), default=None)

    def ring(self, echo: Echo) -> Ringing:
        """Let the next alert of a device ring. Ask `due` first."""
        alerts = [alert for alert in self._of(echo) if alert.due]
        alert = min(alerts, key=lambda each: each.due or datetime.max.replace(tzinfo=UTC))
        moment = alert.due or self.clock()
        alert.due = moment + alert.every if alert.every else None
        alert.on = alert.due is not None
        if alert.kind == "reminder":
            return Ringing("A reminder rings", _words(alert.body, echo.locale, "spokenInfo"))
        return _timer_rings(alert.body, echo.locale)

    def timers(self, call: Call, echo: Echo) -> Reply:
        """The timers service."""
        if TIMERS not in echo.account.permissions:
            return refused(401, "UNAUTHORIZED", f"the user has not granted {TIMERS}")
        if echo.device.offline:
            return refused(504, "DEVICE_OFFLINE", "the device is offline")
        own = [alert for alert in self._of(echo) if alert.kind == "timer" and alert.on]
        rest = call.parts[3:]
        if not rest:
            return self._all_timers(call, echo, own)
        alert = next((each for each in own if each.id == rest[0]), None)
        if alert is None:
            return refused(404, "TIMER_NOT_FOUND", f"there is no timer {rest[0]}")
        return self._one_timer(call, alert, rest[1:])

    def reminders(self, call: Call, echo: Echo) -> Reply:
        """The reminders service."""
        if REMINDERS not in echo.account.permissions:
            return refused(401, "INVALID_BEARER_TOKEN", f"the user has not granted {REMINDERS}")
        own = [alert for alert in self._of(echo) if alert.kind == "reminder"]
        rest = call.parts[3:]
        if not rest:
            return self._all_reminders(call, echo, own)
        alert = next((each for each in own if each.id == rest[0] and each.on), None)
        if alert is None:
            return refused(404, "ALERT_NOT_FOUND", f"there is no reminder {rest[0]}")
        return self._one_reminder(call, echo, alert)

    def _of(self, echo: Echo) -> list[Alert]:
        return [alert for alert in self._alerts.values() if alert.owner == echo.device_id]

    def _all_timers(self, call: Call, echo: Echo, own: list[Alert]) -> Reply:
        if call.method == "GET":
            found = [self._timer(alert) for alert in own]
            return Reply(200, {"totalCount": len(found), "timers": found, "nextToken": None})
        if call.method == "DELETE":
            for alert in own:
                self._cancel(alert)
            return Reply(200)
        if echo.session is None:
            return refused(403, "FORBIDDEN", "a timer is made in a session only")
        fault = _timer_fault(call.body, own)
        if fault is not None:
            return fault
        now = self.clock()
        length = span(str(call.body["duration"]))
        alert = Alert(self.ids(), "timer", echo.device_id, dict(call.body), now, now + length)
        self._alerts[alert.id] = alert
        return Reply(200, self._timer(alert))

    def _one_timer(self, call: Call, alert: Alert, action: list[str]) -> Reply:
        now = self.clock()
        if call.method == "DELETE":
            self._cancel(alert)
            return Reply(200)
        if action == ["pause"]:
            if alert.due is None:
                return refused(400, "INVALID_STATE", "the timer is paused already")
            alert.left, alert.due = alert.due - now, None
            return Reply(200)
        if action == ["resume"]:
            if alert.due is not None:
                return refused(400, "INVALID_STATE", "the timer is not paused")
            alert.due = now + alert.left
            return Reply(200)
        return Reply(200, self._timer(alert))

    def _timer(self, alert: Alert) -> dict[str, Any]:
        paused = alert.due is None
        return {
            "id": alert.id,
            "status": ("PAUSED" if paused else "ON") if alert.on else "OFF",
            "duration": alert.body["duration"],
            "triggerTime": None if alert.due is None else stamp(alert.due),
            "timerLabel": alert.body.get("timerLabel"),
            "createdTime": stamp(alert.created),
            "updatedTime": stamp(alert.created),
            "remainingTimeWhenPaused": _iso(alert.left) if paused else None,
        }

    def _all_reminders(self, call: Call, echo: Echo, own: list[Alert]) -> Reply:
        if call.method == "GET":
            found = [self._reminder(alert) for alert in own]
            return Reply(200, {"totalCount": str(len(found)), "alerts": found, "links": None})
        if echo.session is None:
            return refused(403, "FORBIDDEN", "a reminder is made in a session only")
        now = self.clock()
        try:
            due, every = _schedule(call.body, now, echo.device.time_zone)
        except ValueError as error:
            return refused(400, "INVALID_TRIGGER_OBJECT", str(error))
        body = dict(call.body)
        alert = Alert(self.ids(), "reminder", echo.device_id, body, now, due, every=every)
        self._alerts[alert.id] = alert
        return Reply(200, self._reminder(alert, brief=True))

    def _one_reminder(self, call: Call, echo: Echo, alert: Alert) -> Reply:
        if call.method == "DELETE":
            self._cancel(alert)
            return Reply(200)
        if call.method == "PUT":
            try:
                alert.due, alert.every = _schedule(call.body, self.clock(), echo.device.time_zone)
            except ValueError as error:
                return refused(400, "INVALID_TRIGGER_OBJECT", str(error))
            alert.body = dict(call.body)
            return Reply(200, self._reminder(alert, brief=True))
        return Reply(200, self._reminder(alert))

    def _reminder(self, alert: Alert, brief: bool = False) -> dict[str, Any]:
        entry = {
            "alertToken": alert.id,
            "createdTime": stamp(alert.created),
            "updatedTime": stamp(alert.created),
            "status": "ON" if alert.on else "COMPLETED",
            "version": "1",
            "href": f"/v1/alerts/reminders/{alert.id}",
        }
        if brief:
            return entry
        return (
            entry
            | {key: alert.body.get(key) for key in ("trigger", "alertInfo")}
            | {"pushNotification": alert.body.get("pushNotification")}
        )

    def _cancel(self, alert: Alert) -> None:
        alert.on, alert.due = False, None


def stamp(moment: datetime) -> str:
    """A moment as services write it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def _timer_fault(body: Any, own: list[Alert]) -> Reply | None:
    """Why a timer cannot be set, if it cannot."""
    if not isinstance(body, dict):
        return refused(400, "BAD_REQUEST", "the body is no object")
    try:
        length = span(str(body.get("duration")))
    except ValueError as error:
        return refused(400, "BAD_REQUEST", str(error))
    operation = (body.get("triggeringBehavior") or {}).get("operation") or {}
    labels = {alert.body.get("timerLabel") for alert in own if alert.body.get("timerLabel")}
    known = operation.get("type") in ("NOTIFY_ONLY", "ANNOUNCE", "LAUNCH_TASK")
    for right, status, message in (
        (timedelta() < length <= LONGEST_TIMER, 400, "a timer lasts at most two hours"),
        (known, 400, "triggeringBehavior.operation has no known type"),
        (body.get("timerLabel") not in labels, 400, "another timer has the same label"),
        (len(own) < MOST_TIMERS, 403, f"there are {MOST_TIMERS} timers already"),
    ):
        if not right:
            return refused(status, "FORBIDDEN" if status == 403 else "BAD_REQUEST", message)
    return None


def _timer_rings(body: dict[str, Any], locale: str) -> Ringing:
    label = f" ({body['timerLabel']})" if body.get("timerLabel") else ""
    operation = body["triggeringBehavior"]["operation"]
    if operation["type"] == "ANNOUNCE":
        return Ringing(f"A timer rings{label}", _words(operation, locale, "textToAnnounce"))
    if operation["type"] == "LAUNCH_TASK":
        task = operation.get("task") or {}
        launch = {"type": "LaunchRequest", "task": {
            "name": task.get("name"), "version": task.get("version"), "input": task.get("input"),
        }}  # fmt: skip
        speech = _words(operation, locale, "textToConfirm")
        note = f"A timer rings{label}; yes or no answers whether the task is launched"
        return Ringing(note, speech, Question(launch))
    return Ringing(f"A timer rings{label}")


def _words(body: dict[str, Any], locale: str, key: str) -> str | None:
    """The words for a locale, else the first there are."""
    if key == "spokenInfo":
        texts = ((body.get("alertInfo") or {}).get(key) or {}).get("content") or ()
    else:
        texts = body.get(key) or ()
    own = [text for text in texts if text.get("locale") == locale]
    chosen = next(iter([*own, *texts]), None)
    return str(chosen.get("text") or chosen.get("ssml") or "") if chosen else None


def _schedule(body: Any, now: datetime, zone: str) -> tuple[datetime, timedelta | None]:
    """When a reminder rings, and how often again. Raises ValueError."""
    trigger = body.get("trigger") if isinstance(body, dict) else None
    if not isinstance(trigger, dict):
        raise ValueError("the reminder has no trigger")
    if not _words(body, "", "spokenInfo"):
        raise ValueError("alertInfo.spokenInfo.content has no text")
    if trigger.get("type") == "SCHEDULED_RELATIVE":
        seconds = trigger.get("offsetInSeconds")
        if not isinstance(seconds, int) or seconds <= 0:
            raise ValueError("offsetInSeconds is no number of seconds")
        return now + timedelta(seconds=seconds), None
    if trigger.get("type") != "SCHEDULED_ABSOLUTE":
        raise ValueError(f"the trigger's type is {trigger.get('type')!r}")
    due = _local(trigger, zone)
    every = _step(trigger.get("recurrence") or {})
    while every and due <= now:
        due += every
    if due <= now:
        raise ValueError("scheduledTime is in the past")
    return due, every


def _local(trigger: dict[str, Any], zone: str) -> datetime:
    text = str(trigger.get("scheduledTime"))
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is not None:
        raise ValueError("scheduledTime is local: it has no Z and no offset")
    try:
        return moment.replace(tzinfo=ZoneInfo(trigger.get("timeZoneId") or zone))
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ValueError(f"timeZoneId {trigger.get('timeZoneId')!r} is unknown") from error


def _step(recurrence: dict[str, Any]) -> timedelta | None:
    rules = " ".join(recurrence.get("recurrenceRules") or ())
    match = re.search(r"FREQ=(\w+)", rules)
    return _STEPS.get(match[1] if match else str(recurrence.get("freq")))


def _iso(length: timedelta) -> str:
    minutes, seconds = divmod(round(length.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"PT{hours}H{minutes}M{seconds}S"
