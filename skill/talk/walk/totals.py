"""What walks add up to, in a week and for ever; those of old weeks are kept as their sum alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from skill.talk.walk.days import WEEK
from skill.talk.walk.finished import WALKS, FinishedWalk, finished

#: Under this name a record has the sum of the walks that it no longer has one by one.
PAST = "past"
#: In that sum: when the newest of its walks began.
UPTO = "upto"
#: Walks of so many days before the newest one are kept one by one, this week and the last among
#: them; and no more of them than this.
DAYS = timedelta(days=20)
MOST = 80
_COUNTS = ("walks", "seconds", "brisk", "longest")


class Total(NamedTuple):
    """So many walks, and their seconds: all of them, those planned brisk, the longest walk's.

    muscles: of how many walks the plan asked most of each.
    """

    walks: int = 0
    seconds: int = 0
    brisk: int = 0
    longest: int = 0
    muscles: Mapping[str, int] = {}

    def plus(self, other: Total) -> Total:
        """Return what both add up to."""
        return Total(
            self.walks + other.walks,
            self.seconds + other.seconds,
            self.brisk + other.brisk,
            max(self.longest, other.longest),
            Counter(self.muscles) + Counter(other.muscles),
        )


def total(walks: Iterable[FinishedWalk]) -> Total:
    """Return what walks add up to."""
    found = Total()
    for walk in walks:
        muscles = {walk.muscle: 1} if walk.muscle else {}
        found = found.plus(Total(1, walk.seconds, walk.brisk, walk.seconds, muscles))
    return found


def of_week(record: Mapping[str, Any], first: date) -> Total:
    """Return what the walks of the week that begins on a day add up to."""
    return total(walk for walk in _one_by_one(record) if first <= walk.day < first + WEEK)


def of_all(record: Mapping[str, Any]) -> Total:
    """Return what all walks of a record add up to, the oldest ones too."""
    return _past(record).plus(total(_one_by_one(record)))


def how_many(record: Mapping[str, Any]) -> int:
    """Return how many walks of a record are over."""
    return len(record.get(WALKS) or {}) + _past(record).walks


def fold(record: MutableMapping[str, Any]) -> None:
    """Put the walks of old weeks into their sum, the oldest first."""
    walks = dict(record.get(WALKS) or {})
    old = tuple(_old(walks))
    if not old:
        return
    folded = total(walk for began in old if (walk := finished(began, walks.pop(began))))
    record[WALKS] = walks
    record[PAST] = {UPTO: max(old), **_past(record).plus(folded)._asdict()}


def _old(walks: Mapping[str, Any]) -> Iterator[str]:
    """Yield the beginnings of the walks that are no longer to be kept one by one: the first ones.

    What cannot be read goes with them.
    """
    known = sorted(walks)
    days = {began: walk.day for began in known if (walk := finished(began, walks[began]))}
    first = max(days.values(), default=date.min + DAYS) - DAYS
    for n, began in enumerate(known):
        if n >= len(known) - MOST and days.get(began, date.min) >= first:
            return
        yield began


def _one_by_one(record: Mapping[str, Any]) -> Iterable[FinishedWalk]:
    walks = record.get(WALKS) or {}
    return (walk for began in walks if (walk := finished(began, walks[began])))


def _past(record: Mapping[str, Any]) -> Total:
    """Return the sum of the walks of old weeks; what is odd in it counts as nothing."""
    found = record.get(PAST) or {}
    muscles = found.get("muscles")
    counted = muscles.items() if isinstance(muscles, dict) else ()
    return Total(
        **{name: _whole(found.get(name)) for name in _COUNTS},
        muscles={str(muscle): n for muscle, count in counted if (n := _whole(count))},
    )


def _whole(value: object) -> int:
    return value if type(value) is int and value > 0 else 0
