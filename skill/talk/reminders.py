"""What rings to remind somebody of a walk, and the service that keeps it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import NamedTuple, Protocol

from skill.coach.question import Ids
from skill.talk.reminder_days import DAYS, TODAY, TOMORROW, date_in, named, weekdays

A_DAY = 24 * 60


class Reminder(NamedTuple):
    """When to be reminded: so many minutes after midnight, on which days.

    days: ids of `DAYS`, one of `SINGLE`, or the wish for a date. on: the day of one that is set
    and rings once.
    """

    minutes: int
    days: Ids
    on: date | None = None

    @property
    def weekly(self) -> tuple[int, ...]:
        """The days of the week it rings on, counted from Monday; none where it rings once."""
        return weekdays(self.days)

    def beside(self, other: Reminder) -> Reminder | None:
        """Return what stays of this one where another takes its days; None where nothing does.

        One that rings once takes no day of those that ring every week, nor they its.
        """
        left = [day for day in self.weekly if day not in other.weekly]
        if len(left) < len(self.weekly):
            return self._replace(days=named(left)) if left else None
        return None if self.on is not None and self.on == other.on else self

    def dated(self, now: datetime) -> Reminder:
        """Return it with the day on which it rings, where that is once."""
        moment = None if self.weekly else self.first(now)
        return self if moment is None else self._replace(on=moment.date())

    def first(self, now: datetime) -> datetime | None:
        """Return its first moment after `now`, both by the walker's clock; None: it is over."""
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        on_day = midnight + timedelta(minutes=self.minutes)
        if TODAY in self.days:
            return on_day if on_day > now else None
        if TOMORROW in self.days:
            return on_day + timedelta(days=1)
        if (on := self.on or date_in(self.days)) is not None:
            moment = datetime.combine(on, on_day.time())
            return moment if moment > now else None
        moments = (on_day + timedelta(days=n) for n in range(8))
        days = self.weekly or DAYS["daily"]
        return next((m for m in moments if m > now and m.weekday() in days), None)


class Listed(NamedTuple):
    """What a service answered, as HTTP has it (0: not at all), and the reminders it is about."""

    status: int
    reminders: tuple[Reminder, ...] = ()

    @property
    def done(self) -> bool:
        """Whether it did what was asked."""
        return 200 <= self.status < 300


class Clock(NamedTuple):
    """The walker's own clock: its time, without an offset, and the name of its zone."""

    now: datetime
    zone: str


class Reminders(Protocol):
    """The reminders of who speaks: ours alone."""

    @property
    def allowed(self) -> bool:
        """Whether the walker has granted that we set any."""

    def put(self, reminder: Reminder, clock: Clock, manner: Ids) -> Listed:
        """Set a reminder; others keep the days that it has not.

        manner: one or none of `MANNERS`. Where one alone is set, that one is moved; one more leaves
        all others as they are. Returns those whose place it took.
        """

    def all(self) -> Listed:
        """Return those that are set."""

    def clear(self, days: Reminder | None, clock: Clock) -> Listed:
        """Delete those of some days, or all; return those that are gone."""
