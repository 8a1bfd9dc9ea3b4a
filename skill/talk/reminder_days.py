"""The days on which somebody wishes to be reminded: their names, and the days of the calendar."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from skill.coach.question import Ids
from skill.talk.wishes import LATER, MORNING, NEXT_WEEK, NIGHT, ON_DATE

#: For one day alone: whichever comes first, or this very one.
ONCE, TODAY, TOMORROW = "once", "today", "tomorrow"
SINGLE = (ONCE, TODAY, TOMORROW)
WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
#: Days of a week, counted from Monday, by the id of what is wished.
DAYS: Mapping[str, Sequence[int]] = {
    "daily": range(7),
    "weekdays": range(5),
    "weekends": range(5, 7),
    "mon_wed_fri": (0, 2, 4),
    "tue_thu": (1, 3),
    **{name: range(n, n + 1) for n, name in enumerate(WEEK)},
}
_NOON = 12 * 60
#: Wishes that name a part of a day with the days.
DAYS_AND_PART = {
    "mornings": ("daily", MORNING),
    "evenings": ("daily", LATER),
    "tonight": (TODAY, LATER),
    "tomorrow_morning": (TOMORROW, MORNING),
    "tomorrow_evening": (TOMORROW, LATER),
}
#: Before this nobody means the evening by "at night".
_NIGHT_ENDS = 5 * 60
#: Wishes for one day of the weeks to come, and which day of the week each is.
NEXT_DAYS = {f"next_{name}": n for n, name in enumerate(WEEK)}
#: What no reminder can: every other day, twice a day.
NOT_SO = "not_so"
#: The wish for a day by its date, an id as any other.
_DATE = re.compile(ON_DATE + r"(\d{4})_(\d{2})_(\d{2})")


def days_of(wishes: Ids, part: str | None) -> tuple[Ids, str | None]:
    """Return the days that are wished, and the part of the day; nothing where none is.

    part: the one that was named by itself.
    """
    for wish in wishes:
        if wish in DAYS_AND_PART:
            day, its_part = DAYS_AND_PART[wish]
            return (day,), part or its_part
    single = tuple(wish for wish in wishes if wish in SINGLE or _DATE.fullmatch(wish))[:1]
    return single or named(weekdays(wishes)), part


def date_wish(day: date) -> str:
    """Return the wish for a day by its date."""
    return f"{ON_DATE}{day:%Y_%m_%d}"


def date_in(wishes: Iterable[str]) -> date | None:
    """Return the first date that is wished, None where none is, or one that no calendar has."""
    found = next((match for wish in wishes if (match := _DATE.fullmatch(wish))), None)
    return _date(found) if found else None


def on_its_day(wishes: Ids, today: date) -> Ids:
    """Return wishes with each day that has a name in the calendar as its date.

    "next Monday" is the first one after today, a day "of next week" one after the coming Sunday;
    and a date that is today's or tomorrow's is called so.
    """
    later = NEXT_WEEK in wishes
    begins = today + timedelta(days=7 - today.weekday() if later else 1)
    numbers = NEXT_DAYS | ({name: n for n, name in enumerate(WEEK)} if later else {})
    number = next((numbers[wish] for wish in wishes if wish in numbers), None)
    day = date_in(wishes)
    if day is not None and later and today <= day < begins:
        number = day.weekday()
    if number is not None:
        day = begins + timedelta(days=(number - begins.weekday()) % 7)
    if day is None:
        return wishes
    return ({0: TODAY, 1: TOMORROW}.get((day - today).days) or date_wish(day),)


def _date(found: re.Match[str]) -> date | None:
    try:
        return date(*map(int, found.groups()))
    except ValueError:
        return None


def weekdays(wishes: Iterable[str]) -> tuple[int, ...]:
    """Return the days of the week that are wished, counted from Monday."""
    return tuple(sorted({n for name in wishes for n in DAYS.get(name, ())}))


def named(numbers: Iterable[int]) -> Ids:
    """Return the ids of days of the week: one for them all where there is one."""
    days = tuple(numbers)
    whole = (name for name, each in DAYS.items() if tuple(each) == days)
    return next(((name,) for name in whole), tuple(WEEK[day] for day in days))


def in_part(minutes: int, part: str | None) -> int:
    """Return a time of day within a part of it: six "in the evening" is eighteen hours."""
    if part == MORNING and minutes >= _NOON:
        return minutes - _NOON
    late = part == LATER or (part == NIGHT and minutes >= _NIGHT_ENDS)
    return minutes + _NOON if late and minutes < _NOON else minutes
