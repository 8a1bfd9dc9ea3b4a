"""AMAZON's own slot types: what is said for them, and the value Alexa sends."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

from alexa_desk import numbers
from alexa_desk.documents import read_yaml
from alexa_desk.model import SlotType, SlotValue
from alexa_desk.phrases import Words
from alexa_desk.slot_types.beginnings import begins
from alexa_desk.slot_types.dates import calendar_date, is_date, month, weekday
from alexa_desk.slot_types.durations import duration
from alexa_desk.slot_types.grammar import Grammar, decimals_after, grammar_of, with_part_before
from alexa_desk.slot_types.times import clock_time, is_time
from alexa_desk.slot_types.years import digit_by_digit, four_digits, phone_number

Reading = tuple[str, int]
Reader = Callable[[Words, str, date], Reading | None]

#: What Alexa sends where a number, a date or a time was to be said, and was not.
UNREADABLE = "?"

_FOLDER = Path(__file__).parent / "lists"


def number(words: Words, language: str, today: date) -> Reading | None:
    """AMAZON.NUMBER: "minus two point five" is "-2.5", "nine oh two one oh" is "90210"."""
    if spelled := digit_by_digit(words, language):
        return spelled
    grammar = grammar_of(language)
    start = grammar.minus.end(words, 0)
    found = _much(words, start, grammar)
    if found is None:
        return _mixed(grammar.amounts.at(words), bool(start), len(words))
    much, end = found
    # "Two and a half million"; a whole number has its million already.
    if much.denominator != 1 and (scale := numbers.scale(words[end:], language)):
        much, end = much * scale[0], end + scale[1]
    text = f"{float(much):.15g}"
    return f"-{text}" if start else text, end


def _much(words: Words, start: int, grammar: Grammar) -> tuple[Fraction, int] | None:
    """How much is said from here on, and where it ends: "two point five"."""
    if mixed := with_part_before(words, start, grammar):
        return mixed
    whole = numbers.read(words[start:], grammar.language)
    end = start + whole[1] if whole else start
    if decimals := decimals_after(words, end, grammar):
        return Fraction(f"{whole[0] if whole else 0}.{decimals[0]}"), decimals[1]
    part = grammar.amounts.at(words, start)
    # "One half" is no one, "een paar" no number, and "half" alone is none.
    if part and part[0].denominator != 1 and (part[1] > end if whole else part[0] > 1):
        return part
    if whole and (more := grammar.more.at(words, end)):
        return whole[0] + more[0] * _scale_of(whole[0]), more[1]
    return (Fraction(whole[0]), end) if whole else None


def _scale_of(whole: int) -> int:
    """What "and a half" is a half of: of a million in "two millions and a half"."""
    return next((each for each in (10**9, 10**6) if whole and whole % each == 0), 1)


def _mixed(amount: tuple[Fraction, int] | None, negative: bool, most: int) -> Reading | None:
    """ "Eine" is one at the end of what is said, and an article before another word."""
    one = amount is not None and amount[0] == 1 and amount[1] == most
    return ("1", most) if one and not negative else None


def ordinal(words: Words, language: str, today: date) -> Reading | None:
    """AMAZON.Ordinal: "twenty first" is "21"."""
    found = numbers.ordinal(words, language)
    return (str(found[0]), found[1]) if found else None


_READERS: dict[str, Reader] = {
    "AMAZON.NUMBER": number,
    "AMAZON.FOUR_DIGIT_NUMBER": four_digits,
    "AMAZON.Ordinal": ordinal,
    "AMAZON.PhoneNumber": phone_number,
    "AMAZON.DATE": calendar_date,
    "AMAZON.TIME": clock_time,
    "AMAZON.DURATION": duration,
    "AMAZON.DayOfWeek": weekday,
    "AMAZON.Month": month,
}


_DOUBTED = {"AMAZON.TIME": is_time, "AMAZON.DATE": is_date}


def is_read(slot_type: str) -> bool:
    """Whether a grammar reads this type: what it cannot read is no value of it."""
    return slot_type in _READERS


def is_name(slot_type: str) -> bool:
    """Whether Amazon keeps a list of names for this type, which is longer than any of ours."""
    own = slot_type.startswith("AMAZON.") and slot_type != "AMAZON.SearchQuery"
    return own and slot_type not in _READERS


def read(slot_type: str, words: Words, language: str, today: date) -> Reading | None:
    """The value that folded words begin with, and how many of them it takes."""
    if slot_type not in _READERS or not words or not begins(words[0], language):
        return None
    return _read(slot_type, tuple(words), language, today)


def is_sure(slot_type: str, words: Words, start: int, end: int, language: str) -> bool:
    """Whether words that can be a value are one by themselves, wherever they stand.

    A number alone is an hour after "at" or as the last word, and a month's name after "in".
    """
    return slot_type not in _DOUBTED or _DOUBTED[slot_type](words, start, end, language)


@lru_cache(maxsize=4096)
def _read(slot_type: str, words: tuple[str, ...], language: str, today: date) -> Reading | None:
    # The same end of an utterance is read again and again, for each way to take its beginning.
    return _READERS[slot_type](words, language, today)


def listed(slot_type: str, language: str) -> SlotType | None:
    """Some values of a list type ("AMAZON.Color"), to know it by; Alexa knows more."""
    names = _lists(language).get(slot_type.removeprefix("AMAZON.").removeprefix("US_").lower())
    return SlotType(slot_type, tuple(SlotValue(None, name) for name in names)) if names else None


def examples(slot_type: str, language: str) -> list[str]:
    """What people say for a type, to learn from."""
    name = slot_type.removeprefix("AMAZON.").removeprefix("US_").lower()
    return list(_lists(language).get(name, ()))


@lru_cache(maxsize=16)
def _lists(language: str) -> dict[str, tuple[str, ...]]:
    document = read_yaml(_FOLDER / f"{language}.yaml")
    return {name.lower(): tuple(map(str, names)) for name, names in document.items()}
