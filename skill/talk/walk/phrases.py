"""How the figures and the places of a walk are said."""

from __future__ import annotations

from skill.coach.answer import Part, Quoted, says
from skill.coach.walk import texts
from skill.coach.walk.script import Cue

MINUTE = 60
#: So many seconds from whole minutes are not spoken of.
NEAR = 10
#: The longest length that there are words for, in minutes; and where a figure is shorter to hear.
MOST, IN_WORDS = 120, 99
_PACES = {
    "warm": texts.GUIDE_PACE_WARM,
    "easy": texts.GUIDE_PACE_EASY,
    "brisk": texts.GUIDE_PACE_BRISK,
    "fast": texts.GUIDE_PACE_FAST,
    "hill": texts.GUIDE_PACE_HILL,
    "cool": texts.GUIDE_PACE_COOL,
}


def length(seconds: int) -> Part:
    """Return a length as people say it: "six minutes", "almost six minutes", "just over five"."""
    whole, rest = divmod(max(0, seconds), MINUTE)
    if rest >= MINUTE - NEAR:
        whole, rest = whole + 1, 0
    if whole >= MOST:
        return minutes(MOST)
    if rest <= NEAR:
        return minutes(whole)
    if rest <= MINUTE // 2:
        return says(texts.GUIDE_OVER_MINUTES, minutes=minutes(whole)) if whole else minutes(0)
    return says(texts.GUIDE_ALMOST, minutes=minutes(whole + 1)) if whole else minutes(0)


def rounded(seconds: int) -> Part:
    """Return a length in whole minutes."""
    return minutes(round(seconds / MINUTE))


def amount(seconds: int) -> Part:
    """Return a length in whole minutes, however long: what walks add up to."""
    whole = round(seconds / MINUTE)
    if whole <= IN_WORDS:
        return minutes(whole)
    return says(texts.PROGRESS_MANY_MINUTES, minutes=Quoted(words=str(whole)))


def minutes(whole: int) -> Part:
    """Return a number of minutes; less than one where it is none."""
    if whole < 1:
        return says(texts.GUIDE_UNDER_A_MINUTE)
    return Part(key=str(texts.WALK_MINUTES), wording=min(whole, MOST))


def walks(number: int) -> Part:
    """Return a number of walks, one at least."""
    if number == 1:
        return says(texts.PROGRESS_ONE_WALK)
    return says(texts.PROGRESS_WALKS, number=Quoted(words=str(number)))


def pace(kind: str) -> str:
    """Return the key of what a phase's pace is called."""
    return str(_PACES[kind])


def spoken(cue: Cue) -> tuple[Part, ...]:
    """Return what a cue says, clip by clip."""
    return tuple(_clip(clip) for clip in cue.clips)


def _clip(clip: str) -> Part:
    key, _, number = clip.rpartition(".")
    return Part(key=key, wording=int(number))
