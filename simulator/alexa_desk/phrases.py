"""Phrases and what they mean: those of numbers, dates, times and durations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Generic, TypeVar

Meaning = TypeVar("Meaning")
Phrase = tuple[str, ...]
Words = Sequence[str]


class Phrases(Generic[Meaning]):
    """Phrases and what they mean; the longest that is said counts."""

    def __init__(self, meanings: Mapping[Phrase, Meaning] | Iterable[tuple[Phrase, Meaning]] = ()):
        self._meanings = dict(meanings)
        # By its first word how long a phrase may be: most words begin none.
        self._longest: dict[str, int] = {}
        for said in sorted(filter(None, self._meanings), key=len):
            self._longest[said[0]] = len(said)

    @property
    def beginnings(self) -> Set[str]:
        """The words that phrases begin with."""
        return self._longest.keys()

    def at(self, words: Words, place: int = 0) -> tuple[Meaning, int] | None:
        """The meaning of the phrase that stands at `place`, and where it ends."""
        longest = self._longest.get(words[place], 0) if place < len(words) else 0
        for length in range(min(longest, len(words) - place), 0, -1):
            found = tuple(words[place : place + length])
            if found in self._meanings:
                return self._meanings[found], place + length
        return None

    def name(self, meaning: Meaning) -> str | None:
        """The first phrase that means this."""
        names = (said for said, each in self._meanings.items() if each == meaning)
        return next(map(" ".join, names), None)

    def end(self, words: Words, place: int) -> int:
        """Where the phrase at `place` ends; `place` itself when there is none."""
        found = self.at(words, place)
        return found[1] if found else place
