"""What people say around a request: "i was wondering ...", "... if you don't mind"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from alexa_desk.understanding.text import Reader, Token, phrase_at

_MOST = 8


class Trimming:
    """Leaves out openings and closings, one after the other."""

    def __init__(self, reader: Reader) -> None:
        self._openings = frozenset(map(reader.keys, reader.words.openings))
        self._closings = frozenset(map(reader.keys, reader.words.closings))

    def variants(self, tokens: Sequence[Token]) -> Iterator[tuple[Token, ...]]:
        """`tokens` whole, then with more and more of what surrounds a request left out."""
        starts = _reached(tokens, self._openings)
        backwards = tuple(reversed(tokens))
        ends = _reached(backwards, {tuple(reversed(phrase)) for phrase in self._closings})
        pairs = [(start, len(tokens) - end) for end in ends for start in starts]
        for start, end in [pair for pair in pairs if pair[0] < pair[1]][:_MOST]:
            yield tuple(tokens[start:end])


def _reached(tokens: Sequence[Token], phrases: Collection[tuple[str, ...]]) -> list[int]:
    """The positions that phrases, one after the other, lead to from the first word."""
    reached = [0]
    for position in reached:
        for length in range(1, len(tokens) - position):
            taken = phrase_at(tokens[: position + length], position, phrases)
            if taken and position + taken not in reached:
                reached.append(position + taken)
    return sorted(reached)
