"""`python -m benchmarks.record`: a walker's record after ten years of a walk a day.

Its size, and the microseconds of cpu that are paid for it: reading it, what the end of a walk does
to it, putting beside it what another device wrote, and writing it to SQLite.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import count
from random import Random
from statistics import median
from typing import Any

from skill.coach.walk.ask import Ask
from skill.coach.walk.plan import script
from skill.coach.walk.script import Script
from skill.knowledge.load import load
from skill.memory.merge import merge
from skill.memory.record import Record
from skill.memory.sqlite import SqliteStore
from skill.talk.scene import Step
from skill.talk.walk.keeping import keep
from skill.talk.walk.open_walk import OpenWalk, new_id
from skill.talk.walk.steps import ended

TEN_YEARS = 3652
FIRST = datetime(2026, 11, 28, 7, tzinfo=UTC)
GOALS = ("calves", "glutes", "general", "hamstrings", "brisk")
TIMES = 400


def walked(days: int, chance: Random) -> dict[str, Any]:
    """Return what is kept of somebody who walked on so many days, half an hour each."""
    record: dict[str, Any] = {"visits": days, "settings": {"time_zone": "Europe/Berlin"}}
    for day in range(days):
        began = FIRST + timedelta(days=day, minutes=chance.randrange(60))
        keep(record, ends(begun(began, chance)))
    return record


def begun(began: datetime, chance: Random) -> OpenWalk:
    """Return a walk of half an hour that begins."""
    ask, plan = chance.choice(plans())
    return OpenWalk(new_id(chance), began, "de-DE", ask, plan, began, began, zone="Europe/Berlin")


def ends(walk: OpenWalk) -> Step:
    """Return the step that ends a walk with its plan."""
    over = ended(walk, walk.began + timedelta(minutes=walk.ask.minutes))
    return lambda _: over


@cache
def plans() -> tuple[tuple[Ask, Script], ...]:
    """Return what is wished for, and planned, on all these days."""
    wishes = [Ask(30, goal, seed=n) for n, goal in enumerate(GOALS)]
    return tuple((wish, script(load(), wish)) for wish in wishes)


def cpu(act: Callable[[], object]) -> float:
    """Return the microseconds of cpu that an act takes: the median of many times."""
    found = []
    for _ in range(TIMES):
        before = time.process_time_ns()
        act()
        found.append((time.process_time_ns() - before) / 1000)
    return median(found)


def main() -> None:
    """Print the table of docs/figures.md."""
    print(f"Python {sys.version.split()[0]}")
    print("| walked | bytes | read, us | end of a walk, us | merge, us | write, us |")
    print("| --- | --- | --- | --- | --- | --- |")
    for name, days in (("never", 0), ("for a month", 30), ("for ten years", TEN_YEARS)):
        _row(name, walked(days, Random(7)))
    on = walked(TEN_YEARS, Random(7))
    on["walk"] = begun(FIRST + timedelta(days=TEN_YEARS), Random(8)).to_attributes()
    _row("for ten years, and on a walk", on)


def _row(name: str, attributes: dict[str, Any]) -> None:
    record = Record.from_attributes(attributes)
    text = record.to_text()
    store = SqliteStore(":memory:")
    store.save("walker", text, None)
    last = ends(begun(FIRST + timedelta(days=TEN_YEARS + 1), Random(9)))
    mine, theirs = record._replace(visits=1), record._replace(last_speech="theirs")
    versions = count(1)
    figures = (
        cpu(lambda: Record.from_text(text)),
        cpu(lambda: keep(record.to_attributes(), last)),
        cpu(lambda: merge(record, mine, theirs)),
        cpu(lambda: store.save("walker", text, next(versions))),
    )
    shown = " | ".join(f"{figure:.0f}" for figure in figures)
    print(f"| {name} | {len(text.encode())} | {shown} |")


if __name__ == "__main__":
    main()
