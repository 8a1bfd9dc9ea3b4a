"""Walkers' lives, made by chance: walks over days, weeks and years, as a record gets them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any, NamedTuple

from skill.talk.walk.keeping import keep
from skill.talk.walk.open_walk import OVER
from tests.talk.walk.true_walks import begun

FIRST = datetime(2026, 1, 3, 6, tzinfo=UTC)
ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Sydney")
KINDS = ("warm", "brisk", "easy", "fast", "hill", "cool")


class Life(NamedTuple):
    """One walk as it was: when, where, the seconds of each kind of phase, for what."""

    began: datetime
    zone: str
    done: dict[str, int]
    goal: str


def lives(chance: Random, many: int) -> Iterator[Life]:
    """Yield so many walks, one after the other, hours or weeks apart."""
    now, zone = FIRST, chance.choice(ZONES)
    for _ in range(many):
        now += timedelta(minutes=chance.choice((70, 300, 700, 1440, 1500, 9000, 30000)))
        if chance.random() < 0.1:
            zone = chance.choice(ZONES)
        kinds = chance.sample(KINDS, chance.randint(1, 4))
        done = {kind: chance.randint(30, 1800) for kind in kinds}
        yield Life(now, zone, done, chance.choice(("calves", "glutes", "general")))


def walk(record: dict[str, Any], life: Life) -> None:
    """Have a walk of somebody's life kept in their record."""
    over = begun(20, life.began)
    ask = over.ask._replace(goal=life.goal)
    kept = over.but(ask=ask, zone=life.zone, done=life.done, state=OVER)
    keep(record, lambda _: kept)
