"""Whether a slot's value is one that the model's dialog accepts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from alexa_desk.model import Validation

_DURATION = re.compile(
    r"(-)?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?"
)
_UNITS = ("days", "days", "weeks", "days", "hours", "minutes", "seconds")
_DAYS = (365, 30, 1, 1, 1, 1, 1)

_COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {
    "isGreaterThan": lambda value, limit: value > limit,
    "isGreaterThanOrEqualTo": lambda value, limit: value >= limit,
    "isLessThan": lambda value, limit: value < limit,
    "isLessThanOrEqualTo": lambda value, limit: value <= limit,
}


def is_valid(slot: Mapping[str, Any], validation: Validation, now: datetime) -> bool:
    """Whether a request's slot passes; a demand that nobody knows is passed."""
    kind = validation.type
    if kind == "hasEntityResolutionMatch":
        return bool(_resolved(slot)) or "resolutions" not in slot
    words = {word.casefold() for word in (str(slot.get("value", "")), *_resolved(slot))}
    if kind in ("isInSet", "isNotInSet"):
        among = bool(words & {value.casefold() for value in validation.values})
        return among is (kind == "isInSet")
    if kind in _COMPARE and validation.values:
        pair = _comparable(str(slot.get("value", "")), validation.values[0])
        return pair is not None and _COMPARE[kind](*pair)
    if kind in ("isInDuration", "isNotInDuration") and len(validation.values) == 2:
        inside = _inside(str(slot.get("value", "")), validation.values, now)
        return inside is None or inside is (kind == "isInDuration")
    return True


def _resolved(slot: Mapping[str, Any]) -> list[str]:
    authorities = (slot.get("resolutions") or {}).get("resolutionsPerAuthority") or ()
    return [
        str(value["value"]["name"])
        for authority in authorities
        for value in authority.get("values") or ()
    ]


def _comparable(value: str, limit: str) -> tuple[Any, Any] | None:
    """Both as numbers, spans or moments; None when they are not of a kind."""
    for read in (float, span, date.fromisoformat, time.fromisoformat):
        try:
            return read(value), read(limit)
        except ValueError:
            continue
    return None


def _inside(value: str, bounds: tuple[str, ...], now: datetime) -> bool | None:
    try:
        # Of a month or a year the first day counts.
        day = date.fromisoformat(f"{value}-01-01"[:10] if value[-1:].isdigit() else value)
        start, end = (_day(bound, now) for bound in bounds)
    except ValueError:
        return None
    return start <= day <= end


def _day(text: str, now: datetime) -> date:
    return (now + span(text)).date() if "P" in text else date.fromisoformat(text)


def span(text: str) -> timedelta:
    """An ISO 8601 duration. Raises ValueError where it is none."""
    match = _DURATION.fullmatch(text)
    if match is None or text.endswith(("P", "T")):
        raise ValueError(f"{text!r} is no ISO duration")
    total = timedelta()
    for amount, unit, days in zip(match.groups()[1:], _UNITS, _DAYS, strict=True):
        total += timedelta(**{unit: int(amount or 0) * days})
    return -total if match[1] else total
