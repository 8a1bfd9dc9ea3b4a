"""Digits and signs as they are spoken: dates, times, telephone numbers, decimals."""

import re
from decimal import Decimal

from alexa_desk import numbers
from alexa_desk.slot_types.grammar import day_in_words

_DATES = (
    re.compile(r"\b(?P<year>[12]\d{3})-(?P<month>\d\d)-(?P<day>\d\d)\b"),
    re.compile(r"\b(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?:(?P<year>[12]\d{3})\b|(?!\d))"),
)
_DAY_FIRST = re.compile(r"\b(?P<day>\d{1,2})/(?P<month>\d{1,2})(?:/(?P<year>[12]\d{3}))?\b(?!/)")
_MONTH_FIRST = re.compile(r"\b(?P<month>\d{1,2})/(?P<day>\d{1,2})(?:/(?P<year>[12]\d{3}))?\b(?!/)")
#: Halves, thirds, quarters: two numbers that are no date.
_PARTS = ("1/2", "1/3", "2/3", "1/4", "3/4")
_PHONE = re.compile(
    r"\(\d{2,5}\) ?\d[\d -]{4,}\d|\b\d{3}[.-]\d{3}[.-]\d{4}\b|\b\d{3} \d{4}\b|"
    r"\+?\d[\d/-]*[/-]\d{4,}|\+\d[\d ]{6,}\d|\d{8,}|\b0\d\d+|\b\d+(?: \d\d+){2,}"
)
_CLOCK = re.compile(r"\b([01]?\d|2[0-4])\.([0-5]\d)\b")
_CLOCK_POINTED = re.compile(r"\b([01]?\d|2[0-4])\.([0-5]\d)(?= ?[ap]\.?m\b)")
_UNIT = re.compile(r"(?<=\d)(h(?=\d\d\b)|(?:h|[ap]\.?m|hrs?|min|secs?)\b)")
_GROUPED = re.compile(r"(?<=\d)[,.](?=\d{3}\b)")
_SIGNED = re.compile(r"(?<![\w.,-])(?:-\d+(?:[,.]\d+)?|\d+[,.]\d+)(?![\w,.]\d)", re.ASCII)
_SIGNED_POINT = re.compile(r"(?<![\w.-])(?:-\d+(?:\.\d+)?|\d+\.\d+)(?![\w.])", re.ASCII)
_COUNTED = re.compile(r"\b(\d{1,2})\.(?= [^\W\d])")
#: "3.º", "1.er": Spanish puts a point there.
_RAISED = re.compile(r"(?<=\d)\.(?=[ºª]|er\b)")
#: Who writes a point before decimals.
_POINTED = ("en", "hi", "ja")


def spoken(text: str, language: str) -> str:
    """`text`, in lower case, with what is written in digits and signs as it is said."""
    if not any(map(str.isdecimal, text)):
        return text
    pointed = language in _POINTED
    for date in (*_DATES, *([_MONTH_FIRST] if language == "en" else []), _DAY_FIRST):
        text = date.sub(lambda found: _date(found, language), text)
    text = _PHONE.sub(lambda found: " ".join(filter(str.isdecimal, found[0])), text)
    text = (_CLOCK_POINTED if pointed else _CLOCK).sub(r"\1 \2", text)
    text = _GROUPED.sub("", _RAISED.sub("", _UNIT.sub(r" \1 ", text)))
    signed = _SIGNED_POINT if pointed else _SIGNED
    text = signed.sub(lambda found: _decimal(found[0], language), text)
    return _COUNTED.sub(r"\1te", text) if language == "de" else text


def _date(found: re.Match[str], language: str) -> str:
    """A date in words; what is none stays as it was written."""
    said = day_in_words(int(found["month"]), int(found["day"]), language)
    if said is None or found[0] in _PARTS:
        return found[0]
    return f"{said} {found['year'] or ''}"


def _decimal(written: str, language: str) -> str:
    return numbers.spell(Decimal(written.replace(",", ".")), language)
