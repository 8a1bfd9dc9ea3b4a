"""The timers service: timers of a device, set in a session, that ring, announce or launch."""

from datetime import timedelta
from typing import Any, NamedTuple

from alexa_desk.cloud.validation import span
from alexa_desk.device.echo import Echo, Question
from alexa_desk.services.alerts import Alert, Alerts, Ringing, stamp, words_for
from alexa_desk.services.call import Call, Reply, refused

SCOPE = "alexa::alerts:timers:skill:readwrite"

MOST = 10
LONGEST = timedelta(hours=2)


class Timers(NamedTuple):
    """The service; the timers themselves are among the alerts."""

    alerts: Alerts

    def answer(self, call: Call, echo: Echo) -> Reply:
        """The timers service."""
        if SCOPE not in echo.account.permissions:
            return refused(401, "UNAUTHORIZED", f"the user has not granted {SCOPE}")
        if echo.device.offline:
            return refused(504, "DEVICE_OFFLINE", "the device is offline")
        own = [alert for alert in self.alerts.of(echo) if alert.kind == "timer" and alert.on]
        rest = call.parts[3:]
        if not rest:
            return self._all_timers(call, echo, own)
        alert = next((each for each in own if each.id == rest[0]), None)
        if alert is None:
            return refused(404, "TIMER_NOT_FOUND", f"there is no timer {rest[0]}")
        return self._one_timer(call, alert, rest[1:])

    def _all_timers(self, call: Call, echo: Echo, own: list[Alert]) -> Reply:
        if call.method == "GET":
            timers = [self._timer(alert) for alert in own]
            return Reply(200, {"totalCount": len(timers), "timers": timers, "nextToken": None})
        if call.method == "DELETE":
            for alert in own:
                alert.cancel()
            return Reply(200)
        if echo.session is None:
            return refused(403, "FORBIDDEN", "a timer is made in a session only")
        fault = _timer_fault(call.body, own)
        if fault is not None:
            return fault
        now = self.alerts.clock()
        length = span(str(call.body["duration"]))
        alert = Alert(
            self.alerts.ids(),
            "timer",
            echo.device_id,
            dict(call.body),
            now,
            now + length,
            rings=rings,
        )
        self.alerts.add(alert)
        return Reply(200, self._timer(alert))

    def _one_timer(self, call: Call, alert: Alert, action: list[str]) -> Reply:
        now = self.alerts.clock()
        if call.method == "DELETE":
            alert.cancel()
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
        (timedelta() < length <= LONGEST, 400, "a timer lasts at most two hours"),
        (known, 400, "triggeringBehavior.operation has no known type"),
        (body.get("timerLabel") not in labels, 400, "another timer has the same label"),
        (len(own) < MOST, 403, f"there are {MOST} timers already"),
    ):
        if not right:
            return refused(status, "FORBIDDEN" if status == 403 else "BAD_REQUEST", message)
    return None


def rings(body: dict[str, Any], locale: str) -> Ringing:
    """What is heard when a timer is over."""
    label = f" ({body['timerLabel']})" if body.get("timerLabel") else ""
    operation = body["triggeringBehavior"]["operation"]
    if operation["type"] == "ANNOUNCE":
        return Ringing(
            f"A timer rings{label}", words_for(operation.get("textToAnnounce") or (), locale)
        )
    if operation["type"] == "LAUNCH_TASK":
        task = operation.get("task") or {}
        launch = {"type": "LaunchRequest", "task": {
            "name": task.get("name"), "version": task.get("version"), "input": task.get("input"),
        }}  # fmt: skip
        speech = words_for(operation.get("textToConfirm") or (), locale)
        note = f"A timer rings{label}; yes or no answers whether the task is launched"
        return Ringing(note, speech, Question(launch))
    return Ringing(f"A timer rings{label}")


def _iso(length: timedelta) -> str:
    minutes, seconds = divmod(round(length.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"PT{hours}H{minutes}M{seconds}S"
