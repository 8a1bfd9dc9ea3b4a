"""A walk that its walker changes on the way: the part that is walked stays, the rest is new."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from random import Random
from typing import Literal, get_args

from skill.coach.texts import Text
from skill.coach.walk import texts
from skill.coach.walk.ask import NEW, Ask
from skill.coach.walk.cues import marks
from skill.coach.walk.phases import HARD, Piece, hardens, phases, timed
from skill.coach.walk.script import MINUTE, Phase, PhaseKind, Script
from skill.coach.walk.tips import Tips
from skill.coach.walk.wordings import Clips
from skill.knowledge.model import Knowledge

Change = Literal[
    "tired", "easier", "faster", "hill", "top", "downhill", "stairs", "done", "skip", "cool"
]
#: The walk goes on as one of other minutes, those that its wish has now; or one level lower.
Length = Literal["length", "easier_length"]
LENGTHS: tuple[Length, ...] = get_args(Length)
#: Ease after work that was too much, or after a climb; a way down; a cool-down that was asked for.
EASE = 2 * MINUTE
#: A hill and stairs end when the walker says so, or after these seconds.
HILL, STAIRS = 5 * MINUTE, 3 * MINUTE
#: "Faster" lasts until the phase ends, and no longer than this.
FASTER = 5 * MINUTE
#: The shortest rest of a walk, and the shortest phase of it.
SHORTEST = MINUTE
LOWER: Mapping[PhaseKind, PhaseKind] = {"fast": "brisk", "brisk": "easy", "hill": "easy"}
HIGHER: Mapping[PhaseKind, PhaseKind] = {"warm": "brisk", "easy": "brisk", "brisk": "fast"}
#: What is said first where the new phase's own words would not do.
OPENINGS: Mapping[Change | Length, Text] = {
    "hill": texts.WALK_CLIMB,
    "downhill": texts.WALK_DESCEND,
    "stairs": texts.WALK_STAIRS,
}

Rest = list[Piece]


def replan(
    knowledge: Knowledge,
    ask: Ask,
    walk: Script,
    at: int,
    change: Change | Length,
    heard: Iterable[str] = (),
) -> Script:
    """Return the whole walk as it goes on after a change at a second of it.

    What lies before `at` is that of `walk`. There a new phase begins, and its cue with it, so that
    a track of the rest starts with speech. The end stays, or moves by a minute at most where the
    farewell needs room; only "cool", and "skip" with nothing left but to cool down, end a walk
    early. With another length the rest is that of a walk of the minutes in `ask`, which must leave
    some. heard: cues of walks before this one, oldest first.
    """
    at = max(0, min(at, walk.seconds - 1))
    walked = tuple(p._replace(end=min(p.end, at)) for p in walk.phases if p.start < at)
    said = [cue for cue in walk.cues if cue.at < at]
    course = phases(ask) if change in LENGTHS else walk.phases
    rest = _long_enough(_CHANGES[change](ask, _rest(course, at)))
    new = (*walked, *_ramped(ask, walked, rest, at))
    silence = range(at + 1, new[len(walked)].end if change == "stairs" else at)
    clips = Clips(Random(f"{ask.seed} {at} {change}"), (*heard, *(cue.clip for cue in said)))
    fixed = marks(ask, new, clips, said, at, OPENINGS.get(change))
    spoken = [cue for cue in fixed if cue.at not in silence or cue.kind == "farewell"]
    tips = Tips(knowledge, ask, new, clips).give(spoken, said, at, silence)
    return Script(new[-1].end, new, (*said, *sorted((*spoken, *tips))))


def _rest(phases: Iterable[Phase], at: int) -> Rest:
    """What a walk still holds from a second on; who has changed a warm-up is warm enough."""
    return [
        Piece("easy" if p.kind == "warm" else p.kind, p.end - max(p.start, at))
        for p in phases
        if p.end > at
    ]


def _long_enough(rest: Rest) -> Rest:
    """Give what is too short to be a phase to the next one, and the last room for the farewell."""
    found: Rest = []
    for kind, seconds in rest:
        short = found.pop().seconds if found and found[-1].seconds < SHORTEST else 0
        found.append(Piece(kind, seconds + short))
    last = found.pop()
    return [*found, last._replace(seconds=max(last.seconds, SHORTEST))]


def _ramped(ask: Ask, walked: tuple[Phase, ...], rest: Rest, at: int) -> tuple[Phase, ...]:
    """Return a rest as phases, late work made easy until the last third is no harder.

    What the walker does now stays: it was asked for.
    """
    pieces = list(rest)
    for place in range(len(pieces) - 1, 0, -1):
        if not hardens((*walked, *timed(ask, pieces, at))):
            break
        if pieces[place].kind in HARD:
            pieces[place] = pieces[place]._replace(kind="easy")
    return timed(ask, pieces, at)


def _tired(ask: Ask, rest: Rest) -> Rest:
    """Ease at once, then the rest one level lower."""
    return _before(EASE, "easy", _easier(ask, rest))


def _easier(_: Ask, rest: Rest) -> Rest:
    return [Piece(LOWER.get(kind, kind), seconds) for kind, seconds in rest]


def _faster(ask: Ask, rest: Rest) -> Rest:
    """What is walked now goes one level higher for a while, within the walker's own level."""
    kind, seconds = rest[0]
    higher = HIGHER.get(kind, kind)
    if higher == "fast" and ask.level == NEW:
        higher = "brisk"
    return _before(min(seconds, FASTER), higher, rest)


def _skip(_: Ask, rest: Rest) -> Rest:
    """The next phase begins now; what is left of this one goes to the last before the cool-down."""
    (_kind, left), *later = rest
    if len(later) > 1:
        later[-2] = Piece(later[-2].kind, later[-2].seconds + left)
    return later or [Piece("cool", 0)]


def _top(_: Ask, rest: Rest) -> Rest:
    return _before(EASE, "easy", rest)


def _hill(_: Ask, rest: Rest) -> Rest:
    return _before(HILL, "hill", rest)


def _stairs(_: Ask, rest: Rest) -> Rest:
    return _before(STAIRS, "hill", rest)


def _cool(_: Ask, rest: Rest) -> Rest:
    return [Piece("cool", EASE)]


_CHANGES: Mapping[Change | Length, Callable[[Ask, Rest], Rest]] = {
    "tired": _tired,
    "easier": _easier,
    "faster": _faster,
    "hill": _hill,
    "top": _top,
    "downhill": _top,
    "stairs": _stairs,
    "done": _skip,
    "skip": _skip,
    "cool": _cool,
    "length": lambda _, rest: rest,
    "easier_length": _easier,
}


def _before(seconds: int, kind: PhaseKind, rest: Rest) -> Rest:
    """Return a rest whose first seconds are of another kind; a cool-down stays what it is."""
    found: Rest = []
    for piece in rest:
        taken = min(seconds, piece.seconds) if piece.kind != "cool" else 0
        seconds -= taken
        found += [Piece(kind, taken), Piece(piece.kind, piece.seconds - taken)]
    return [piece for piece in found if piece.seconds]
