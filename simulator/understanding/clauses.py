"""Statement and question in one breath: "i live by the sea what does sand do for me"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from simulator.understanding.gazetteer import SURE, Mention, longest
from simulator.understanding.text import Reader, Token

_PAUSE = re.compile(r"\.{2,}|…|[,;:?!](?=\s|$)|\.(?=\s|$)|\s[-–—]\s")
_MOST_CUTS = 3
_SHORTEST = 2


class Clauses:
    """Takes utterances apart where a question begins or the speaker pauses."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._question_words = _keys(reader, reader.words.question_words)
        self._auxiliaries = _keys(reader, reader.words.auxiliaries)
        self._subjects = _keys(reader, reader.words.subjects) | _keys(reader, reader.words.articles)

    def pauses(self, text: str) -> set[int]:
        """The numbers of the words before which the speaker pauses."""
        parts = [self._reader.read(part) for part in _PAUSE.split(text) if part.strip()]
        ends = [len(part) for part in parts]
        return {sum(ends[:number]) for number in range(1, len(ends))}

    def variants(
        self, tokens: tuple[Token, ...], mentions: Sequence[Mention], pauses: set[int]
    ) -> Iterator[tuple[tuple[Token, ...], bool]]:
        """Each clause alone, followed by the values that are surely named in the others.

        And whether a question is left out with the rest.
        """
        sure = longest(m for m in mentions if m.values and m.score >= SURE)
        for cut in self._cuts(tokens, sure, pauses)[:_MOST_CUTS]:
            for start, end in ((cut, len(tokens)), (0, cut)):
                others = [m for m in sure if m.end <= start or m.start >= end]
                if end - start >= _SHORTEST:
                    named = (t for m in others for t in tokens[m.start : m.end])
                    asks = start == 0 and self._begins(tokens, cut, sure)
                    yield (*tokens[start:end], *named), asks

    def _cuts(
        self, tokens: Sequence[Token], sure: Sequence[Mention], pauses: set[int]
    ) -> list[int]:
        inside = {place for m in sure for place in range(m.start + 1, m.end)}
        begins = [n for n in range(1, len(tokens)) if self._begins(tokens, n, sure)]
        return [n for n in sorted({*begins, *pauses}) if 0 < n < len(tokens) and n not in inside]

    def _begins(self, tokens: Sequence[Token], number: int, sure: Sequence[Mention]) -> bool:
        """Whether a question begins with this word."""
        if tokens[number].key in self._question_words:
            return True
        if tokens[number].key not in self._auxiliaries or number + 1 == len(tokens):
            return False
        named_next = any(mention.start == number + 1 for mention in sure)
        return named_next or tokens[number + 1].key in self._subjects


def _keys(reader: Reader, phrases: Sequence[str]) -> frozenset[str]:
    return frozenset(key for phrase in phrases for key in reader.keys(phrase))
