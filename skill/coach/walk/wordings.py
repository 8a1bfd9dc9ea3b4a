"""Which wording of a text a walk takes: the one heard longest ago."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

from skill.coach.texts import Text
from skill.coach.walk import texts
from skill.coach.walk.script import JOIN, MINUTE, PhaseKind

#: How many wordings every text of a walk has, in every language: a clip names one by its number.
WORDINGS = 5
#: A length is said in minutes when it is this near to whole ones, in seconds.
NEAR = 15
#: What is said when a phase begins: for the first of its kind, and for each later one.
CHANGES: dict[PhaseKind, tuple[Text, Text]] = {
    "warm": (texts.WALK_START, texts.WALK_START),
    "easy": (texts.WALK_EASY, texts.WALK_EASY),
    "brisk": (texts.WALK_BRISK, texts.WALK_BRISK_AGAIN),
    "fast": (texts.WALK_FAST, texts.WALK_FAST_AGAIN),
    "hill": (texts.WALK_HILL, texts.WALK_HILL_AGAIN),
    "cool": (texts.WALK_COOL, texts.WALK_COOL),
}
#: The section of tips, each with one wording.
TIPS = "walk_tips"


class Clips:
    """The clips of one walk, and how long ago each was heard."""

    def __init__(self, chance: Random, heard: Iterable[str]) -> None:
        """Take what this walker heard before, the oldest first."""
        self.chance = chance
        """What else in this walk may be one way or another."""
        self._last: dict[str, int] = {}
        self._count = 0
        for clip in heard:
            self.hear(clip)

    def hear(self, cue: str) -> None:
        """Note that a cue's clips are heard now."""
        for clip in cue.split(JOIN):
            self._last[clip] = self._count
            self._count += 1

    def of(self, text: Text) -> str:
        """Return a clip of a text, in the wording heard longest ago."""
        chosen = self.least([f"{text}.{number + 1}" for number in range(WORDINGS)])
        self.hear(chosen)
        return chosen

    def least(self, clips: list[str]) -> str:
        """Return the clip that was never heard, or longest ago; chance decides between equals."""
        return self.chance.choice(self.oldest(clips))

    def oldest(self, clips: list[str]) -> list[str]:
        """Return the clips that were never heard; where each was, the one heard longest ago."""
        ages = [self._last.get(clip, -1) for clip in clips]
        least = min(ages)
        return [clip for clip, age in zip(clips, ages, strict=True) if age == least]


def joined(*clips: str) -> str:
    """Return clips as one, empty ones left out."""
    return JOIN.join(clip for clip in clips if clip)


def minutes(seconds: int) -> str:
    """Return the clip that says a length in minutes; empty where it is not near whole ones."""
    whole = round(seconds / MINUTE)
    near = whole and abs(seconds - whole * MINUTE) <= NEAR
    return f"{texts.WALK_MINUTES}.{whole}" if near else ""
