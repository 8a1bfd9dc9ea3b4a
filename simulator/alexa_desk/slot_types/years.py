"""Digits said one by one or in groups: years, codes, telephone numbers."""

from __future__ import annotations

from datetime import date

from alexa_desk import numbers
from alexa_desk.phrases import Words
from alexa_desk.slot_types.grammar import grammar_of

_FIRST_YEAR, _LAST_YEAR = 1000, 2999
_CODE = 3


def four_digits(words: Words, language: str, today: date) -> tuple[str, int] | None:
    """AMAZON.FOUR_DIGIT_NUMBER: four digits said one by one, in pairs or as one number."""
    digits = ""
    place = 0
    while len(digits) < 4 and (
        part := _repeated(words, place, language) or _digits(words, place, language)
    ):
        digits, place = digits + part[0], part[1]
    return (digits, place) if len(digits) == 4 else None


def _digits(words: Words, place: int, language: str) -> tuple[str, int] | None:
    if digit := grammar_of(language).digits.at(words, place):
        return str(digit[0]), digit[1]
    number = numbers.read(words[place:], language)
    return (str(number[0]), place + number[1]) if number else None


def digit_by_digit(words: Words, language: str) -> tuple[str, int] | None:
    """A code: three digits or more, said one by one, and no other number after them."""
    digits, place = "", 0
    while part := _repeated(words, place, language) or _digit(words, place, language):
        digits, place = digits + part[0], part[1]
    ends = len(digits) >= _CODE and numbers.read(words[place:], language) is None
    return (digits, place) if ends else None


def _digit(words: Words, place: int, language: str) -> tuple[str, int] | None:
    found = _digits(words, place, language)
    return found if found and len(found[0]) == 1 else None


def year(words: Words, language: str, today: date) -> tuple[str, int] | None:
    """A year in four digits; a number of another size is none."""
    said = four_digits(words, language, today)
    return said if said and _FIRST_YEAR <= int(said[0]) <= _LAST_YEAR else None


def phone_number(words: Words, language: str, today: date) -> tuple[str, int] | None:
    """AMAZON.PhoneNumber: all digits said one after the other, in whatever groups."""
    digits, place, parts = "", 0, 0
    while part := (
        _repeated(words, place, language)
        or _hundreds(words, place, language)
        or _digits(words, place, language)
    ):
        digits, place, parts = digits + part[0], part[1], parts + 1
    # "Nine one one" is a number to call, "two hundred" is none.
    return (digits, place) if len(digits) >= 5 or len(digits) == parts >= 3 else None


def _repeated(words: Words, place: int, language: str) -> tuple[str, int] | None:
    """ "Double five": one digit, said once."""
    repeats = grammar_of(language).repeats.at(words, place)
    digit = _digit(words, repeats[1], language) if repeats else None
    return (digit[0] * repeats[0], digit[1]) if repeats and digit else None


def _hundreds(words: Words, place: int, language: str) -> tuple[str, int] | None:
    """ "Eight hundred", whatever follows: in a telephone number "eight hundred five" is 8005."""
    number = numbers.read(words[place : place + 2], language)
    if number is None or number[1] < 2 or number[0] not in range(100, 1000, 100):
        return None
    return str(number[0]), place + 2
