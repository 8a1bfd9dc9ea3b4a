"""What becomes of a record that two devices changed at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from skill.memory.record import Record
from skill.talk.context import Context


def merge(base: Record | None, mine: Record, stored: Record) -> Record:
    """Return `stored` with what changed from `base` to `mine`.

    `base` is the record as it was loaded before it was changed; None where nobody knows. Tips
    of both are kept, counters count both, and of two topics the later visit's counts. An open walk
    stays as stored: what happened to it is applied again, never merged.
    """
    # Who changed exactly what is stored comes later, whatever a clock says.
    later = stored == base or mine.last_visit >= stored.last_visit
    last, first = (mine, stored) if later else (stored, mine)
    known = base or Record()
    if base is None:
        visits = max(mine.visits, stored.visits)
    else:
        visits = stored.visits + max(0, mine.visits - base.visits)
    return Record(
        _talk(known, mine, stored, last=last, first=first).to_attributes(),
        last.last_speech,
        visits,
        last.last_visit,
        _entries(known.settings, mine.settings, stored.settings),
        _walks(known.walks, mine.walks, stored),
        stored.walk,
        stored.past,
    )


def _talk(known: Record, mine: Record, stored: Record, *, last: Record, first: Record) -> Context:
    """Return the talk of the later visit, with the tips and the wordings of both."""
    tips = _tips(*(Context.from_attributes(record.talk).tips for record in (known, mine, stored)))
    talk = Context.from_attributes(last.talk)
    early = Context.from_attributes(first.talk).wordings
    return talk.but(tips=tips, wordings={**_without(early, talk.wordings), **talk.wordings})


def _tips(base: tuple[str, ...], mine: tuple[str, ...], stored: tuple[str, ...]) -> tuple[str, ...]:
    """Return the stored tips, oldest first, and after them those heard since `base`."""
    rest = iter(base)
    old = 0
    while old < len(mine) and mine[old] in rest:  # takes from `rest` up to where it is found
        old += 1
    heard = mine[old:]
    lost = tuple(tip for tip in mine[:old] if tip not in stored)
    return (*lost, *(tip for tip in stored if tip not in heard), *heard)


def _entries(
    base: Mapping[str, Any], mine: Mapping[str, Any], stored: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the stored entries with those that were set, changed or deleted since `base`."""
    changed = {k: v for k, v in mine.items() if k not in base or base[k] != v}
    kept = {k: v for k, v in stored.items() if k in mine or k not in base}
    return {**kept, **changed}


def _walks(base: Mapping[str, Any], mine: Mapping[str, Any], stored: Record) -> dict[str, Any]:
    """Return the stored walks, with those that were set or changed since `base`.

    A walk leaves them for the sum of the old ones alone. Those in the stored sum are in it once;
    what only `mine` has summed up stays a walk until it is summed up again.
    """
    changed = {k: v for k, v in mine.items() if k not in base or base[k] != v}
    upto = str(stored.past.get("upto", ""))
    return {k: v for k, v in {**stored.walks, **changed}.items() if k > upto}


def _without(found: Mapping[str, int], other: Mapping[str, int]) -> dict[str, int]:
    return {key: n for key, n in found.items() if key not in other}
