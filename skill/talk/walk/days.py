"""Which day and which week a moment belongs to, where the walker is."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo

#: Where nobody knows a device's time zone: the one in which most people who speak so live.
ZONES = {
    "de-DE": "Europe/Berlin",
    "en-AU": "Australia/Sydney",
    "en-CA": "America/Toronto",
    "en-GB": "Europe/London",
    "en-IN": "Asia/Kolkata",
    "en-US": "America/Chicago",
}
#: Countries whose week begins on Sunday (Unicode CLDR, weekData); all others of ours on Monday.
SUNDAY_FIRST = frozenset(("CA", "IN", "US"))
WEEK = timedelta(days=7)
_SUNDAY = 6
_LONGEST_NAME = 40


def time_zone(name: object, locale: str) -> tzinfo:
    """Return the time zone of a name such as "Europe/Berlin"; for no such name the locale's."""
    return _zone(name) or _zone(ZONES.get(locale)) or UTC


def is_time_zone(name: object) -> bool:
    """Tell whether a name is one of the IANA's time zones."""
    return _zone(name) is not None


def day_of(moment: datetime, zone: tzinfo) -> date:
    """Return the day that a moment belongs to."""
    return moment.astimezone(zone).date()


def week_of(day: date, locale: str) -> date:
    """Return the first day of a day's week, as the country of a locale counts."""
    country = locale.rpartition("-")[2]
    past = (day.weekday() - _SUNDAY) % 7 if country in SUNDAY_FIRST else day.weekday()
    return day - timedelta(days=past)


def _zone(name: object) -> tzinfo | None:
    if not isinstance(name, str) or not 0 < len(name) <= _LONGEST_NAME:
        return None
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - only for who walks

    try:
        return ZoneInfo(name)
    except (OSError, ValueError, LookupError):  # none, or a machine without a list of them
        return _bundled(name)


def _bundled(name: str) -> tzinfo | None:
    """Return a time zone from the list that goes with the package."""
    import dateutil.zoneinfo as bundle  # type: ignore[import-untyped] # noqa: PLC0415 - only where a zone is asked

    found: tzinfo | None = bundle.get_zonefile_instance().get(name)
    return found
