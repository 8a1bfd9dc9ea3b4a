"""A walk that its walker changes on the way."""

from __future__ import annotations

import pytest

from skill.coach.walk.ask import Ask
from skill.coach.walk.plan import script
from skill.coach.walk.replan import Change, Length, replan
from skill.coach.walk.script import Script
from skill.knowledge.model import Knowledge

#: 5 warm, then brisk and easy in turn of 3 minutes each, 3 to cool down.
ASK = Ask(30, "general", "flat", "regular", seed=5)
MINUTE = 60


def rest(walk: Script, at: int) -> list[tuple[str, float]]:
    """The phases from a second on, with their minutes."""
    return [(p.kind, (p.end - p.start) / MINUTE) for p in walk.phases if p.start >= at]


def opening(walk: Script, at: int) -> str:
    """The text of the cue at a second."""
    return next(cue.clip for cue in walk.cues if cue.at == at).rsplit(".", 1)[0].split("+")[0]


@pytest.mark.parametrize(
    ("change", "minute", "phases", "text"),
    [
        ("tired", 12, [("easy", 15), ("cool", 3)], "walk.easy_walk"),
        ("easier", 12, [("easy", 15), ("cool", 3)], "walk.easy_walk"),
        ("faster", 9, [("brisk", 5), ("easy", 3), ("brisk", 3)], "walk.brisk_again"),
        ("hill", 9, [("hill", 5), ("easy", 3), ("brisk", 3)], "walk.climb"),
        ("top", 9, [("easy", 2), ("brisk", 3), ("easy", 3)], "walk.easy"),
        ("downhill", 12, [("easy", 5), ("brisk", 3), ("easy", 3)], "walk.descend"),
        ("stairs", 11, [("hill", 3), ("easy", 3), ("brisk", 3)], "walk.stairs"),
        ("done", 12, [("easy", 3), ("brisk", 3), ("easy", 3)], "walk.easy"),
        ("skip", 12, [("easy", 3), ("brisk", 3), ("easy", 3)], "walk.easy"),
        ("skip", 26, [("cool", 3)], "walk.cool"),
        ("cool", 12, [("cool", 2)], "walk.cool"),
    ],
)
def test_what_a_change_does(
    knowledge: Knowledge, change: Change, minute: int, phases: list[tuple[str, int]], text: str
) -> None:
    """A new phase begins at once, and says so; after it the plan goes on."""
    at = minute * MINUTE
    walk = replan(knowledge, ASK, script(knowledge, ASK), at, change)
    assert rest(walk, at)[: len(phases)] == phases
    assert opening(walk, at).startswith(text)


def test_the_end_stays_where_it_was(knowledge: Knowledge) -> None:
    """Half an hour stays half an hour, whatever is met on the way."""
    walk = script(knowledge, ASK)
    for at, change in (
        (400, "hill"),
        (520, "top"),
        (700, "stairs"),
        (800, "done"),
        (1000, "tired"),
    ):
        walk = replan(knowledge, ASK, walk, at, change)
    assert walk.seconds == 30 * MINUTE


@pytest.mark.parametrize(
    ("minutes", "change", "phases"),
    [
        (40, "length", [("easy", 1), ("brisk", 3), ("easy", 3), ("brisk", 3), ("easy", 3)]),
        (20, "length", [("easy", 1), ("brisk", 3), ("easy", 3), ("cool", 3)]),
        (15, "length", [("brisk", 3), ("cool", 2)]),
        (40, "easier_length", [("easy", 27), ("cool", 3)]),
    ],
)
def test_another_length(
    knowledge: Knowledge, minutes: int, change: Length, phases: list[tuple[str, int]]
) -> None:
    """From here on it is a walk of so many minutes; what was walked stays as it was."""
    at, before = 10 * MINUTE, script(knowledge, ASK)
    walk = replan(knowledge, ASK._replace(minutes=minutes), before, at, change)
    assert walk.seconds == minutes * MINUTE
    assert rest(walk, at)[: len(phases)] == phases
    assert [c for c in walk.cues if c.at < at] == [c for c in before.cues if c.at < at]
    assert f"walk.minutes.{minutes}" in walk.cues[-1].clips


def test_who_cools_down_hears_the_minutes_that_were_walked(knowledge: Knowledge) -> None:
    walk = replan(knowledge, ASK, script(knowledge, ASK), 10 * MINUTE, "cool")
    assert walk.seconds == 12 * MINUTE
    assert "walk.minutes.12" in walk.cues[-1].clips


def test_silence_on_the_stairs(knowledge: Knowledge) -> None:
    """One cue before them, none on them."""
    at = 14 * MINUTE
    walk = replan(knowledge, ASK, script(knowledge, ASK), at, "stairs")
    assert [cue.at for cue in walk.cues if at <= cue.at < at + 3 * MINUTE] == [at]


def test_the_last_minute_keeps_room_for_the_farewell(knowledge: Knowledge) -> None:
    """A change just before the end moves it by less than a minute."""
    at = 30 * MINUTE - 5
    walk = replan(knowledge, ASK, script(knowledge, ASK), at, "hill")
    assert walk.seconds == at + MINUTE
    assert [cue.kind for cue in walk.cues if cue.at >= at] == ["change", "farewell"]


def test_the_same_change_of_the_same_walk_is_the_same(knowledge: Knowledge) -> None:
    walk = script(knowledge, ASK)
    assert replan(knowledge, ASK, walk, 500, "hill") == replan(knowledge, ASK, walk, 500, "hill")
