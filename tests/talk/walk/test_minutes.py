"""Minutes are true: whatever comes late, twice, out of order or never."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

import pytest

from skill.coach.walk.script import Cue
from skill.talk.walk import steps
from skill.talk.walk.events import Event, Fate, applied, token_of
from skill.talk.walk.keeping import keep
from skill.talk.walk.open_walk import OpenWalk
from skill.talk.walk.stretches import position, settled
from tests.talk.walk.many import assert_within, random_walks, true_walks
from tests.talk.walk.true_walks import MORNING, Loss, begun


def at(seconds: float) -> datetime:
    """So many seconds after the beginning."""
    return MORNING + timedelta(seconds=seconds)


def event(kind: str, offset: int, seconds: int, part: int = 1) -> Event:
    """An event of a stream of the walk that has just begun."""
    return Event(kind, f"w1.K7Q2M4XA.{part}", offset, at(seconds))  # type: ignore[arg-type]  # kinds by name


def played(*events: Event, walk: OpenWalk | None = None) -> OpenWalk:
    """The walk after these events."""
    after: OpenWalk | None = walk or begun()
    for one in events:
        after, _ = applied(after, one)
    assert after is not None
    return after


STARTED, STOPPED = event("started", 0, 9), event("stopped", 419, 428)
GOES_ON = event("started", 419, 441)
FINISHED = event("finished", 1200, 1222)


@pytest.mark.parametrize(
    ("events", "seconds"),
    [
        ((STARTED, STOPPED, GOES_ON, FINISHED), 1200),
        # Twice, and in the wrong order.
        ((STARTED, STARTED, STOPPED, STOPPED, GOES_ON, STOPPED, STARTED, FINISHED, FINISHED), 1200),
        # One is lost.
        ((STOPPED, GOES_ON, FINISHED), 1200),
        ((STARTED, GOES_ON, FINISHED), 1200),
        ((STARTED, STOPPED, FINISHED), 1200),
        # A stop that the device tells in the second of its next start.
        ((STARTED, event("started", 419, 428), STOPPED, FINISHED), 1200),
        # Never more than the clock, however far a player says that it is.
        ((STARTED, event("stopped", 1100, 69)), 60),
        # A stream that stalled: the offset counts.
        ((STARTED, event("stopped", 300, 428)), 300),
        # Of another walk, of an older stream, of nobody's.
        ((event("stopped", 50, 60), event("stopped", 90, 100, part=2)), 90),
        ((Event("stopped", "w1.AAAAAAAA.1", 50, at(60)), Event("stopped", "", 50, at(60))), 0),
    ],
)  # fmt: skip
def test_what_is_counted(events: tuple[Event, ...], seconds: int) -> None:
    """Seconds walked after these events."""
    assert played(*events).seconds == seconds


@pytest.mark.parametrize(
    ("events", "fate"),
    [
        ((STARTED,), "applied"),
        ((STARTED, STARTED), "twice"),
        ((STARTED, STOPPED, STARTED), "late"),
        ((event("started", 0, 9, part=2), STOPPED), "stale"),
        ((FINISHED, FINISHED), "no walk"),
        ((STARTED, event("failed", 0, 60)), "again"),
        ((STARTED, event("failed", 0, 60), event("failed", 60, 90, part=2)), "applied"),
        ((STARTED, event("finished", 180, 189)), "again"),
    ],
)
def test_what_becomes_of_an_event(events: tuple[Event, ...], fate: Fate) -> None:
    """The last of these events is taken, dropped, or asks for the stream again."""
    before = played(*events[:-1])
    assert applied(before, events[-1])[1] == fate


def test_the_sound_fails_for_good() -> None:
    """After the second failure within a minute the walk goes on without sound, by the clock."""
    walk = played(STARTED, event("failed", 0, 109), event("failed", 100, 140, part=2))
    assert (walk.way, walk.lost, walk.unsure) == ("ask", 131, True)
    assert position(walk, at(309)) == 300
    later = played(event("failed", 500, 640, part=2), walk=played(STARTED, event("failed", 0, 109)))
    assert (later.way, later.part) == ("audio", 3)


def test_a_walk_ends_by_itself() -> None:
    """At the end of its plan by the clock, and then it is unsure; after half an hour's pause."""
    walk = played(STARTED)
    assert not settled(walk, at(1208)).over
    late = settled(walk, at(99_999))
    assert (late.over, late.unsure, late.done) == (
        True,
        True,
        {"warm": 300, "brisk": 720, "cool": 180},
    )
    paused = settled(played(STARTED, STOPPED), at(428 + 1800))
    assert (paused.over, paused.unsure, paused.seconds) == (True, False, 419)


@pytest.mark.parametrize("loss", [Loss(), Loss(lost=0.02)], ids=["none lost", "some lost"])
def test_true_walks_are_counted_truly(loss: Loss) -> None:
    """Events that are late, double or lost cost hardly anybody a minute."""
    assert_within(true_walks(400, loss, seed=5), loss)


def test_whatever_happens() -> None:
    """Minutes are never negative, never over the clock, and every walk ends."""
    random_walks(250, seed=7)


def test_a_walk_is_kept_in_little_room() -> None:
    """The longest walk with the most cues is less than six kilobytes."""
    walk = begun(120)
    cues = tuple(
        Cue(
            n * 100,
            "tip",
            f"walk.tips.lift_yourself_over_the_foot_{n}.2",
            ("glutes", "calves"),
        )
        for n in range(60)
    )
    full = walk.but(
        script=walk.script._replace(cues=cues),
        changes=tuple((n, "going_down") for n in range(12)),
        seen=("stopped 12 7199", "started 12 7199"),
    )
    assert len(json.dumps(full.to_attributes())) < 6_000


def test_of_two_writers_nobody_counts_twice() -> None:
    """An event that is applied to what another wrote of the same event changes nothing."""
    record: dict[str, Any] = {"walk": begun().to_attributes()}
    for _ in range(2):
        keep(record, lambda walk: applied(walk, STOPPED)[0])
    assert OpenWalk.from_attributes(record["walk"]) == played(STOPPED)
    for _ in range(2):
        keep(record, lambda walk: applied(walk, FINISHED)[0])
    walks = record["walks"]
    assert record["walk"] == {}
    assert [entry["done"] for entry in walks.values()] == [{"warm": 300, "brisk": 720, "cool": 180}]


def test_a_new_walk_closes_the_old() -> None:
    """Minutes of a walk that another takes the place of are kept."""
    kept: dict[str, Any] = {"walk": played(STARTED).to_attributes()}
    new = begun(10, at(309)).but(id="AAAAAAAA")
    keep(kept, lambda _: new)
    assert OpenWalk.from_attributes(kept["walk"]) == new
    assert [entry["done"] for entry in kept["walks"].values()] == [{"warm": 300}]


def test_words_and_the_last_cue() -> None:
    """Next goes to the next phase, again to the last cue; neither adds a second."""
    walk = steps.skipped(played(STARTED), at(109))
    assert (walk.at, walk.part, walk.seconds) == (300, 2, 100)
    again = steps.repeated(walk, at(209))
    assert (again.at, again.part, again.seconds) == (299, 3, 200)
    assert token_of(again) == "w1.K7Q2M4XA.3"
