"""AMAZON's own slot types, for English and German: a small grammar each.

A reader is given the words of an utterance (folded, lower case) from some place on and answers
with the value Alexa would send and how many words it took.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from fractions import Fraction

from alexa_desk import numbers

Reading = tuple[str, int]
Reader = Callable[[Sequence[str], str, date], Reading | None]

_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800}
_UNITS: dict[str, dict[str, str]] = {
    "en": {form: unit for unit in (*_SECONDS, "month", "year") for form in (unit, f"{unit}s")},
    "de": {
        **dict.fromkeys(("sekunde", "sekunden"), "second"),
        **dict.fromkeys(("minute", "minuten"), "minute"),
        **dict.fromkeys(("stunde", "stunden"), "hour"),
        **dict.fromkeys(("tag", "tage", "tagen"), "day"),
        **dict.fromkeys(("woche", "wochen"), "week"),
        **dict.fromkeys(("monat", "monate", "monaten"), "month"),
        **dict.fromkeys(("jahr", "jahre", "jahren"), "year"),
    },
}
#: Amounts that are words of their own; the longest is tried first.
_AMOUNTS: dict[str, dict[tuple[str, ...], Fraction]] = {
    "en": {
        ("half", "a"): Fraction(1, 2),
        ("half", "an"): Fraction(1, 2),
        ("a", "half"): Fraction(1, 2),
        ("half",): Fraction(1, 2),
        ("a", "quarter", "of", "an"): Fraction(1, 4),
        ("quarter", "of", "an"): Fraction(1, 4),
        ("three", "quarters", "of", "an"): Fraction(3, 4),
        ("three", "quarters", "of", "a"): Fraction(3, 4),
        ("a", "couple", "of"): Fraction(2),
        ("a",): Fraction(1),
        ("an",): Fraction(1),
    },
    "de": {
        ("eine", "halbe"): Fraction(1, 2),
        ("einer", "halben"): Fraction(1, 2),
        ("ein", "halbes"): Fraction(1, 2),
        ("halbe",): Fraction(1, 2),
        ("anderthalb",): Fraction(3, 2),
        ("eineinhalb",): Fraction(3, 2),
        ("zweieinhalb",): Fraction(5, 2),
        ("dreieinhalb",): Fraction(7, 2),
        ("viereinhalb",): Fraction(9, 2),
        ("eine", "dreiviertel"): Fraction(3, 4),
        ("dreiviertel",): Fraction(3, 4),
        ("ein", "paar"): Fraction(3),
    },
}
#: Whole durations in one word.
_COMPOUNDS: dict[str, dict[tuple[str, ...], tuple[Fraction, str]]] = {
    "en": {("fortnight",): (Fraction(2), "week"), ("a", "fortnight"): (Fraction(2), "week")},
    "de": {
        ("eine", "viertelstunde"): (Fraction(1, 4), "hour"),
        ("viertelstunde",): (Fraction(1, 4), "hour"),
        ("einer", "viertelstunde"): (Fraction(1, 4), "hour"),
        ("dreiviertelstunde",): (Fraction(3, 4), "hour"),
        ("eine", "dreiviertelstunde"): (Fraction(3, 4), "hour"),
        ("halbstunde",): (Fraction(1, 2), "hour"),
    },
}
_AND = {"en": ("and",), "de": ("und",)}
_DAYS: dict[str, dict[tuple[str, ...], int]] = {
    "en": {("today",): 0, ("tonight",): 0, ("tomorrow",): 1, ("yesterday",): -1},
    "de": {("heute",): 0, ("morgen",): 1, ("uebermorgen",): 2, ("gestern",): -1},
}
_WEEKDAYS = {
    "en": ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
    "de": ["montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"],
}
_PARTS_OF_DAY = {
    "en": {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"},
    "de": {"morgens": "MO", "nachmittag": "AF", "nachmittags": "AF", "abend": "EV",
           "abends": "EV", "nacht": "NI", "nachts": "NI"},
}  # fmt: skip


def number(words: Sequence[str], language: str, today: date) -> Reading | None:
    """AMAZON.NUMBER: "twenty five" is "25"."""
    if (found := numbers.read(_unfolded(words, language), language)) is None:
        return None
    return str(found[0]), found[1]


def duration(words: Sequence[str], language: str, today: date) -> Reading | None:
    """AMAZON.DURATION: "an hour and a half" is "PT1H30M"."""
    totals: dict[str, Fraction] = {}
    used = 0
    while part := _duration_part(words[used:], language, bool(used)):
        amount, unit, taken = part
        totals[unit] = totals.get(unit, Fraction()) + amount
        used += taken
    return (_iso(totals), used) if used else None


def clock_time(words: Sequence[str], language: str, today: date) -> Reading | None:
    """AMAZON.TIME: "half past seven" is "07:30"; the part of a day is MO, AF, EV or NI."""
    if words and (part := _PARTS_OF_DAY.get(language, {}).get(words[0])):
        return part, 1
    reader = {"en": _english_time, "de": _german_time}.get(language)
    return reader(words) if reader else None


def calendar_date(words: Sequence[str], language: str, today: date) -> Reading | None:
    """AMAZON.DATE for what people say most: today, tomorrow, the next weekday."""
    for said, days in _DAYS.get(language, {}).items():
        if tuple(words[: len(said)]) == said:
            return (today + timedelta(days=days)).isoformat(), len(said)
    weekdays = _WEEKDAYS.get(language, [])
    if words and words[0] in weekdays:
        ahead = (weekdays.index(words[0]) - today.weekday() - 1) % 7 + 1
        return (today + timedelta(days=ahead)).isoformat(), 1
    return None


READERS: dict[str, Reader] = {
    "AMAZON.NUMBER": number,
    "AMAZON.DURATION": duration,
    "AMAZON.TIME": clock_time,
    "AMAZON.DATE": calendar_date,
}


def _duration_part(
    words: Sequence[str], language: str, continued: bool
) -> tuple[Fraction, str, int] | None:
    """One amount with its unit, as (amount, unit, words taken)."""
    start = 1 if continued and words and words[0] in _AND.get(language, ()) else 0
    rest = words[start:]
    for said, (amount, unit) in _COMPOUNDS.get(language, {}).items():
        if tuple(rest[: len(said)]) == said:
            return amount, unit, start + len(said)
    if (counted := _amount(rest, language)) is None:
        return None
    amount, taken = counted
    named = _UNITS.get(language, {}).get(rest[taken]) if taken < len(rest) else None
    if named is None:
        return None
    taken += 1
    half, more = _and_a_half(rest[taken:], language)
    return amount + half, named, start + taken + more


def _amount(words: Sequence[str], language: str) -> tuple[Fraction, int] | None:
    for said, amount in _AMOUNTS.get(language, {}).items():
        following = words[len(said)] if len(said) < len(words) else ""
        if tuple(words[: len(said)]) == said and following in _UNITS[language]:
            return amount, len(said)
    if (whole := numbers.read(_unfolded(words, language), language)) is None:
        return None
    amount, taken = Fraction(whole[0]), whole[1]
    half, more = _and_a_half(words[taken:], language)
    return amount + half, taken + more


def _and_a_half(words: Sequence[str], language: str) -> tuple[Fraction, int]:
    """The "and a half" that may follow a number or its unit, and how many words it takes."""
    tail = tuple(words[:3])
    followed_by_unit = len(words) > 3 and words[3] in _UNITS.get(language, {})
    if language == "en" and tail == ("and", "a", "half"):
        return Fraction(1, 2), 3
    if language == "en" and tail == ("and", "a", "quarter") and not followed_by_unit:
        return Fraction(1, 4), 3
    return Fraction(), 0


def _iso(totals: dict[str, Fraction]) -> str:
    """ISO 8601 with units carried over: ninety minutes are PT1H30M."""
    calendar = "".join(
        f"{_plain(totals[unit])}{letter}"
        for unit, letter in (("year", "Y"), ("month", "M"))
        if totals.get(unit)
    )
    only_weeks = set(totals) == {"week"} and totals["week"].denominator == 1
    if only_weeks:
        return f"P{totals['week']}W"
    seconds = sum(amount * _SECONDS.get(unit, 0) for unit, amount in totals.items())
    days, rest = divmod(int(seconds), 86400)
    hours, rest = divmod(rest, 3600)
    minutes, secs = divmod(rest, 60)
    clock = "".join(f"{n}{u}" for n, u in ((hours, "H"), (minutes, "M"), (secs, "S")) if n)
    whole = f"P{calendar}{f'{days}D' if days else ''}{f'T{clock}' if clock else ''}"
    return whole if len(whole) > 1 else "PT0S"


def _plain(amount: Fraction) -> str:
    return str(int(amount)) if amount.denominator == 1 else str(float(amount))


def _english_time(words: Sequence[str]) -> Reading | None:
    if words and words[0] in ("noon", "midday", "midnight"):
        return ("00:00" if words[0] == "midnight" else "12:00"), 1
    for said, minutes in (
        (("half", "past"), 30),
        (("quarter", "past"), 15),
        (("quarter", "to"), -15),
    ):
        if tuple(words[:2]) == said and (hour := numbers.read(words[2:3], "en")):
            return _clock(hour[0] * 60 + minutes, words[3:], 3)
    hour = numbers.read(words[:1], "en")
    if hour is None or hour[0] > 24:
        return None
    minute = numbers.read(words[1:], "en") or (0, 0)
    return _clock(hour[0] * 60 + min(minute[0], 59), words[1 + minute[1] :], 1 + minute[1])


def _clock(minutes: int, following: Sequence[str], used: int) -> Reading | None:
    """The time with what says which half of the day; a bare number alone is no time."""
    marks = tuple(following[:2])
    if marks == ("p", "m") or marks[:1] == ("pm",):
        minutes, used = minutes % 720 + 720, used + (1 if marks[0] == "pm" else 2)
    elif marks == ("a", "m") or marks[:1] in (("am",), ("oclock",)):
        used += 2 if marks == ("a", "m") else 1
    elif used == 1:
        return None
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}", used


def _german_time(words: Sequence[str]) -> Reading | None:
    for said, minutes in (("halb", -30), ("viertel vor", -15), ("viertel nach", 15)):
        lead = said.split()
        if list(words[: len(lead)]) == lead:
            hour = numbers.read(_unfolded(words[len(lead) : len(lead) + 1], "de"), "de")
            return _hour_text(hour[0] * 60 + minutes, len(lead) + 1) if hour else None
    hour = numbers.read(_unfolded(words[:1], "de"), "de")
    if hour is None or tuple(words[1:2]) != ("uhr",) or hour[0] > 24:
        return None
    minute = numbers.read(_unfolded(words[2:], "de"), "de") or (0, 0)
    return _hour_text(hour[0] * 60 + min(minute[0], 59), 2 + minute[1])


def _hour_text(minutes: int, used: int) -> Reading:
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}", used


_GERMAN_FOLDED = (("fuenf", "fünf"), ("zwoelf", "zwölf"), ("dreissig", "dreißig"))


def _unfolded(words: Sequence[str], language: str) -> list[str]:
    """German number words with their own letters again."""
    if language != "de":
        return list(words)
    text = " ".join(words)
    for folded, own in _GERMAN_FOLDED:
        text = text.replace(folded, own)
    return text.split()
