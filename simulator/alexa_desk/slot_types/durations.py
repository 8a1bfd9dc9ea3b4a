"""AMAZON.DURATION: "an hour and a half" is "PT1H30M"."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from alexa_desk import numbers
from alexa_desk.slot_types.grammar import Words, amount, grammar_of

_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400, "week": 604_800}
#: The longest unit first, as a duration is said: in "ten minutes a day" the day is none of it.
_UNITS = ("year", "month", "week", "day", "hour", "minute", "second")


def duration(words: Words, language: str, today: date) -> tuple[str, int] | None:
    """The duration that the words begin with, and how many words it takes."""
    grammar = grammar_of(language)
    totals: dict[str, Fraction] = {}
    used = 0
    while True:
        start = grammar.links.end(words, used) if used else used
        part = grammar.spans.at(words, start) or _counted(words, start, language)
        if part is None or any(_UNITS.index(part[0][1]) < _UNITS.index(unit) for unit in totals):
            break
        (much, unit), used = part
        if more := grammar.more.at(words, used):
            much, used = much + more[0], more[1]
        totals[unit] = totals.get(unit, Fraction()) + much
        if rest := _rest(words, used, unit, language):
            much, used = rest
            return iso(totals | {_UNITS[_UNITS.index(unit) + 1]: much}), used
    return (iso(totals), used) if used else None


def _rest(words: Words, start: int, unit: str, language: str) -> tuple[Fraction, int] | None:
    """Minutes or seconds that end a duration without being called so: "one hour thirty"."""
    grammar = grammar_of(language)
    start = grammar.links.end(words, start)
    number = numbers.read(words[start:], language) if unit in ("hour", "minute") else None
    if number is None or start + number[1] < len(words):
        return None
    return Fraction(number[0]), start + number[1]


def _counted(words: Words, start: int, language: str) -> tuple[tuple[Fraction, str], int] | None:
    grammar = grammar_of(language)
    options = [grammar.amounts.at(words, start), amount(words, start, grammar)]
    for counted in filter(None, options):
        if unit := grammar.units.at(words, counted[1]):
            return (counted[0], unit[0]), unit[1]
    return None


def iso(totals: dict[str, Fraction]) -> str:
    """ISO 8601 with units carried over: ninety minutes are PT1H30M."""
    if set(totals) == {"week"} and totals["week"].denominator == 1:
        return f"P{totals['week']}W"
    months = totals.get("year", Fraction()) * 12 + totals.get("month", Fraction())
    years, rest_of_year = divmod(int(months), 12)
    seconds = sum(much * _SECONDS.get(unit, 0) for unit, much in totals.items())
    days, rest = divmod(int(seconds), 86_400)
    hours, rest = divmod(rest, 3600)
    minutes, secs = divmod(rest, 60)
    calendar = "".join(f"{n}{u}" for n, u in ((years, "Y"), (rest_of_year, "M"), (days, "D")) if n)
    clock = "".join(f"{n}{u}" for n, u in ((hours, "H"), (minutes, "M"), (secs, "S")) if n)
    return f"P{calendar}{'T' + clock if clock else ''}" if calendar or clock else "PT0S"
