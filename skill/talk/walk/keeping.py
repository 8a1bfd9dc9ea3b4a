"""Where an open walk is kept in a walker's record, and what becomes of it there when it is over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, MutableMapping
from typing import Any

from skill.coach.walk.ask import GOALS, LONGEST, SHORTEST, Ask, cadence_of, count_of
from skill.talk.scene import Step
from skill.talk.walk.days import day_of, time_zone
from skill.talk.walk.finished import DAY, PLAN, UNTOLD, WALKS
from skill.talk.walk.open_walk import OpenWalk, default, text_of
from skill.talk.walk.steps import ended
from skill.talk.walk.totals import fold, how_many

#: Under these names a record has the open walk, and the walks that are over by their beginning.
OPEN, OVER = "walk", WALKS
#: A walker's wishes for all walks: the own steps a minute; that no beat is wanted.
SETTINGS, CADENCE, NO_BEAT = "settings", "cadence", "no_beat"
#: Of so many walks a record keeps the tips that were heard in them.
FRESH = 3


def open_walk(record: Mapping[str, Any]) -> OpenWalk | None:
    """Return the open walk of a record, in JSON; None for none."""
    return OpenWalk.from_attributes(record.get(OPEN))


def keep(record: MutableMapping[str, Any], step: Step) -> OpenWalk | None:
    """Apply a step to the open walk of a record; a walk that is over moves to the others.

    Returns what is open afterwards, or the walk that has just become over; None for none.
    Twice the same walk is kept once: it goes by the moment it began at.
    """
    before = open_walk(record)
    after = step(before)
    if before is not None and after is not None and after.id != before.id:
        _file(record, ended(before, after.began))
    if after is not None and after.over:
        _file(record, after)
    record[OPEN] = {} if after is None or after.over else after.to_attributes()
    return after


def tips_heard(record: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the clips of the tips that were heard on the last walks."""
    walks = record.get(OVER) or {}
    entries = (walks[began] for began in sorted(walks)[-FRESH:])
    return tuple(clip for e in entries if isinstance(e, dict) for clip in e.get("tips", ()))


def begun_before(record: Mapping[str, Any]) -> int:
    """Return how many walks of this walker are over."""
    return how_many(record)


def level_before(record: Mapping[str, Any]) -> str | None:
    """Return the level of the last walk; None where there was none, or nothing was said of it."""
    return _last(record).get("level")


def minutes_before(record: Mapping[str, Any]) -> int | None:
    """Return the minutes of the last walk as planned; None where there was none."""
    found = _last(record).get("minutes")
    return found if type(found) is int and SHORTEST <= found <= LONGEST else None


def with_beat(record: Mapping[str, Any], ask: Ask) -> Ask:
    """Return a wish with the beat that a record's walker has wanted."""
    settings = record.get(SETTINGS) or {}
    found = settings.get(CADENCE)
    own = found if type(found) is int and cadence_of(count_of(found)) else None
    return ask._replace(cadence=own, beat=not settings.get(NO_BEAT))


def _last(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what is kept of the last walk; nothing where there was none."""
    walks = record.get(OVER) or {}
    last = walks[max(walks)] if walks else None
    return last if isinstance(last, dict) else {}


def _file(record: MutableMapping[str, Any], walk: OpenWalk) -> None:
    walks = dict(record.get(OVER) or {})
    walks[text_of(walk.began)] = entry(walk)
    for began in sorted(walks)[:-1]:
        if isinstance(walks[began], dict):
            walks[began] = _without(walks[began], PLAN)
    for began in sorted(walks)[:-FRESH]:
        if isinstance(walks[began], dict):
            walks[began] = _without(walks[began], "tips", UNTOLD)
    record[OVER] = walks
    fold(record)


def _without(entry: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in entry.items() if name not in names}


def entry(walk: OpenWalk) -> dict[str, Any]:
    """Return what is kept of a walk that is over.

    minutes: those planned. done: seconds walked, by the kind of phase. muscle: the one that it
    was for, else what its tips named most. ended: when its last stretch ended. tips: clips that
    were heard. unsure: by the clock. day: the walker's own, where that is another one than in UTC.
    untold: its walker has heard nothing of it yet. plan: its phases' seconds, to mend it by.
    """
    given = (*walk.script.cues, *walk.told)
    heard = [cue for cue in given if cue.kind == "tip" and cue.at <= walk.at]
    muscles = Counter(muscle for cue in heard for muscle in cue.muscles)
    wish = walk.ask
    kept: dict[str, Any] = {"minutes": wish.minutes, "done": dict(walk.done)}
    for name in ("goal", "terrain", "level"):
        if (value := getattr(wish, name)) != default(name):
            kept[name] = value
    if wish.goal not in GOALS:
        kept["muscle"] = wish.goal
    elif muscles:
        kept["muscle"] = muscles.most_common(1)[0][0]
    if heard:
        kept["tips"] = [cue.clip for cue in heard]
    if walk.unsure:
        kept["unsure"] = True
    day = day_of(walk.began, time_zone(walk.zone, walk.locale))
    if day != walk.began.date():
        kept[DAY] = day.isoformat()
    kept[UNTOLD] = True
    kept[PLAN] = [[phase.kind, phase.end - phase.start] for phase in walk.script.phases]
    return kept | {"ended": text_of(walk.since)}
