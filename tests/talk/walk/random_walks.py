"""Walks to which anything happens: words and events mixed, late, twice, stale, absurd."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from skill.talk.walk import steps
from skill.talk.walk.events import EVENT_KINDS, Event, applied, token_of
from skill.talk.walk.open_walk import OpenWalk
from skill.talk.walk.stretches import LONGEST_PAUSE, settled
from tests.talk.walk.true_walks import MORNING, begun, script

WORDS = (steps.paused, steps.resumed, steps.skipped, steps.repeated)


def a_random_walk(chance: Random) -> None:
    """Let up to sixty things happen to a walk, and look at its minutes after each of them."""
    walk: OpenWalk | None = begun(chance.choice((5, 20, 60)))
    now, events = MORNING, []
    for _ in range(chance.randint(1, 60)):
        now += timedelta(seconds=chance.choice((0, 0, 1, 5, 30, 90, 400)))
        assert walk is not None
        if chance.random() < 0.3:
            walk = chance.choice(WORDS)(walk, now, chance.choice((None, chance.randint(0, 9000))))
        elif chance.random() < 0.1:
            longer = script(chance.choice((5, 20, 60)))
            walk = steps.replanned(walk, now, "easier", lambda _, plan=longer: plan)
        else:
            events.append(_an_event(walk, chance))
            walk, _ = applied(walk, chance.choice((events[-1], chance.choice(events))))
        assert walk is not None
        assert_true(walk)
        if walk.over:
            break
    assert walk is not None
    assert settled(walk, now + timedelta(hours=1) + LONGEST_PAUSE).over


def _an_event(walk: OpenWalk, chance: Random) -> Event:
    moment = walk.last + timedelta(seconds=chance.choice((-90, -1, 0, 0, 1, 30, 300)))
    token = chance.choice((token_of(walk), token_of(walk), f"w1.{walk.id}.1", "w1.AAAAAAAA.9", "x"))
    offset = chance.choice((0, walk.at, walk.at + 20, chance.randint(0, 4000), 10**9))
    return Event(chance.choice(EVENT_KINDS), token, offset, moment)


def assert_true(walk: OpenWalk) -> None:
    """Minutes are within clock and plan, and the walk survives its JSON."""
    latest = max(walk.last, walk.since)
    assert 0 <= walk.seconds <= (latest - MORNING).total_seconds()
    assert all(seconds > 0 for seconds in walk.done.values())
    assert 0 <= walk.at <= walk.length
    assert OpenWalk.from_attributes(walk.to_attributes()) == walk
