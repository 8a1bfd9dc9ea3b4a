"""The reminders service: reminders of a device, for a moment or again and again."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from alexa_desk.device.echo import Echo
from alexa_desk.services.alerts import Alert, Alerts, Ringing, stamp, words_for
from alexa_desk.services.call import Call, Reply, refused
from alexa_desk.services.recurrence import next_of

SCOPE = "alexa::alerts:reminders:skill:readwrite"


class Reminders(NamedTuple):
    """The service; the reminders themselves are among the alerts."""

    alerts: Alerts

    def answer(self, call: Call, echo: Echo) -> Reply:
        """The reminders service."""
        if SCOPE not in echo.account.permissions:
            return refused(401, "INVALID_BEARER_TOKEN", f"the user has not granted {SCOPE}")
        own = [alert for alert in self.alerts.of(echo) if alert.kind == "reminder"]
        rest = call.parts[3:]
        if not rest:
            return self._all_reminders(call, echo, own)
        alert = next((each for each in own if each.id == rest[0] and each.on), None)
        if alert is None:
            return refused(404, "ALERT_NOT_FOUND", f"there is no reminder {rest[0]}")
        return self._one_reminder(call, echo, alert)

    def _all_reminders(self, call: Call, echo: Echo, own: list[Alert]) -> Reply:
        if call.method == "GET":
            reminders = [self._reminder(alert) for alert in own]
            return Reply(
                200, {"totalCount": str(len(reminders)), "alerts": reminders, "links": None}
            )
        if echo.session is None:
            return refused(403, "FORBIDDEN", "a reminder is made in a session only")
        now = self.alerts.clock()
        try:
            due, again = _schedule(call.body, now, echo.device.time_zone)
        except ValueError as error:
            return refused(400, "INVALID_TRIGGER_OBJECT", str(error))
        body = dict(call.body)
        alert = Alert(
            self.alerts.ids(), "reminder", echo.device_id, body, now, due, again=again, rings=rings
        )
        self.alerts.add(alert)
        return Reply(200, self._reminder(alert, brief=True))

    def _one_reminder(self, call: Call, echo: Echo, alert: Alert) -> Reply:
        if call.method == "DELETE":
            alert.cancel()
            return Reply(200)
        if call.method == "PUT":
            try:
                alert.due, alert.again = _schedule(
                    call.body, self.alerts.clock(), echo.device.time_zone
                )
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


def rings(body: dict[str, Any], locale: str) -> Ringing:
    """What is heard when a reminder's moment has come."""
    return Ringing("A reminder rings", _spoken(body, locale))


def _spoken(body: dict[str, Any], locale: str) -> str | None:
    info = (body.get("alertInfo") or {}).get("spokenInfo") or {}
    return words_for(info.get("content") or (), locale)


#: When an alert rings after a moment; None: never again.
Again = Callable[[datetime], datetime | None]


def _once(moment: datetime) -> datetime | None:
    return None


def _schedule(body: Any, now: datetime, zone: str) -> tuple[datetime, Again]:
    """When a reminder rings, and what tells when again. Raises ValueError."""
    trigger = body.get("trigger") if isinstance(body, dict) else None
    if not isinstance(trigger, dict):
        raise ValueError("the reminder has no trigger")
    if not _spoken(body, ""):
        raise ValueError("alertInfo.spokenInfo.content has no text")
    if trigger.get("type") == "SCHEDULED_RELATIVE":
        seconds = trigger.get("offsetInSeconds")
        if not isinstance(seconds, int) or seconds <= 0:
            raise ValueError("offsetInSeconds is no number of seconds")
        return now + timedelta(seconds=seconds), _once
    if trigger.get("type") != "SCHEDULED_ABSOLUTE":
        raise ValueError(f"the trigger's type is {trigger.get('type')!r}")
    again, first = _recurring(trigger, zone)
    due = first if first > now else again(now)
    if due is None:
        raise ValueError("scheduledTime is in the past")
    return due, again


def _recurring(trigger: dict[str, Any], zone: str) -> tuple[Again, datetime]:
    """What tells when a reminder rings again, by the clock of its zone, and when it rings first."""
    scheduled = _local(trigger)
    where = _zone(trigger, zone)
    after = next_of(trigger.get("recurrence") or {}, scheduled)
    if after is None:
        return _once, scheduled.replace(tzinfo=where)

    def again(moment: datetime) -> datetime | None:
        found = after(moment.astimezone(where).replace(tzinfo=None))
        return None if found is None else found.replace(tzinfo=where)

    first = again(scheduled.replace(tzinfo=where) - timedelta(seconds=1))
    if first is None:
        raise ValueError("the recurrence never rings")
    return again, first


def _local(trigger: dict[str, Any]) -> datetime:
    moment = datetime.fromisoformat(str(trigger.get("scheduledTime")))
    if moment.tzinfo is not None:
        raise ValueError("scheduledTime is local: it has no Z and no offset")
    return moment


def _zone(trigger: dict[str, Any], zone: str) -> ZoneInfo:
    name = trigger.get("timeZoneId") or zone
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, TypeError) as error:
        raise ValueError(f"timeZoneId {name!r} is unknown") from error
