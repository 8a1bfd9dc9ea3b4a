"""Finding the values of slot types in an utterance, also split, joined or slightly misheard."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz, process

from alexa_desk import slot_types
from alexa_desk.model import SlotType, SlotValue
from alexa_desk.understanding.text import Reader, Token, joined

_LONGEST = 7
_FUZZY_LONGEST = 3
_FUZZY_LETTERS = 5
_STEM_LETTERS = 3
_FUZZY_RATIO = 86.0
_STEMMED = 0.98
_LOOSE = 0.97
_MISHEARD = 0.95
#: From this score on a value was named, not guessed.
SURE = _LOOSE


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of an utterance (word `start` up to, not including, `end`) that names a value.

    `values` are the values it may stand for; none for a built-in type and for unknown words.
    `said` is what Alexa would send as the slot's value.
    """

    type: str
    start: int
    end: int
    values: tuple[SlotValue, ...]
    said: str
    score: float

    @property
    def length(self) -> int:
        """How many words it covers."""
        return self.end - self.start

    def overlaps(self, other: Mention) -> bool:
        """Whether the two share a word."""
        return self.start < other.end and other.start < self.end


class Gazetteer:
    """All names of one slot type."""

    def __init__(self, slot_type: SlotType, reader: Reader) -> None:
        self.type = slot_type.name
        self.words: set[str] = set()
        self._exact: dict[str, list[SlotValue]] = {}
        self._stemmed: dict[str, list[SlotValue]] = {}
        self._loose: dict[str, list[SlotValue]] = {}
        self._articles = frozenset(
            key for word in reader.words.articles for key in reader.keys(word)
        )
        self._longest = 1
        for value in slot_type.values:
            for name in (value.name, *value.synonyms):
                self._add(reader.read(name), value)
        self._fuzzy = sorted(key for key in self._exact if len(key) >= _FUZZY_LETTERS)

    def _add(self, tokens: Sequence[Token], value: SlotValue) -> None:
        self.words.update(token.key for token in tokens)
        self._longest = max(self._longest, min(len(tokens), _LONGEST))
        for table, key in (
            (self._exact, "".join(token.key for token in tokens)),
            (self._stemmed, "".join(token.stem for token in tokens)),
            (self._loose, self._without_articles(tokens)),
        ):
            values = table.setdefault(key, [])
            if key and value not in values:
                values.append(value)

    def find(
        self, tokens: Sequence[Token], known: Collection[str], carriers: Collection[str]
    ) -> Iterator[Mention]:
        """Every window of `tokens` that is a name.

        `known` words are never taken for misheard ones, and `carriers`, the words that stand
        around slots, never for a name with another ending.
        """
        for start, end in _windows(len(tokens), self._longest + 2):
            window = tokens[start:end]
            values, score = self._look_up(window, carriers)
            if not values and end - start <= _FUZZY_LONGEST:
                values, score = self._misheard(window, known)
            if values:
                said = joined(window)
                yield Mention(self.type, start, end, tuple(values), said, score)

    def _look_up(
        self, window: Sequence[Token], carriers: Collection[str]
    ) -> tuple[list[SlotValue], float]:
        exact = self._exact.get("".join(token.key for token in window))
        if exact:
            return exact, 1.0
        stem = "".join(token.stem for token in window)
        if len(stem) < _STEM_LETTERS or all(token.key in carriers for token in window):
            return [], 0.0
        if stemmed := self._stemmed.get(stem):
            return stemmed, _STEMMED
        if window[0].key in self._articles or window[-1].key in self._articles:
            return [], 0.0
        loose = self._loose.get(self._without_articles(window), [])
        return (loose, _LOOSE) if len(loose) == 1 else ([], 0.0)

    def _without_articles(self, tokens: Sequence[Token]) -> str:
        """The stems without articles and possessives: "up this hill" is "up the hill"."""
        return "".join(token.stem for token in tokens if token.key not in self._articles)

    def _misheard(
        self, window: Sequence[Token], known: Collection[str]
    ) -> tuple[list[SlotValue], float]:
        joined = "".join(token.key for token in window)
        unknown = [token.key not in known for token in window]
        if len(joined) < _FUZZY_LETTERS or not (unknown[0] or unknown[-1]):
            return [], 0.0
        found = process.extractOne(
            joined, self._fuzzy, scorer=fuzz.ratio, score_cutoff=_FUZZY_RATIO
        )
        if found is None:
            return [], 0.0
        return self._exact[found[0]], found[1] / 100 * _MISHEARD


def find_built_in(
    slot_type: str, tokens: Sequence[Token], language: str, today: date
) -> Iterator[Mention]:
    """The values of one of AMAZON's own types in an utterance."""
    keys = [token.key for token in tokens]
    for start in range(len(keys) if slot_types.is_read(slot_type) else 0):
        if reading := slot_types.read(slot_type, keys[start:], language, today):
            yield Mention(slot_type, start, start + reading[1], (), reading[0], 1.0)


def longest(mentions: Iterable[Mention]) -> list[Mention]:
    """Mentions that do not overlap, the longest and surest first choice, in spoken order."""
    chosen: list[Mention] = []
    for mention in sorted(mentions, key=_preference):
        if not any(mention.overlaps(other) for other in chosen):
            chosen.append(mention)
    return sorted(chosen, key=lambda mention: mention.start)


def _preference(mention: Mention) -> tuple[bool, int, float, int, str]:
    misheard = mention.score < _MISHEARD
    return (misheard, -mention.length, -mention.score, mention.start, mention.type)


def _windows(length: int, longest_window: int) -> Iterator[tuple[int, int]]:
    for start in range(length):
        for end in range(start + 1, min(start + longest_window, length) + 1):
            yield start, end
