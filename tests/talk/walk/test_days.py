"""Which day and week a walk belongs to: midnight, zones, summer time, where a week begins."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from skill.talk.walk.days import day_of, is_time_zone, time_zone, week_of

BERLIN, NEW_YORK, SYDNEY = "Europe/Berlin", "America/New_York", "Australia/Sydney"


@pytest.mark.parametrize(
    ("moment", "zone", "locale", "day", "week"),
    [
        # Midnight: a walk belongs to the day that it began on.
        ("2026-12-06T22:50:00+00:00", BERLIN, "de-DE", "2026-12-06", "2026-11-30"),
        ("2026-12-06T23:00:00+00:00", BERLIN, "de-DE", "2026-12-07", "2026-12-07"),
        ("2026-12-06T22:59:59+00:00", BERLIN, "de-DE", "2026-12-06", "2026-11-30"),
        ("2026-12-31T23:30:00+00:00", BERLIN, "de-DE", "2027-01-01", "2026-12-28"),
        ("2026-12-31T22:30:00+00:00", BERLIN, "de-DE", "2026-12-31", "2026-12-28"),
        # One moment, two zones.
        ("2026-12-02T03:00:00+00:00", NEW_YORK, "en-US", "2026-12-01", "2026-11-29"),
        ("2026-12-02T03:00:00+00:00", SYDNEY, "en-AU", "2026-12-02", "2026-11-30"),
        ("2026-12-02T13:30:00+00:00", SYDNEY, "en-AU", "2026-12-03", "2026-11-30"),
        ("2026-12-02T18:40:00+00:00", "Asia/Kolkata", "en-IN", "2026-12-03", "2026-11-29"),
        ("2026-12-02T10:30:00+00:00", "Pacific/Kiritimati", "en-US", "2026-12-03", "2026-11-29"),
        # Summer time begins and ends: the days of a week stay its days.
        ("2026-03-29T00:30:00+00:00", BERLIN, "de-DE", "2026-03-29", "2026-03-23"),
        ("2026-03-29T22:30:00+00:00", BERLIN, "de-DE", "2026-03-30", "2026-03-30"),
        ("2026-03-28T22:30:00+00:00", BERLIN, "de-DE", "2026-03-28", "2026-03-23"),
        ("2026-10-25T22:30:00+00:00", BERLIN, "de-DE", "2026-10-25", "2026-10-19"),
        ("2026-10-25T23:00:00+00:00", BERLIN, "de-DE", "2026-10-26", "2026-10-26"),
        ("2026-11-01T03:59:00+00:00", NEW_YORK, "en-US", "2026-10-31", "2026-10-25"),
        ("2026-11-02T04:30:00+00:00", NEW_YORK, "en-US", "2026-11-01", "2026-11-01"),
        # Where nobody knows the zone, or nobody knows what it is: by the locale.
        ("2026-12-06T23:30:00+00:00", None, "de-DE", "2026-12-07", "2026-12-07"),
        ("2026-12-06T23:30:00+00:00", "Moon/Tranquility", "en-GB", "2026-12-06", "2026-11-30"),
        ("2026-12-06T23:30:00+00:00", "../../etc/passwd", "en-CA", "2026-12-06", "2026-12-06"),
        ("2026-12-06T23:30:00+00:00", 7, "xx-YY", "2026-12-06", "2026-11-30"),
    ],
)
def test_a_day_and_its_week(moment: str, zone: object, locale: str, day: str, week: str) -> None:
    """By the walker's clock, and by the calendar of their country."""
    found = day_of(datetime.fromisoformat(moment), time_zone(zone, locale))
    assert (found, week_of(found, locale)) == (date.fromisoformat(day), date.fromisoformat(week))


@pytest.mark.parametrize("name", ["", "x" * 99, "Moon/Sea", "/etc/passwd", "..", None, 7, [], {}])
def test_what_is_no_time_zone(name: object) -> None:
    """Whatever a service answers, only a name of the list is one."""
    assert not is_time_zone(name)
