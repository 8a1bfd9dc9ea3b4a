"""AMAZON.TIME: "half past seven in the evening" is "19:30"; a part of a day is MO, AF, EV or NI.

"Twenty five o'clock" is "?": somebody said a time, and there is none such.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from alexa_desk import numbers
from alexa_desk.phrases import Words
from alexa_desk.slot_types.grammar import Grammar, best, filled, grammar_of

_NOON = 12 * 60
#: "At five at night" is in the morning, "at six" in the evening.
_NIGHT = 6 * 60
_HOURS = 24
_DAY = _HOURS * 60
#: Where minutes are counted from, and which way: "five to", "fünf vor halb".
_SHIFTS = {
    **{"at": (0, 1), "past": (0, 1), "to": (0, -1), "before": (0, -1)},
    **{"past half": (-30, 1), "to half": (-30, -1)},
}


def clock_time(words: Words, language: str, today: date) -> tuple[str, int] | None:
    """The time of day that the words begin with, and how many words it takes."""
    grammar = grammar_of(language)
    found = best([*_on_the_clock(list(words), grammar), grammar.parts.at(words)])
    return found or _on_no_clock(list(words), grammar)


def is_time(words: Words, start: int, end: int, language: str) -> bool:
    """Whether it is more than a number, or one where an hour is told: "at seven"."""
    grammar = grammar_of(language)
    number = numbers.read(words[start:end], language) or numbers.hour(words[start:end], language)
    alone = number is not None and number[1] == end - start
    led = start > 0 and grammar.leading.at(words[:start], start - 1) is not None
    return not alone or led or end == len(words)


def _on_no_clock(words: list[str], grammar: Grammar) -> tuple[str, int] | None:
    """An hour that no day has, where the words for an hour follow: "o'clock", "Uhr"."""
    start = grammar.lead.end(words, 0)
    hour = numbers.read(words[start:], grammar.language)
    if hour is None or hour[0] <= _HOURS:
        return None
    end = start + hour[1]
    tails = (template[1:] for kind, template in grammar.times if kind == "at")
    ends = (
        end + len(tail)
        for tail in tails
        if tail and not tail[0].startswith("{") and words[end : end + len(tail)] == list(tail)
    )
    return next((("?", place) for place in ends), None)


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
    base, sign = _SHIFTS.get(kind) or (int(kind), 1)
    minutes = int(hour * 60 + base + sign * minute) % _DAY
    # "Half one" in German, "quarter to one": soon after noon.
    return minutes + _NOON if hour == 1 and minutes < 60 else minutes


def _in_half(minutes: int, half: str) -> int:
    if half == "night":
        half = "pm" if _NIGHT <= minutes < _NOON else "am"
    if half == "pm" and minutes < _NOON:
        return minutes + _NOON
    if half == "am" and _NOON <= minutes < _NOON + 60:
        return minutes - _NOON
    return minutes


def _text(minutes: int) -> str:
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"
