"""AMAZON.DURATION: "an hour and a half" is "PT1H30M"."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from alexa_desk import numbers
from alexa_desk.phrases import Words
from alexa_desk.slot_types.grammar import amount, grammar_of

#: What a part of a unit is told in, and how many of these it has.
_SMALLER = {
    **{"year": ("month", 12), "month": ("day", 30), "week": ("day", 7)},
    **{"day": ("hour", 24), "hour": ("minute", 60), "minute": ("second", 60)},
}
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
        if unit := grammar.units.at(words, grammar.further.end(words, counted[1])):
            return (counted[0], unit[0]), unit[1]
    return None


def iso(totals: Mapping[str, Fraction]) -> str:
    """ISO 8601 in the units that were said: ninety seconds are PT90S, 1.5 hours PT1H30M."""
    amounts = {unit: totals.get(unit, Fraction()) for unit in _UNITS}
    for unit, (smaller, times) in _SMALLER.items():
        whole = int(amounts[unit])
        # Weeks stand alone or are days.
        if unit == "week" and (set(totals) != {unit} or whole < amounts[unit]):
            whole = 0
        amounts[smaller] += (amounts[unit] - whole) * times
        amounts[unit] = Fraction(whole)
    said = [
        f"{int(amounts[unit])}{unit[0].upper()}" if amounts[unit] >= 1 else "" for unit in _UNITS
    ]
    calendar, clock = "".join(said[:4]), "".join(said[4:])
    return f"P{calendar}{'T' + clock if clock else ''}" if calendar or clock else "PT0S"
