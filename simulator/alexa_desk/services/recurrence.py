"""When a reminder rings, and rings again: its rules are those of iCalendar (RFC 5545)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

#: The next moment after another one, both local and without a zone; None: never again.
Next = Callable[[datetime], datetime | None]


def next_of(recurrence: Mapping[str, Any], first: datetime) -> Next | None:
    """What tells when a reminder rings next; None where it rings once.

    `first` is its scheduled time, local and without a zone: it never rings before. Raises
    ValueError for a rule that makes no sense.
    """
    from dateutil.rrule import rrulestr  # type: ignore[import-untyped] # noqa: PLC0415 - rarely used

    texts = [str(rule).strip().strip(";") for rule in recurrence.get("recurrenceRules") or ()]
    texts = texts or _superseded(recurrence)
    if not texts:
        return None
    begins = max(first, _local(recurrence.get("startDateTime")) or first)
    ends = _local(recurrence.get("endDateTime"))
    try:
        rules = [rrulestr(text, dtstart=begins) for text in texts]
    except (ValueError, TypeError) as error:
        raise ValueError(f"recurrenceRules {texts} make no sense: {error}") from error

    def after(moment: datetime) -> datetime | None:
        moments = [found for rule in rules if (found := rule.after(moment)) is not None]
        found = min(moments, default=None)
        return None if found is None or (ends is not None and found > ends) else found

    return after


def _superseded(recurrence: Mapping[str, Any]) -> list[str]:
    """The rule that `freq` and `byDay` stand for, which count where no rules are given."""
    if not recurrence.get("freq"):
        return []
    days = ",".join(map(str, recurrence.get("byDay") or ()))
    return [f"FREQ={recurrence['freq']}" + (f";BYDAY={days}" if days else "")]


def _local(text: Any) -> datetime | None:
    return datetime.fromisoformat(text).replace(tzinfo=None) if isinstance(text, str) else None
