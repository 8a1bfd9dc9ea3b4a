"""Finding the values of slot types in an utterance, also split, joined or slightly misheard."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from alexa_desk import numbers, slot_types
from alexa_desk.cache import Table
from alexa_desk.model import SlotType, SlotValue
from alexa_desk.understanding.text import Reader, Token, joined

_LONGEST = 10
#: So many words more than a name has may be said for it: articles, and words said as two.
_SKIPPED = 2
_FUZZY_LONGEST = 3
_FUZZY_LETTERS = 5
_STEM_LETTERS = 3
_FUZZY_RATIO = 86.0
_STEMMED = 0.98
_LOOSE = 0.97
_MISHEARD = 0.95
#: "Two" may be a time, in "two pizzas" it is none.
_DOUBTFUL = 0.9
#: From this score on a value was named, not guessed.
SURE = _LOOSE


class Mention(NamedTuple):
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

    @property
    def positions(self) -> range:
        """The words it covers."""
        return range(self.start, self.end)

    def overlaps(self, other: "Mention") -> bool:
        """Whether the two share a word."""
        return self.start < other.end and other.start < self.end


#: By a name, as one word, the numbers of the values that have it: "12 70".
_Named = Table[str]
#: For each type the values that a name may stand for, and how surely it does.
_Found = dict[str, tuple[list[SlotValue], float]]


class Gazetteer:
    """The names of the values of some slot types."""

    def __init__(self, types: Iterable[SlotType], reader: Reader) -> None:
        self._exact: _Named = Table()
        self._stemmed: _Named = Table()
        self._loose: _Named = Table()
        self._articles = reader.all_keys(reader.words.articles)
        self._longest: dict[str, int] = {}
        self._values: list[tuple[str, SlotValue]] = []
        for slot_type in types:
            self._longest[slot_type.name] = 1
            for value in slot_type.values:
                self._values.append((slot_type.name, value))
                for name in value.names:
                    self._add(slot_type.name, reader.read(name))
        self._fuzzy = sorted(key for key in self._exact if len(key) >= _FUZZY_LETTERS)

    def _add(self, slot_type: str, tokens: Sequence[Token]) -> None:
        """A name of the value that was taken up last."""
        self._longest[slot_type] = max(self._longest[slot_type], min(len(tokens), _LONGEST))
        number = str(len(self._values) - 1)
        for table, key in (
            (self._exact, _key(tokens)),
            (self._stemmed, "".join(token.stem for token in tokens)),
            (self._loose, self._without_articles(tokens)),
        ):
            numbers = table.get(key, "").split()
            if key and number not in numbers:
                table[key] = " ".join((*numbers, number))

    def find(
        self, tokens: Sequence[Token], known: Collection[str], carriers: Collection[str]
    ) -> Iterator[Mention]:
        """Every window of `tokens` that is a name.

        `known` words are never taken for misheard ones, and `carriers`, the words that stand
        around slots, never for a name with another ending.
        """
        longest = max(self._longest.values(), default=0) + _SKIPPED
        for start, end in windows(len(tokens), longest):
            window = tokens[start:end]
            found = self._nearly(window, known) | self._look_up(window, carriers)
            for name, (values, score) in found.items():
                if end - start <= self._longest[name] + _SKIPPED:
                    yield Mention(name, start, end, tuple(values), _said(window, values), score)

    def _look_up(self, window: Sequence[Token], carriers: Collection[str]) -> _Found:
        """The values of each type that the words name, read in the surest way."""
        found = self._scored(self._exact.get(_key(window), ""), 1.0)
        stem = "".join(token.stem for token in window)
        if len(stem) < _STEM_LETTERS or all(token.key in carriers for token in window):
            return found
        found = self._scored(self._stemmed.get(stem, ""), _STEMMED) | found
        if window[0].key in self._articles or window[-1].key in self._articles:
            return found
        loose = self._scored(self._loose.get(self._without_articles(window), ""), _LOOSE)
        return {name: each for name, each in loose.items() if len(each[0]) == 1} | found

    def _scored(self, named: str, score: float) -> _Found:
        """The values of these numbers, by their types."""
        found: _Found = {}
        for number in named.split():
            slot_type, value = self._values[int(number)]
            found.setdefault(slot_type, ([], score))[0].append(value)
        return found

    def _without_articles(self, tokens: Sequence[Token]) -> str:
        """The stems without articles and possessives: "up this hill" is "up the hill"."""
        return "".join(token.stem for token in tokens if token.key not in self._articles)

    def _nearly(self, window: Sequence[Token], known: Collection[str]) -> _Found:
        """What a short window with an unknown word at an end nearly names, by its letters."""
        said = _key(window)
        unfit = len(window) > _FUZZY_LONGEST or len(said) < _FUZZY_LETTERS
        if unfit or (window[0].key in known and window[-1].key in known):
            return {}
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - slow to load, and most words are known

        found: _Found = {}
        near = process.extract(
            said, self._fuzzy, scorer=fuzz.ratio, score_cutoff=_FUZZY_RATIO, limit=None
        )
        for name, ratio, _ in near:  # the nearest first
            found = self._scored(self._exact[name], ratio / 100 * _MISHEARD) | found
        return found


def _said(window: Sequence[Token], values: Sequence[SlotValue]) -> str:
    """The words as they were said; "'s" is left to a value that has it."""
    said = joined(window)
    names = (name.casefold() for value in values for name in value.names)
    return f"{said}'s" if f"{said}'s" in names else said


def _key(window: Sequence[Token]) -> str:
    return "".join(token.key for token in window)


def find_built_in(
    slot_type: str, tokens: Sequence[Token], language: str, today: date
) -> Iterator[Mention]:
    """The values of one of AMAZON's own types in an utterance; none begins within a number."""
    keys = tuple(token.key for token in tokens)
    for start in range(len(keys) if slot_types.is_read(slot_type) else 0):
        number = numbers.read(keys[start - 1 :], language) if start else None
        if number is not None and number[1] > 1:
            continue
        for value, end in _readings(slot_type, keys, start, language, today):
            sure = slot_types.is_sure(slot_type, keys, start, end, language)
            # A day's or month's name is its value as it was said, not as words are compared.
            said = joined(tokens[start:end]) if value == " ".join(keys[start:end]) else value
            yield Mention(slot_type, start, end, (), said, 1.0 if sure else _DOUBTFUL)


def _readings(
    slot_type: str, keys: tuple[str, ...], start: int, language: str, today: date
) -> Iterator[tuple[str, int]]:
    """The values that begin here and where they end: the longest, and that without its last word.

    The last word of "a hundred two" may be the sample's own, as in Hindi "two" is "give".
    """
    whole = slot_types.read(slot_type, keys[start:], language, today)
    if whole is not None:
        value, taken = whole
        yield value, start + taken
        shorter = slot_types.read(slot_type, keys[start : start + taken - 1], language, today)
        if shorter is not None:
            yield shorter[0], start + shorter[1]


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


def windows(length: int, longest_window: int) -> Iterator[tuple[int, int]]:
    """Where each run of up to so many words begins and ends."""
    for start in range(length):
        for end in range(start + 1, min(start + longest_window, length) + 1):
            yield start, end
