"""Walks as they truly happen, and what a skill is told of them: late, twice, or never."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random
from typing import NamedTuple

from skill.coach.walk.ask import Ask
from skill.coach.walk.script import Cue, Phase, Script
from skill.talk.walk.events import Event, EventKind, applied, token_of
from skill.talk.walk.open_walk import OpenWalk
from skill.talk.walk.stretches import settled

MORNING = datetime(2026, 12, 1, 7, 2, tzinfo=UTC)
#: The longest that an event is late in these walks, in seconds.
LATEST = 60


class Loss(NamedTuple):
    """How events travel: the shares that are late, come twice, and are lost."""

    late: float = 0.1
    twice: float = 0.1
    lost: float = 0.0


class TrueWalk(NamedTuple):
    """A walk that somebody made: its plan, what the player told, the seconds truly walked."""

    walk: OpenWalk
    events: tuple[Event, ...]
    seconds: int


def script(minutes: int) -> Script:
    """A walk of so many minutes: five to warm up, three to cool down, brisk between."""
    end = 60 * minutes
    warm, cool = min(300, end // 4), end - min(180, end // 5)
    phases = (
        Phase("warm", 0, warm, None),
        Phase("brisk", warm, cool, 115),
        Phase("cool", cool, end, None),
    )
    cues = (
        Cue(0, "start", "walk.start.1", ()),
        Cue(warm, "change", "walk.change.brisk.1", ()),
        Cue(cool, "change", "walk.change.cool.1", ()),
        Cue(end - 6, "farewell", "walk.farewell.1", ()),
    )
    return Script(end, phases, cues)


def begun(minutes: int = 20, moment: datetime = MORNING) -> OpenWalk:
    """A walk that has just begun."""
    ask, plan = Ask(minutes, "glutes", "hilly"), script(minutes)
    return OpenWalk("K7Q2M4XA", moment, "en-GB", ask, plan, since=moment, last=moment)


def a_true_walk(chance: Random) -> TrueWalk:
    """Somebody walks: asks now and then, takes a call, plays music instead, or comes home."""
    walk = begun(chance.choice((5, 10, 20, 30, 60)))
    token, length = token_of(walk), walk.length
    now, offset, events = MORNING + timedelta(seconds=chance.randint(3, 12)), 0, []

    def told(kind: EventKind) -> None:
        events.append(Event(kind, token, offset, now))

    told("started")
    while True:
        walked = min(int(chance.expovariate(1 / 400)) + 20, length - offset)
        now, offset = now + timedelta(seconds=walked), offset + walked
        if offset == length:
            told("finished")
            break
        told("stopped")
        fate = chance.random()
        if fate < 0.15:  # another skill plays, for good
            break
        pause = chance.randint(4, 15) if fate < 0.8 else chance.randint(60, 540)
        now += timedelta(seconds=pause)
        told("started")
    return TrueWalk(walk, tuple(events), offset)


def travelled(events: tuple[Event, ...], loss: Loss, chance: Random) -> Iterator[Event]:
    """The events in the order that they arrive in."""
    arrivals = []
    for event in events:
        if chance.random() < loss.lost:
            continue
        for _ in range(1 + (chance.random() < loss.twice)):
            late = chance.uniform(0, LATEST) if chance.random() < loss.late else 0
            arrivals.append((event.moment + timedelta(seconds=late), len(arrivals), event))
    return (event for _, _, event in sorted(arrivals))


def counted(true: TrueWalk, loss: Loss, chance: Random) -> OpenWalk:
    """The walk as a skill has it that is asked for it a day later."""
    walk: OpenWalk | None = true.walk
    for event in travelled(true.events, loss, chance):
        walk, _ = applied(walk, event)
    assert walk is not None
    return settled(walk, true.events[-1].moment + timedelta(days=1))
