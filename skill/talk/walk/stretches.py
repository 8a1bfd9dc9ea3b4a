"""The minutes of a walk: stretches that are closed once, within the plan and the clock."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta

from skill.talk.walk.open_walk import OVER, PAUSED, WALKING, OpenWalk

#: A walk that pauses for longer is over.
LONGEST_PAUSE = timedelta(minutes=30)
#: How far (seconds) a player may be ahead of the clock and still be believed.
AHEAD = 10


def position(walk: OpenWalk, moment: datetime) -> int:
    """Return the second of the plan that is reached at a moment, by the clock."""
    if walk.state != WALKING:
        return walk.at
    return min(walk.length, walk.at + _passed(walk, moment))


def ends(walk: OpenWalk) -> datetime:
    """Return when the walk is over if nothing more is heard of it."""
    if walk.state == PAUSED:
        return walk.since + LONGEST_PAUSE
    return walk.since + timedelta(seconds=walk.length - walk.at)


def settled(walk: OpenWalk, moment: datetime) -> OpenWalk:
    """Return the walk at a moment: over, where its plan has run out or its pause was too long.

    A walk that nobody ended goes to the end of its plan by the clock, and is unsure.
    """
    if walk.over or moment < ends(walk):
        return walk
    if walk.state == PAUSED:
        return walk.but(state=OVER)
    return closed(walk, walk.length, ends(walk)).but(state=OVER, unsure=True)


def closed(walk: OpenWalk, upto: int, moment: datetime) -> OpenWalk:
    """Close the stretch that ends at a second of the plan, and begin the next one there.

    What is counted is never less than nothing, and never more than the plan or the clock has.
    """
    upto = max(walk.at, min(upto, walk.length, walk.at + _passed(walk, moment)))
    done = Counter(walk.done)
    for phase in walk.script.phases:
        seconds = min(upto, phase.end) - max(walk.at, phase.start)
        if seconds > 0:
            done[phase.kind] += seconds
    return walk.but(at=upto, since=max(walk.since, moment), done=dict(done))


def heard_at(walk: OpenWalk, offset: int | None, moment: datetime) -> OpenWalk:
    """Close the stretch at a moment at which a player told its offset (seconds); None: no player.

    The offset wins where it is smaller (a stream that stalled) or ahead by a little; what it is
    ahead counts for nothing.
    """
    if walk.state != WALKING:
        return walk
    reached = position(walk, moment)
    if offset is None or offset > reached + AHEAD:
        return closed(walk, reached, moment)
    return closed(walk, offset, moment).but(at=min(offset, walk.length))


def moved(walk: OpenWalk, second: int) -> OpenWalk:
    """Go to another second of the plan; what is passed over is walked by nobody."""
    return walk.but(at=max(0, min(second, walk.length)))


def _passed(walk: OpenWalk, moment: datetime) -> int:
    """Return the whole seconds from the beginning of the open stretch to a moment."""
    return max(0, int((moment - walk.since).total_seconds()))
