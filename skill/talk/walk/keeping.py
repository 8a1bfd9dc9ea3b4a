"""Where an open walk is kept in a walker's record, and what becomes of it there when it is over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, MutableMapping
from typing import Any

from skill.talk.walk.open_walk import OpenWalk, default, text_of
from skill.talk.walk.steps import Step, ended

#: Under these names a record has the open walk, and the walks that are over by their beginning.
OPEN, OVER = "walk", "walks"
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
    return len(record.get(OVER) or {})


def level_before(record: Mapping[str, Any]) -> str | None:
    """Return the level of the last walk; None where there was none, or nothing was said of it."""
    walks = record.get(OVER) or {}
    last = walks[max(walks)] if walks else None
    return last.get("level") if isinstance(last, dict) else None


def _file(record: MutableMapping[str, Any], walk: OpenWalk) -> None:
    walks = dict(record.get(OVER) or {})
    walks[text_of(walk.began)] = entry(walk)
    for began in sorted(walks)[:-FRESH]:
        if isinstance(walks[began], dict) and "tips" in walks[began]:
            walks[began] = {name: v for name, v in walks[began].items() if name != "tips"}
    record[OVER] = walks


def entry(walk: OpenWalk) -> dict[str, Any]:
    """Return what is kept of a walk that is over.

    minutes: those planned. done: seconds walked, by the kind of phase. muscle: what its tips named
    most. ended: when its last stretch ended. tips: clips that were heard. unsure: by the clock.
    """
    heard = [cue for cue in walk.script.cues if cue.kind == "tip" and cue.at <= walk.at]
    muscles = Counter(muscle for cue in heard for muscle in cue.muscles)
    wish = walk.ask
    kept: dict[str, Any] = {"minutes": wish.minutes, "done": dict(walk.done)}
    for name in ("goal", "terrain", "level"):
        if (value := getattr(wish, name)) != default(name):
            kept[name] = value
    if muscles:
        kept["muscle"] = muscles.most_common(1)[0][0]
    if heard:
        kept["tips"] = [cue.clip for cue in heard]
    if walk.unsure:
        kept["unsure"] = True
    return kept | {"ended": text_of(walk.since)}
