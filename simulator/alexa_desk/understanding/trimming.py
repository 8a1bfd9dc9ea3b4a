"""What people say around a request: "i was wondering ...", "... if you don't mind"."""

from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from alexa_desk.understanding.text import Reader, Token, phrase_at

_MOST = 8


class Trimming:
    """Leaves out openings and closings, one after the other."""

    def __init__(self, reader: Reader) -> None:
        self._openings = frozenset(map(reader.keys, reader.words.openings))
        self._closings = frozenset(reader.keys(each)[::-1] for each in reader.words.closings)

    def variants(self, tokens: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
        """`tokens` whole, then with more and more of what surrounds a request left out."""
        ends = [len(tokens) - taken for taken in _reached(tokens[::-1], self._closings)]
        starts = _reached(tokens, self._openings)
        return islice((tokens[a:z] for z in ends for a in starts if a < z), _MOST)


def _reached(tokens: Sequence[Token], phrases: Collection[tuple[str, ...]]) -> list[int]:
    """The positions that phrases, one after the other, lead to from the first word."""
    reached = [0]
    for position in reached:
        for length in range(1, len(tokens) - position):
            taken = phrase_at(tokens[: position + length], position, phrases)
            if taken and position + taken not in reached:
                reached.append(position + taken)
    return sorted(reached)
