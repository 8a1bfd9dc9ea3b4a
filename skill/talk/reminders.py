"""A reminder to walk, and what sets one: the door has it, a talk only asks it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple, Protocol

#: For one day alone: whichever comes first, or this very one.
ONCE, TODAY, TOMORROW = "once", "today", "tomorrow"
WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
#: Days of a week, counted from Monday, by the id of what is wished; those of one day have none.
DAYS = {
    "daily": range(7),
    "weekdays": range(5),
    "weekends": range(5, 7),
    **{name: range(n, n + 1) for n, name in enumerate(WEEK)},
}
A_DAY = 24 * 60


class Reminder(NamedTuple):
    """When to be reminded: so many minutes after midnight, on which days (an id of `DAYS`).

    One for a single day has `ONCE`, `TODAY` or `TOMORROW`.
    """

    minutes: int
    days: str

    def first(self, now: datetime) -> datetime | None:
        """Return its first moment after `now`, both by the walker's clock; None: it is over."""
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        on_day = midnight + timedelta(minutes=self.minutes)
        if self.days == TODAY:
            return on_day if on_day > now else None
        if self.days == TOMORROW:
            return on_day + timedelta(days=1)
        moments = (on_day + timedelta(days=n) for n in range(8))
        days = DAYS.get(self.days, DAYS["daily"])
        fitting = (m for m in moments if m > now and m.weekday() in days)
        return next(fitting, None)


class Listed(NamedTuple):
    """What a service answered, as HTTP has it (0: not at all), and the reminders that are set."""

    status: int
    reminders: tuple[Reminder, ...] = ()


class Reminders(Protocol):
    """The reminders of who speaks: ours alone."""

    @property
    def allowed(self) -> bool:
        """Whether the walker has granted that we set any."""

    def put(self, reminder: Reminder, first: datetime, zone: str) -> int:
        """Set a reminder in the place of all others; return the status (HTTP, 0: no answer)."""

    def all(self) -> Listed:
        """Return those that are set."""

    def clear(self) -> Listed:
        """Delete all; return those that are gone."""
