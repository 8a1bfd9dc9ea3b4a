"""What a walker's own word does to a walk: each a pure function of the walk and a moment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from skill.coach.walk.script import Cue, Phase, Script
from skill.talk.walk.open_walk import MOST_CHANGES, MOST_TOLD, OVER, PAUSED, WALKING, OpenWalk
from skill.talk.walk.stretches import heard_at, moved, settled

#: How many seconds before its first word a cue is played again.
LEAD = 1


def looked_at(walk: OpenWalk, moment: datetime, offset: int | None = None) -> OpenWalk:
    """Return the walk as it stands at a moment: over where it has run out, else up to date.

    offset: what the player that plays this walk told, in seconds; None where none does. Whoever
    speaks is later than all that was applied before.
    """
    moment = max(moment, walk.last)
    walk = settled(walk, moment)
    if walk.over:
        return walk
    seen = walk.seen if moment == walk.last else ()
    return heard_at(walk, offset, moment).but(last=moment, seen=seen)


def paused(walk: OpenWalk, moment: datetime, offset: int | None = None) -> OpenWalk:
    """Pause at the walker's word."""
    here = looked_at(walk, moment, offset)
    return here if here.over else here.but(state=PAUSED, since=_since(here), held=True)


def resumed(walk: OpenWalk, moment: datetime, offset: int | None = None) -> OpenWalk:
    """Go on where the walk is, in a new stream."""
    here = looked_at(walk, moment, offset)
    return here if here.over else _played(here, here.at)


def skipped(walk: OpenWalk, moment: datetime, offset: int | None = None) -> OpenWalk:
    """Go on with the next phase; in the last one nothing changes."""
    here = looked_at(walk, moment, offset)
    phase = next_phase(here)
    return here if here.over or phase is None else _played(here, phase.start)


def repeated(walk: OpenWalk, moment: datetime, offset: int | None = None) -> OpenWalk:
    """Go back to just before the last cue; what is walked again counts again."""
    here = looked_at(walk, moment, offset)
    cue = last_cue(here)
    return here if here.over else _played(here, max(0, cue.at - LEAD) if cue else 0)


def ended(walk: OpenWalk, moment: datetime, offset: int | None = None) -> OpenWalk:
    """End the walk here."""
    return looked_at(walk, moment, offset).but(state=OVER)


def replanned(
    walk: OpenWalk,
    moment: datetime,
    change: str,
    plan: Callable[[OpenWalk], Script],
    offset: int | None = None,
) -> OpenWalk:
    """Go on by another script: the same up to here, another rest, which `plan` makes."""
    here = looked_at(walk, moment, offset)
    if here.over:
        return here
    changes = (*here.changes, (here.at, change))[-MOST_CHANGES:]
    return _played(here.but(script=plan(here), changes=changes), here.at)


def advised(walk: OpenWalk, tip: Cue) -> OpenWalk:
    """Take that a tip was given on asking."""
    return walk.but(told=(*walk.told, tip)[-MOST_TOLD:])


def silent(walk: OpenWalk) -> OpenWalk:
    """Take that the loss of the sound was said."""
    return walk.but(lost=None)


def phase_of(walk: OpenWalk) -> Phase:
    """Return the phase that the walk is in."""
    phases = walk.script.phases
    return next((phase for phase in phases if walk.at < phase.end), phases[-1])


def next_phase(walk: OpenWalk) -> Phase | None:
    """Return the phase after the one that the walk is in; None in the last."""
    return next((phase for phase in walk.script.phases if phase.start > walk.at), None)


def last_cue(walk: OpenWalk) -> Cue | None:
    """Return the cue begun last; None before the first."""
    return next((cue for cue in reversed(walk.script.cues) if cue.at <= walk.at), None)


def last_said(walk: OpenWalk) -> Cue | None:
    """Return what was said last, by the track or on asking; None before the first."""
    track = last_cue(walk)
    told = next((cue for cue in reversed(walk.told) if cue.at <= walk.at), None)
    if track is None or told is None:
        return track or told
    return told if told.at >= track.at else track


def _played(walk: OpenWalk, second: int) -> OpenWalk:
    """Go on from a second of the plan, in a new stream."""
    part = walk.part + (walk.way == "audio")
    return moved(walk, second).but(state=WALKING, held=False, part=part, since=_since(walk))


def _since(walk: OpenWalk) -> datetime:
    return max(walk.since, walk.last)
