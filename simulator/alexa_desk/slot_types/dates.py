"""AMAZON.DATE: days, holidays, weeks, weekends, months, seasons, years, counted from today."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from fractions import Fraction

from alexa_desk.slot_types.grammar import Grammar, Words, best, grammar_of, templates
from alexa_desk.slot_types.holidays import holiday
from alexa_desk.slot_types.years import year

_UNITS = ("day", "week", "month", "year")
_Reader = Callable[[Words, Grammar, date], Iterator[tuple[str, int]]]


def calendar_date(words: Words, language: str, today: date) -> tuple[str, int] | None:
    """The date that the words begin with, and how many words it takes."""
    grammar = grammar_of(language)
    return best(reading for reader in _READERS for reading in reader(words, grammar, today))


def weekday(words: Words, language: str, today: date) -> tuple[str, int] | None:
    """AMAZON.DayOfWeek: the day as said."""
    return _named(grammar_of(language).weekdays.at(words), words)


def month(words: Words, language: str, today: date) -> tuple[str, int] | None:
    """AMAZON.Month: the month as said."""
    return _named(grammar_of(language).months.at(words), words)


def _named(found: tuple[int, int] | None, words: Words) -> tuple[str, int] | None:
    return (" ".join(words[: found[1]]), found[1]) if found else None


def _days(words: Words, grammar: Grammar, today: date) -> Iterator[tuple[str, int]]:
    if end := grammar.now.end(words, 0):
        yield "PRESENT_REF", end
    if found := grammar.days.at(words):
        yield (today + timedelta(days=found[0])).isoformat(), found[1]


def _counted(words: Words, grammar: Grammar, today: date) -> Iterator[tuple[str, int]]:
    for sign, patterns in ((1, grammar.ahead), (-1, grammar.ago)):
        for places, end in templates(patterns, words, grammar):
            if places["{u}"] in _UNITS:
                yield _shifted(today, sign * places["{a}"], places["{u}"]).isoformat(), end


def _shifted(day: date, count: Fraction, unit: str) -> date:
    if unit in ("day", "week"):
        return _within(day, int(count * (7 if unit == "week" else 1)))
    months = day.year * 12 + day.month - 1 + int(count * (12 if unit == "year" else 1))
    in_year = min(max(months // 12, date.min.year), date.max.year)
    last = calendar.monthrange(in_year, months % 12 + 1)[1]
    return date(in_year, months % 12 + 1, min(day.day, last))


def _within(day: date, count: int) -> date:
    number = min(max(day.toordinal() + count, 1), date.max.toordinal())
    return date.fromordinal(number)


def _in_month(words: Words, grammar: Grammar, today: date) -> Iterator[tuple[str, int]]:
    for places, end in templates(grammar.dated, words, grammar):
        number, name = int(places["{d}"] if "{d}" in places else places["{o}"]), places["{month}"]
        said = year(list(words[end:]), grammar.language, today)
        if said and (found := _existing(int(said[0]), name, number)):
            yield found.isoformat(), end + said[1]
        if found := _coming(today, name, number):
            yield found.isoformat(), end
    for places, end in templates(grammar.day, words, grammar):
        number = int(places["{d}"] if "{d}" in places else places["{o}"])
        ahead = (_existing(*_month_after(today, n), number) for n in range(3))
        if found := next((day for day in ahead if day and day >= today), None):
            yield found.isoformat(), end


def _holidays(words: Words, grammar: Grammar, today: date) -> Iterator[tuple[str, int]]:
    """ "christmas", "last easter", "halloween twenty thirty": the coming one but for "last"."""
    before = grammar.relative.at(words)
    for start, step in ((before[1], before[0]), (0, 0)) if before else ((0, 0),):
        if found := grammar.holidays.at(words, start):
            rule, end = found
            if said := year(list(words[end:]), grammar.language, today):
                yield holiday(rule, int(said[0])).isoformat(), end + said[1]
            after = grammar.after.at(words, end) or (step, end)
            years = (holiday(rule, today.year + ahead) for ahead in (-1, 0, 1))
            days = [day for day in years if (day < today) == (after[0] < 0)]
            yield days[-1 if after[0] < 0 else 0].isoformat(), after[1]


def _month_after(day: date, count: int) -> tuple[int, int]:
    months = day.year * 12 + day.month - 1 + count
    return months // 12, months % 12 + 1


def _coming(today: date, name: int, number: int) -> date | None:
    years = (_existing(today.year + ahead, name, number) for ahead in range(9))
    return next((day for day in years if day and day >= today), None)


def _existing(in_year: int, name: int, number: int) -> date | None:
    try:
        return date(in_year, name, number)
    except ValueError:
        return None


def _periods(words: Words, grammar: Grammar, today: date) -> Iterator[tuple[str, int]]:
    """ "this week", "next june", "last weekend", "saturday": a period and which one of them."""
    before = grammar.relative.at(words)
    for start, step in ((before[1], before[0]), (0, None)) if before else ((0, None),):
        for name, end in _period(words, start, grammar):
            after = grammar.after.at(words, end) if step in (None, 0) else None
            which = after[0] if after else step
            if which is not None or name[0] not in _UNITS:
                yield _text(name, which, today), after[1] if after else end


def _period(words: Words, start: int, grammar: Grammar) -> Iterator[tuple[tuple[str, object], int]]:
    for kind, phrases in (
        ("weekday", grammar.weekdays),
        ("month name", grammar.months),
        ("season", grammar.seasons),
        ("weekend", grammar.weekend),
        ("decade", grammar.decade),
    ):
        if found := phrases.at(words, start):
            yield (kind, found[0]), found[1]
    if (unit := grammar.units.at(words, start)) and unit[0] in ("week", "month", "year"):
        yield (unit[0], None), unit[1]


def _text(name: tuple[str, object], step: int | None, today: date) -> str:
    kind, which = name
    if kind == "weekday":
        return _weekday(today, int(str(which)), step).isoformat()
    if kind == "month name":
        return _month_text(today, int(str(which)), step)
    if kind == "season":
        return f"{today.year + (step or 0)}-{which}"
    if kind == "month":
        in_year, number = _month_after(today, step or 0)
        return f"{in_year}-{number:02d}"
    if kind in ("decade", "year"):
        years, sign = (10, "X") if kind == "decade" else (1, "")
        return f"{today.year // years + (step or 0)}{sign}"
    iso = _within(today, 7 * (step or 0)).isocalendar()
    return f"{iso.year}-W{iso.week:02d}{'-WE' if kind == 'weekend' else ''}"


def _weekday(today: date, number: int, step: int | None) -> date:
    if step is not None and step < 0:
        return _within(today, 7 * (step + 1) - (today.weekday() - number - 1) % 7 - 1)
    return _within(today, 7 * max(0, (step or 0) - 1) + (number - today.weekday() - 1) % 7 + 1)


def _month_text(today: date, number: int, step: int | None) -> str:
    if step == -1:
        return f"{today.year - (number >= today.month)}-{number:02d}"
    return f"{today.year + (number < today.month)}-{number:02d}"


def _years(words: Words, grammar: Grammar, today: date) -> Iterator[tuple[str, int]]:
    months = grammar.months.at(words)
    if said := year(list(words), grammar.language, today):
        yield said
    if months and (said := year(list(words[months[1] :]), grammar.language, today)):
        yield f"{said[0]}-{months[0]:02d}", months[1] + said[1]


_READERS: tuple[_Reader, ...] = (_days, _counted, _in_month, _holidays, _periods, _years)
