"""Statement and question in one breath: "i live by the sea what does sand do for me"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from alexa_desk.understanding.gazetteer import SURE, Mention, longest
from alexa_desk.understanding.text import Reader, Token, phrase_at

_PAUSE = re.compile(r"\.{2,}|…|[,;:?!](?=\s|$)|\.(?=\s|$)|\s[-\u2013\u2014]\s")
_MOST_CUTS = 3
_SHORTEST = 2
_SHORTEST_UNNAMED = 4


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of an utterance, and whether a question is left out with the rest."""

    tokens: tuple[Token, ...]
    question_lost: bool


class Clauses:
    """Takes utterances apart where a question begins or the speaker pauses."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._questions = frozenset(map(reader.keys, reader.words.question_words))
        self._auxiliaries = _keys(reader, reader.words.auxiliaries)
        self._subjects = _keys(reader, reader.words.subjects) | _keys(reader, reader.words.articles)

    def pauses(self, text: str) -> set[int]:
        """The numbers of the words before which the speaker pauses."""
        parts = [self._reader.read(part) for part in _PAUSE.split(text) if part.strip()]
        ends = [len(part) for part in parts]
        return {sum(ends[:number]) for number in range(1, len(ends))}

    def variants(
        self, tokens: tuple[Token, ...], mentions: Sequence[Mention], pauses: set[int]
    ) -> Iterator[Clause]:
        """Each clause alone, followed by the values that are surely named in the others."""
        sure = longest(m for m in mentions if m.values and _is_sure(m))
        for cut in self._cuts(tokens, sure, pauses)[:_MOST_CUTS]:
            asks = self._begins(tokens, cut, sure)
            for start, end in ((cut, len(tokens)), (0, cut)):
                others = [m for m in sure if m.end <= start or m.start >= end]
                if end - start < (_SHORTEST if sure else _SHORTEST_UNNAMED):
                    continue
                for named in _choices(others):
                    said = (t for m in named for t in tokens[m.start : m.end])
                    yield Clause((*tokens[start:end], *said), asks and start == 0)

    def _cuts(
        self, tokens: Sequence[Token], sure: Sequence[Mention], pauses: set[int]
    ) -> list[int]:
        inside = {place for m in sure for place in range(m.start + 1, m.end)}
        # What begins as a question is one: "which muscles work when i ..., what ..." is not cut.
        # Nor is a single word cut off that names nothing: "in which ...".
        first = min((m.end for m in sure), default=_SHORTEST)
        first = len(tokens) if self._begins(tokens, 0, sure) else min(first, _SHORTEST)
        begins = [n for n in range(first, len(tokens)) if self._begins(tokens, n, sure)]
        return [n for n in sorted({*begins, *pauses}) if 0 < n < len(tokens) and n not in inside]

    def _begins(self, tokens: Sequence[Token], number: int, sure: Sequence[Mention]) -> bool:
        """Whether a question begins with this word."""
        if phrase_at(tokens, number, self._questions):
            return True
        if tokens[number].key not in self._auxiliaries or number + 1 == len(tokens):
            return False
        # "In which place is the ...": the verb belongs to the question that has begun.
        if any(phrase_at(tokens, n, self._questions) for n in range(max(0, number - 4), number)):
            return False
        named_next = any(mention.start == number + 1 for mention in sure)
        return named_next or tokens[number + 1].key in self._subjects


def _is_sure(mention: Mention) -> bool:
    """Whether a value was named: a single word with another ending may be another word."""
    return mention.score >= (SURE if mention.length > 1 else 1.0)


def _choices(named: Sequence[Mention]) -> Iterator[Sequence[Mention]]:
    """All values; and the longest alone, the others may be chance."""
    yield named
    if len(named) > 1:
        yield [max(named, key=lambda mention: mention.length)]


def _keys(reader: Reader, phrases: Sequence[str]) -> frozenset[str]:
    return frozenset(key for phrase in phrases for key in reader.keys(phrase))
