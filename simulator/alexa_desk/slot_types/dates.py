"""AMAZON.DATE: days, holidays, weeks, weekends, months, seasons, years, counted from today."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from alexa_desk.phrases import Words
from alexa_desk.slot_types.grammar import Grammar, best, grammar_of, templates
from alexa_desk.slot_types.holidays import holiday, nth_weekday
from alexa_desk.slot_types.years import year

_UNITS = ("day", "week", "month", "year")
#: So far ahead a friday is found that is the thirteenth.
_MONTHS = 15
_WEEKS = 53
#: No month need have a fifth monday.
_FIFTH = 5
_Reader = Callable[[Words, Grammar, date], Iterator[tuple[str, int]]]


def calendar_date(words: Words, language: str, today: date) -> tuple[str, int] | None:
    """The date that the words begin with, and how many words it takes."""
    grammar = grammar_of(language)
    found = best(reading for reader in _READERS for reading in reader(words, grammar, today))
    # "Friday in a week"; "heute in acht Tagen" and "lundi en huit" are a week on as well.
    if found and (day := _day(found[0])):
        if weeks := grammar.weeks_on.at(words, found[1]):
            return _within(day, 7 * weeks[0]).isoformat(), weeks[1]
        for places, end in templates(grammar.ahead, words[found[1] :], grammar):
            if places["{u}"] in _UNITS:
                return _moved(day, places), found[1] + end
    return found


def is_date(words: Words, start: int, end: int, language: str) -> bool:
    """Whether it is no word that begins a request as well: "may i", "march on"."""
    return start > 0 or end > 1 or grammar_of(language).months.at(words) is None or len(words) == 1


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
    if ended := grammar.ends.at(words):
        yield _text((ended[0], None), 0, today), ended[1]


def _counted(words: Words, grammar: Grammar, today: date) -> Iterator[tuple[str, int]]:
    for sign, patterns in ((1, grammar.ahead), (-1, grammar.ago)):
        for places, end in templates(patterns, words, grammar):
            if places["{u}"] in _UNITS:
                yield _moved(today, places, sign), end


def _moved(day: date, places: Mapping[str, Any], sign: int = 1) -> str:
    return _shifted(day, sign * places["{a}"], places["{u}"]).isoformat()


def _beside(words: Words, grammar: Grammar, today: date) -> Iterator[tuple[str, int]]:
    """What is told by another date: "a week from friday", "the first monday of next month"."""
    for kind, pattern in grammar.beside:
        for places, end in templates([pattern], words, grammar):
            other = calendar_date(words[end:], grammar.language, today)
            if other and (text := _by(kind, places, other[0])):
                yield text, end + other[1]


def _in_week(words: Words, grammar: Grammar, today: date) -> Iterator[tuple[str, int]]:
    """ "Wednesday next week", "next week on wednesday"."""
    if named := grammar.weekdays.at(words, grammar.this.end(words, 0)):
        starts = (named[1], *(each.end(words, named[1]) for each in (grammar.of, grammar.this)))
        for start in dict.fromkeys(starts):
            for text, end in _periods(words[start:], grammar, today):
                yield from _day_of(text, named[0], start + end)
    for text, end in _periods(words, grammar, today):
        place = grammar.this.end(words, grammar.of.end(words, end))
        if after := grammar.weekdays.at(words, place):
            yield from _day_of(text, *after)


def _day_of(week: str, weekday: int, end: int) -> Iterator[tuple[str, int]]:
    if found := re.fullmatch(r"(\d{4})-W(\d\d)", week):
        yield date.fromisocalendar(int(found[1]), int(found[2]), weekday + 1).isoformat(), end


def _by(kind: str, places: Mapping[str, Any], other: str) -> str | None:
    """The date that lies so beside another; None where that is none of the kind."""
    if (day := _day(other)) and kind == "from":
        return _moved(day, places) if places["{u}"] in _UNITS else None
    if kind == "part":
        return None if day else other
    if day and kind in ("week", "weekend"):
        return _week(day, kind)
    if not re.fullmatch(r"\d{4}-\d\d", other) or kind not in ("day", "nth", "last", "end"):
        return None
    year, month = map(int, other.split("-"))
    count = 0 if kind in ("last", "end") else _number(places)
    if kind == "end":
        found = _existing(year, month, calendar.monthrange(year, month)[1])
    elif kind == "day":
        found = _existing(year, month, count)
    else:
        found = nth_weekday(year, month, count, places["{weekday}"]) if count < _FIFTH else None
    return found.isoformat() if found else None


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else None


def _shifted(day: date, count: Fraction, unit: str) -> date:
    if unit in ("day", "week"):
        return _within(day, int(count * (7 if unit == "week" else 1)))
    in_year, number = _month_after(day, int(count * (12 if unit == "year" else 1)))
    in_year = min(max(in_year, date.min.year), date.max.year)
    return date(in_year, number, min(day.day, calendar.monthrange(in_year, number)[1]))


def _within(day: date, count: int) -> date:
    number = min(max(day.toordinal() + count, 1), date.max.toordinal())
    return date.fromordinal(number)


def _in_month(words: Words, grammar: Grammar, today: date) -> Iterator[tuple[str, int]]:
    """ "The third of may", "tuesday november third", "friday the thirteenth"."""
    named = grammar.weekdays.at(words, grammar.relative.end(words, 0))
    before = _year(words, grammar, today)
    start = before[1] if before else named[1] if named else 0
    for places, end in templates(grammar.dated, words[start:], grammar):
        number, name = _number(places), places.get("{month}") or places["{n}"]
        said = before or _year_after(words, start + end, grammar, today)
        if said and (found := _existing(int(said[0]), name, number)):
            yield found.isoformat(), max(start + end, said[1])
        if not before and (found := _coming(today, name, number)):
            yield found.isoformat(), start + end
    for places, end in templates(grammar.day, words[start:], grammar):
        number = _number(places)
        ahead = (_existing(*_month_after(today, n), number) for n in range(_MONTHS))
        fitting = (day for day in ahead if day and (not named or day.weekday() == named[0]))
        if not before and (found := next((day for day in fitting if day >= today), None)):
            yield found.isoformat(), start + end


def _in_period(words: Words, grammar: Grammar, today: date) -> Iterator[tuple[str, int]]:
    """ "Next month on the fifteenth", where a language says the month first: "来月の十五日"."""
    ends = tuple(pattern for kind, pattern in grammar.beside if kind == "end")
    for text, end in _periods(words, grammar, today):
        place = grammar.of.end(words, end) if re.fullmatch(r"\d{4}-\d\d", text) else len(words)
        for kind, patterns in (("day", grammar.day), ("end", ends)):
            for places, used in templates(patterns, words[place:], grammar):
                if day := _by(kind, places, text):
                    yield day, place + used


def _number(places: Mapping[str, Any]) -> int:
    return int(places["{d}"] if "{d}" in places else places["{o}"])


def _year_after(words: Words, end: int, grammar: Grammar, today: date) -> tuple[str, int] | None:
    """A year after other words of a date, and where it ends: "may of twenty thirty"."""
    start = grammar.of.end(words, end)
    said = _year(words[start:], grammar, today)
    return (said[0], start + said[1]) if said else None


def _year(words: Words, grammar: Grammar, today: date) -> tuple[str, int] | None:
    """A year by its number, or as the one before or after this: "next year"."""
    said = year(list(words), grammar.language, today)
    if said:
        return said[0], grammar.of.end(words, grammar.year.end(words, said[1]))
    told = (each for each in _periods(words, grammar, today) if re.fullmatch(r"\d{4}", each[0]))
    return best((text, grammar.of.end(words, end)) for text, end in told)


def _holidays(words: Words, grammar: Grammar, today: date) -> Iterator[tuple[str, int]]:
    """ "christmas", "last easter", "halloween twenty thirty": the coming one but for "last"."""
    before = grammar.relative.at(words)
    for start, step in ((before[1], before[0]), (0, 0)) if before else ((0, 0),):
        if found := grammar.holidays.at(words, start):
            rule, end = found
            if said := _year_after(words, end, grammar, today):
                yield holiday(rule, int(said[0])).isoformat(), said[1]
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
    return _week(_within(today, 7 * (step or 0)), kind)


def _week(day: date, kind: str) -> str:
    iso = day.isocalendar()
    return f"{iso.year}-W{iso.week:02d}{'-WE' if kind == 'weekend' else ''}"


def _weekday(today: date, number: int, step: int | None) -> date:
    if step is not None and step < 0:
        return _within(today, 7 * (step + 1) - (today.weekday() - number - 1) % 7 - 1)
    return _within(today, 7 * max(0, (step or 0) - 1) + (number - today.weekday() - 1) % 7 + 1)


def _month_text(today: date, number: int, step: int | None) -> str:
    if step == -1:
        return f"{today.year - (number >= today.month)}-{number:02d}"
    return f"{today.year + (number < today.month + (step or 0))}-{number:02d}"


def _years(words: Words, grammar: Grammar, today: date) -> Iterator[tuple[str, int]]:
    if said := year(list(words), grammar.language, today):
        yield said[0], grammar.year.end(words, said[1])
    before = _year(words, grammar, today)
    for names in (grammar.months, grammar.seasons):
        found = names.at(words, before[1] if before else grammar.this.end(words, 0))
        if found and (said := before or _year_after(words, found[1], grammar, today)):
            name = found[0] if isinstance(found[0], str) else f"{found[0]:02d}"
            yield f"{said[0]}-{name}", max(found[1], said[1])
    if decade := grammar.decades.at(words, grammar.relative.end(words, 0)):
        yield decade
    for places, end in templates(grammar.numbered, words, grammar):
        if 1 <= places["{a}"] <= _WEEKS:
            yield f"{today.year}-W{int(places['{a}']):02d}", end


_READERS: tuple[_Reader, ...] = (
    # "The third of november" is the coming one, before it is read as a part of this november.
    *(_days, _counted, _in_month, _beside, _in_week, _in_period, _holidays, _periods, _years),
)
