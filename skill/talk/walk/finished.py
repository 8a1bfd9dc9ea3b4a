"""A walk that is over: what is kept of it, and how its walker mends it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from datetime import date, datetime
from typing import Any, NamedTuple

from skill.coach.walk.phases import HARD
from skill.talk.walk.open_walk import moment_of

#: Under this name a record has the walks that are over, by the moment they began at.
WALKS = "walks"
#: In an entry: the walker has not been told of it yet; its phases, while it may be mended.
UNTOLD, PLAN = "untold", "plan"
#: In an entry: the day it began on, where that is another one than in UTC.
DAY = "day"
_MINUTE = 60


class FinishedWalk(NamedTuple):
    """A walk that is over. Times in seconds, but for `minutes`, those that were planned.

    day: the one it began on, where the walker was. plan: its phases, kind and seconds of each;
    empty where it cannot be mended any more. muscle: what its plan asked most of. unsure: it was
    counted by the clock alone. untold: its walker has heard nothing of it yet.
    """

    began: datetime
    day: date
    minutes: int
    done: Mapping[str, int]
    goal: str | None = None
    terrain: str | None = None
    level: str | None = None
    muscle: str | None = None
    plan: tuple[tuple[str, int], ...] = ()
    unsure: bool = False
    untold: bool = False

    @property
    def seconds(self) -> int:
        """Seconds walked."""
        return sum(self.done.values())

    @property
    def brisk(self) -> int:
        """Seconds walked in phases that were planned brisk, fast or uphill."""
        return sum(seconds for kind, seconds in self.done.items() if kind in HARD)

    @property
    def broke_off(self) -> bool:
        """Whether more than a minute of it was left."""
        return not self.unsure and self.seconds < (self.minutes - 1) * _MINUTE


def newest(record: Mapping[str, Any]) -> FinishedWalk | None:
    """Return the walk of a record that began last; None where none is over."""
    walks = record.get(WALKS) or {}
    return finished(max(walks), walks[max(walks)]) if walks else None


def finished(began: str, entry: object) -> FinishedWalk | None:
    """Return the walk that an entry of a record holds; None for what makes no sense."""
    try:
        return _read(began, entry) if isinstance(entry, dict) else None
    except (KeyError, TypeError, ValueError):
        return None


def _read(began: str, entry: Mapping[str, Any]) -> FinishedWalk:
    done = {str(kind): max(0, int(seconds)) for kind, seconds in entry["done"].items()}
    plan = tuple((str(kind), int(seconds)) for kind, seconds in entry.get(PLAN, ()))
    moment = moment_of(began)
    return FinishedWalk(
        moment,
        date.fromisoformat(entry[DAY]) if DAY in entry else moment.date(),
        int(entry["minutes"]),
        done,
        **{name: entry.get(name) for name in ("goal", "terrain", "level", "muscle")},
        plan=plan,
        unsure=entry.get("unsure") is True,
        untold=entry.get(UNTOLD) is True,
    )


def mended(walk: FinishedWalk, minutes: int | None, moment: datetime) -> FinishedWalk:
    """Return a walk of which so many minutes were walked; None: all of them.

    Never more than its plan had, or than the clock had from its beginning to the moment. Each kind
    of phase has what the plan has of it up to there. It cannot be mended again.
    """
    planned = sum(seconds for _, seconds in walk.plan)
    wanted = planned if minutes is None else minutes * _MINUTE
    clock = int((moment - walk.began).total_seconds())
    left = max(0, min(wanted, planned, clock))
    done: dict[str, int] = {}
    for kind, seconds in walk.plan:
        walked = min(seconds, left)
        left -= walked
        if walked:
            done[kind] = done.get(kind, 0) + walked
    return walk._replace(done=done, plan=(), unsure=False, untold=False)


def _change_newest(
    record: MutableMapping[str, Any], change: Callable[[dict[str, Any]], dict[str, Any]]
) -> None:
    walks = dict(record.get(WALKS) or {})
    if walks and isinstance(walks[max(walks)], dict):
        walks[max(walks)] = change(walks[max(walks)])
        record[WALKS] = walks


def tell(record: MutableMapping[str, Any]) -> None:
    """Note in a record that its walker has been told of the newest walk."""
    _change_newest(record, lambda entry: {n: v for n, v in entry.items() if n != UNTOLD})


def mend(record: MutableMapping[str, Any], minutes: int | None, moment: datetime) -> None:
    """Mend the newest walk of a record; one that was mended before stays as it is."""
    walk = newest(record)
    if walk is None or not walk.plan:
        return
    after = mended(walk, minutes, moment)
    gone = (UNTOLD, PLAN, "unsure")
    _change_newest(
        record,
        lambda entry: (
            {n: v for n, v in entry.items() if n not in gone} | {"done": dict(after.done)}
        ),
    )
