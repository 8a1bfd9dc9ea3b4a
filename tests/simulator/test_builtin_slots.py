"""AMAZON's own slot types: spoken forms and the value Alexa sends."""

from __future__ import annotations

from datetime import date

import pytest

from alexa_desk.builtin_slots import READERS
from alexa_desk.numbers import spell
from alexa_desk.understanding.text import fold

MONDAY = date(2026, 10, 5)


@pytest.mark.parametrize(
    ("slot_type", "language", "said", "expected"),
    [
        ("NUMBER", "en", "five", "5"),
        ("NUMBER", "en", "twenty five", "25"),
        ("NUMBER", "en", "a hundred", "100"),
        ("NUMBER", "en", "one hundred and fifty", "150"),
        ("NUMBER", "en", "two thousand five hundred", "2500"),
        ("NUMBER", "en", "ten thousand", "10000"),
        ("NUMBER", "en", "42", "42"),
        ("NUMBER", "de", "fünfundzwanzig", "25"),
        ("NUMBER", "de", "zweihundert fünfzig", "250"),
        ("NUMBER", "de", "zehntausend", "10000"),
        ("DURATION", "en", "half an hour", "PT30M"),
        ("DURATION", "en", "an hour and a half", "PT1H30M"),
        ("DURATION", "en", "one and a half hours", "PT1H30M"),
        ("DURATION", "en", "ninety minutes", "PT1H30M"),
        ("DURATION", "en", "two hours and fifteen minutes", "PT2H15M"),
        ("DURATION", "en", "three quarters of an hour", "PT45M"),
        ("DURATION", "en", "thirty seconds", "PT30S"),
        ("DURATION", "en", "two days", "P2D"),
        ("DURATION", "en", "two weeks", "P2W"),
        ("DURATION", "de", "anderthalb stunden", "PT1H30M"),
        ("DURATION", "de", "eine halbe stunde", "PT30M"),
        ("DURATION", "de", "eine viertelstunde", "PT15M"),
        ("DURATION", "de", "zwei stunden und zehn minuten", "PT2H10M"),
        ("DURATION", "de", "fünfundvierzig minuten", "PT45M"),
        ("TIME", "en", "half past seven", "07:30"),
        ("TIME", "en", "seven pm", "19:00"),
        ("TIME", "en", "morning", "MO"),
        ("TIME", "de", "halb acht", "07:30"),
        ("TIME", "de", "sieben uhr dreißig", "07:30"),
        ("DATE", "en", "tomorrow", "2026-10-06"),
        ("DATE", "en", "monday", "2026-10-12"),
        ("DATE", "de", "übermorgen", "2026-10-07"),
    ],
)
def test_spoken_values(slot_type: str, language: str, said: str, expected: str) -> None:
    """The whole of what is said is read, as the value Alexa would send."""
    words = [fold(word) for word in said.split()]
    assert (expected, len(words)) == READERS[f"AMAZON.{slot_type}"](words, language, MONDAY)


@pytest.mark.parametrize("slot_type", sorted(READERS))
@pytest.mark.parametrize("language", ["en", "de", "fr"])
@pytest.mark.parametrize("said", ["", "tea", "and a half", "und"])
def test_other_words_are_no_values(slot_type: str, language: str, said: str) -> None:
    """What names no value is none, in any language."""
    assert READERS[slot_type](said.split(), language, MONDAY) is None


@pytest.mark.parametrize(
    ("number", "language", "expected"),
    [(0, "en", "zero"), (200, "en", "two hundred"), (10_000, "en", "ten thousand"),
     (21, "de", "einundzwanzig"), (1, "de", "eins"), (150, "de", "einhundertfünfzig"),
     (7, "fr", "7"), (2_000_000, "en", "2000000")],
)  # fmt: skip
def test_numbers_in_words(number: int, language: str, expected: str) -> None:
    """Digits are read as the words samples are written in."""
    assert expected == spell(number, language)
