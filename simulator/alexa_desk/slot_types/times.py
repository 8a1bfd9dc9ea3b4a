"""AMAZON.TIME: "half past seven in the evening" is "19:30"; a part of a day is MO, AF, EV or NI."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from alexa_desk.slot_types.grammar import Grammar, Words, best, filled, grammar_of

_NOON = 12 * 60
_DAY = 24 * 60


def clock_time(words: Words, language: str, today: date) -> tuple[str, int] | None:
    """The time of day that the words begin with, and how many words it takes."""
    grammar = grammar_of(language)
    return best([*_on_the_clock(list(words), grammar), grammar.parts.at(words)])


def _on_the_clock(words: list[str], grammar: Grammar) -> Iterator[tuple[str, int]]:
    before = grammar.half_before.at(words)
    start = grammar.lead.end(words, before[1] if before else 0)
    if named := grammar.named.at(words, start):
        yield named
    for kind, template in grammar.times:
        if found := filled(template, words[start:], grammar):
            places, end = found
            minutes, end = _minutes(kind, places), start + end
            after = grammar.half.at(words, end)
            half = after or before
            yield _text(_in_half(minutes, half[0] if half else "")), after[1] if after else end


def _minutes(kind: str, places: dict[str, Any]) -> int:
    hour, minute = places["{h}"], places.get("{m}", 0)
    if kind in ("past", "at"):
        shift = minute
    elif kind in ("to", "before"):
        shift = -minute
    else:
        shift = int(kind)
    return int(hour * 60 + shift) % _DAY


def _in_half(minutes: int, half: str) -> int:
    if half == "pm" and minutes < _NOON:
        return minutes + _NOON
    if half == "am" and _NOON <= minutes < _NOON + 60:
        return minutes - _NOON
    return minutes


def _text(minutes: int) -> str:
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"
