"""The phases of a walk: warming up, work and ease in turn, cooling down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from skill.coach.walk.ask import BRISK_MINUTES, EASY, HILLY, NEW, REGULAR, STAIRS, Ask
from skill.coach.walk.script import MINUTE, Phase, PhaseKind

HARD: frozenset[PhaseKind] = frozenset(("brisk", "fast", "hill"))
#: Steps a minute that the sound of a beat exists in.
BEATS = range(100, 135, 5)
#: Easy steps a minute of a walker who has not counted them.
EASY_STEPS = {NEW: 100, REGULAR: 105}
MOST_STEPS = {NEW: 115, REGULAR: 130}
#: From here on a walk is too long for the quickest beat.
LONG, MOST_STEPS_LONG = 60, 125
#: A beat is at most these percents of the walker's own easy pace, and never slower than that: there
#: it steadies, and beyond it unsettles (doi 10.1038/s41598-021-98953-2).
BRISK, FAST = 110, 115
#: Minutes of work and of ease in an interval, by level; the fewest minutes of such a walk.
INTERVALS = {NEW: (1, 2), REGULAR: (3, 3)}
INTERVALS_FROM = {NEW: 10, REGULAR: 20}
MOST_PAIRS = 5
#: Who is new gets no more intervals than leave so many minutes for one longer stretch, if they can.
STRETCH = 6
#: The most minutes of a steady stretch by level, but for who wants brisk minutes; and the most of
#: one on hills, for no hill is longer.
LONGEST_STEADY = {NEW: 20, REGULAR: 30}
LONGEST_HILL = 10
#: Work without intervals, in minutes: for who is new the whole of it, or a taste where there is
#: more; for others the longest block at a time, and the break between two.
WHOLE, TASTE = 3, 2
LONGEST_BLOCK, BREAK = 8, 2


class Piece(NamedTuple):
    """A phase that has no place in a walk yet."""

    kind: PhaseKind
    seconds: int


def phases(ask: Ask) -> tuple[Phase, ...]:
    """Return the phases of a walk, from its first second to its last.

    The work comes early: of all ways to spend the minutes it takes the first whose last third is
    not harder than the middle one, because a walk that ramps down is remembered as a better one.
    """
    warm, cool = _edges(ask.minutes)
    for middle in _middles(ask, ask.minutes - warm - cool):
        pieces = (Piece("warm", warm), *middle, Piece("cool", cool))
        found = timed(ask, (Piece(kind, minutes * MINUTE) for kind, minutes in pieces))
        if not hardens(found):
            break
    return found


def timed(ask: Ask, pieces: Iterable[Piece], start: int = 0) -> tuple[Phase, ...]:
    """Return pieces as phases one after another, each with its beat; like neighbours are one."""
    beat = beats(ask)
    found: list[Phase] = []
    for kind, seconds in pieces:
        if seconds and found and found[-1].kind == kind:
            found[-1] = found[-1]._replace(end=start + seconds)
        elif seconds:
            found.append(Phase(kind, start, start + seconds, beat.get(kind)))
        start += seconds
    return tuple(found)


def beats(ask: Ask) -> Mapping[PhaseKind, int]:
    """Return the steps a minute of the kinds of phases that have a beat.

    The quickest that suits the walker's own pace; none where no sound comes near it, nor where
    stairs may come: nobody should be hurried on them.
    """
    own = ask.cadence or EASY_STEPS[ask.level]
    most = MOST_STEPS[ask.level]
    if ask.minutes > LONG:
        most = min(most, MOST_STEPS_LONG)
    found: dict[PhaseKind, int] = {}
    limits: tuple[tuple[PhaseKind, int], ...] = (("brisk", BRISK), ("fast", FAST))
    for kind, quickest in limits if ask.beat and ask.terrain != STAIRS else ():
        fitting = [b for b in BEATS if own <= b <= own * quickest / 100 and b <= most]
        if fitting:
            found[kind] = fitting[-1]
    return found


def hardens(walk: tuple[Phase, ...]) -> bool:
    """Tell whether the last third of a walk has more work in it, or more beats, than the middle."""
    (work, steps), (late_work, late_steps) = (_load(walk, third) for third in (1, 2))
    return late_work > work or late_steps > steps


def _load(walk: tuple[Phase, ...], third: int) -> tuple[int, int]:
    """The work and the beats in a third of a walk, both times three to stay whole."""
    start, end = third * walk[-1].end, (third + 1) * walk[-1].end
    work = steps = 0
    for phase in walk:
        inside = max(0, min(3 * phase.end, end) - max(3 * phase.start, start))
        work += inside * (phase.kind in HARD)
        steps += inside * (phase.steps_a_minute or 0)
    return work, steps


def _edges(minutes: int) -> tuple[int, int]:
    """The minutes of warming up and of cooling down."""
    return (1, 1) if minutes < 10 else (2, 2) if minutes < 20 else (5, 3)


def _middles(ask: Ask, minutes: int) -> Iterator[list[Piece]]:
    """Ways to spend the minutes in between, the most work first, none of it last."""
    if ask.goal != EASY and ask.minutes >= INTERVALS_FROM[ask.level]:
        yield from _intervals(ask, minutes)
    elif ask.goal != EASY:
        yield _blocks(ask, minutes)
    yield [Piece("easy", minutes)]


def _intervals(ask: Ask, minutes: int) -> Iterator[list[Piece]]:
    """Work and ease in turn, then a steady rest: work as long as may be, then easy."""
    work, ease = INTERVALS[ask.level]
    kind: PhaseKind = _hard(ask)
    if ask.goal == BRISK_MINUTES and ask.level == REGULAR:
        kind = "fast"
    room = minutes - STRETCH if ask.level == NEW and minutes >= 2 * STRETCH else minutes
    for pairs in range(min(MOST_PAIRS, room // (work + ease)), 0, -1):
        turns = [Piece(kind, work), Piece("easy", ease)] * pairs
        for steady, rest in _steady(ask, minutes - pairs * (work + ease)):
            last = _hard(ask) if steady <= LONGEST_HILL else "brisk"
            yield [*turns, Piece(last, steady), Piece("easy", rest)]


def _steady(ask: Ask, minutes: int) -> Iterator[tuple[int, int]]:
    """Minutes of work and of ease after the intervals: no stump of one, nor one more interval."""
    for work in (*range(_most_steady(ask, minutes), 1, -1), 0):
        ease = minutes - work
        if ease != 1 and work != INTERVALS[REGULAR][0]:
            yield work, ease


def _most_steady(ask: Ask, minutes: int) -> int:
    """The most of the minutes after the intervals that may be work."""
    if ask.goal == BRISK_MINUTES:
        return minutes
    return min(minutes // 2 + (ask.level == NEW), LONGEST_STEADY[ask.level])


def _blocks(ask: Ask, minutes: int) -> list[Piece]:
    """A short walk's work: a first taste for who is new, else as one block or two."""
    kind = _hard(ask)
    if ask.level == NEW:
        first = minutes if minutes <= WHOLE else TASTE
        return [Piece(kind, first), Piece("easy", minutes - first)]
    if minutes <= LONGEST_BLOCK:
        return [Piece(kind, minutes)]
    last = (minutes - BREAK) // 2
    return [Piece(kind, minutes - BREAK - last), Piece("easy", BREAK), Piece(kind, last)]


def _hard(ask: Ask) -> PhaseKind:
    """What work is where this walk leads: a hill sets its own pace."""
    return "hill" if ask.terrain == HILLY and ask.goal != BRISK_MINUTES else "brisk"
