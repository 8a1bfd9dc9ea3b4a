"""What is said of reminders: when they ring, and why a service did not do what was asked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from skill.coach.answer import Act, Part, Quoted, Value, says
from skill.coach.texts import Text
from skill.coach.walk import texts
from skill.talk.reminder_days import date_in, date_wish, on_its_day
from skill.talk.reminders import Clock, Reminder
from skill.talk.scene import Scene
from skill.talk.walk.days import ZONES, time_zone
from skill.talk.walk.scene import Outcome, closing

#: The status of a service that has not been granted.
NO_CONSENT = 401
_FAILED: Mapping[int, Text] = {
    0: texts.REMINDERS_NO_ANSWER,
    400: texts.REMINDERS_REFUSED,
    403: texts.REMINDERS_FORBIDDEN,
    404: texts.REMINDERS_GONE,
    409: texts.REMINDERS_CHANGED,
    429: texts.REMINDERS_TOO_OFTEN,
    500: texts.REMINDERS_FAULT,
    503: texts.REMINDERS_DOWN,
    504: texts.REMINDERS_OFFLINE,
}
#: Minutes after midnight that have a name.
_NAMED: Mapping[int, Text] = {0: texts.REMINDERS_MIDNIGHT, 12 * 60: texts.REMINDERS_NOON}


def walkers_clock(scene: Scene) -> Clock:
    """Return the clock of who speaks."""
    now = scene.around.moment.astimezone(time_zone(scene.around.zone, scene.locale)).replace(
        tzinfo=None
    )
    return Clock(now, scene.around.zone or ZONES.get(scene.locale, "UTC"))


def not_here() -> Outcome:
    """Say that nobody can be reminded on this device."""
    return Outcome(closing(says(texts.REMINDERS_NOT_HERE)))


def failed(status: int) -> Outcome:
    """Say why the service did not do it: in a sentence for each status."""
    return no_consent() if status == NO_CONSENT else _failed(status)


def no_consent() -> Outcome:
    """Say where to give consent, and send a card for it."""
    card = Act(name="consent_card", about={"token": "remind"})
    return Outcome(closing(says(texts.REMINDERS_NO_CONSENT), acts=(card,)))


def _failed(status: int) -> Outcome:
    return Outcome(closing(says(_FAILED.get(status, texts.REMINDERS_FAULT))))


def as_said(reminder: Reminder, now: datetime) -> Reminder:
    """Return a reminder with its one day as people say it: today, tomorrow, or by its date."""
    if reminder.on is None:
        return reminder
    return reminder._replace(days=on_its_day((date_wish(reminder.on),), now.date()))


def when_it_rings(reminder: Reminder, locale: str) -> dict[str, Value]:
    """Return the days and the time of a reminder, as values of a text."""
    return {"days": days(reminder), "time": clock(reminder.minutes, locale)}


def days(reminder: Reminder) -> Value:
    """Return how the days of a reminder are called."""
    day = date_in(reminder.days)
    names = tuple(f"reminder_days.{name}.name" for name in reminder.days)
    return names if day is None else on_day(day)


def on_day(day: date) -> Part:
    """Return a day as people say it: "on Thursday, the third of December"."""
    in_month = Part(key=str(texts.REMINDERS_DAY), wording=day.day)
    in_year = says(texts.REMINDERS_DATE, day=in_month).but(wording=day.month)
    return says(texts.REMINDERS_ON_DAY, date=in_year).but(wording=day.weekday() + 1)


def clock(minutes: int, locale: str) -> Part:
    """Return a time of day as people say it: of twelve hours in English, else of twenty-four."""
    if minutes in _NAMED:
        return says(_NAMED[minutes])
    hour, minute = divmod(minutes, 60)
    noon, evening = 12, 18
    key = texts.REMINDERS_MORNING if hour < noon else texts.REMINDERS_AFTERNOON
    key = texts.REMINDERS_EVENING if hour >= evening else key
    shown = (hour - 1) % noon + 1 if locale.startswith("en") else hour
    return says(key, time=Quoted(words=f"{shown}:{minute:02}" if minute else str(shown)))
