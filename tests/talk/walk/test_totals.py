"""What walks add up to is right, whatever is kept one by one and what as a sum."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from skill.memory.record import Record
from skill.talk.walk.days import WEEK
from skill.talk.walk.totals import how_many, of_all, of_week
from tests.talk.walk.histories import Life, lives, walk

HARD = ("brisk", "fast", "hill")


def day(life: Life) -> date:
    """The day that a walk began on, where its walker was."""
    return life.began.astimezone(ZoneInfo(life.zone)).date()


@pytest.mark.parametrize("seed", range(4))
def test_against_the_whole_list(seed: int) -> None:
    """Over two hundred walks: this week, the last one, all of them, after each walk."""
    record: dict[str, Any] = {}
    seen: list[Life] = []
    for life in lives(Random(seed), 200):
        walk(record, life)
        seen.append(life)
        for first in (day(life) - timedelta(days=n) for n in (0, 6, 13)):
            week = [one for one in seen if first <= day(one) < first + WEEK]
            found = of_week(record, first)
            assert found.walks == len(week)
            assert found.seconds == sum(sum(one.done.values()) for one in week)
            assert found.brisk == sum(one.done.get(k, 0) for one in week for k in HARD)
    everything = of_all(record)
    assert everything.walks == how_many(record) == 200
    assert everything.seconds == sum(sum(one.done.values()) for one in seen)
    assert everything.longest == max(sum(one.done.values()) for one in seen)
    goals = Counter(one.goal for one in seen if one.goal != "general")
    assert {m: n for m, n in everything.muscles.items() if m in goals} == goals


def test_ten_years_of_daily_walks() -> None:
    """A record stays small: its talk of two kilobytes, and not six of walks."""
    record: dict[str, Any] = {}
    (life,) = lives(Random(1), 1)
    for n in range(3650):
        walk(record, life._replace(began=life.began + timedelta(days=n)))
    assert how_many(record) == 3650
    assert len(json.dumps(record)) < 6_000
    assert len(Record.from_attributes(record).to_text()) < 6_000


@pytest.mark.parametrize("odd", [None, [], "x", {"walks": "x"}, {"walks": -4, "muscles": 7},
                                 {"muscles": {"calves": "many"}, "seconds": None}])  # fmt: skip
def test_an_odd_sum_counts_as_nothing(odd: Any) -> None:
    """What somebody broke spoils no walk that is kept."""
    record: dict[str, Any] = {"past": odd if isinstance(odd, dict) else {}}
    for life in lives(Random(2), 3):
        walk(record, life)
    assert of_all(record).walks == 3
