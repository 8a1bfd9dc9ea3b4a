"""Named days of a year: those with a date, so many days from Easter, or on a weekday."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

_WEEK = 7


def holiday(rule: str, year: int) -> date:
    """The day in a year: "12-25", "easter-2", or "11-4-3", the fourth thursday of november."""
    if rule.startswith("easter"):
        return _easter(year) + timedelta(days=int(rule.removeprefix("easter") or 0))
    month, *place = map(int, rule.split("-"))
    if len(place) == 1:
        return date(year, month, place[0])
    return nth_weekday(year, month, place[0], place[1])


def nth_weekday(year: int, month: int, count: int, weekday: int) -> date:
    """The first (1), second, ... or last (0) monday (0), tuesday, ... of a month."""
    first_day, length = monthrange(year, month)
    day = 1 + (weekday - first_day) % _WEEK
    return date(year, month, day + _WEEK * (count - 1 if count else (length - day) // _WEEK))


def _easter(year: int) -> date:
    """Easter Sunday, by the rule of Gauss as Butcher wrote it."""
    century, in_century = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    moon -= (year % 19 + 11 * moon) // 319
    to_sunday = (2 * (century % 4) + 2 * (in_century // 4) - in_century % 4 - moon + 32) % _WEEK
    days = moon + to_sunday
    return date(year, 3, 22) + timedelta(days=days)
