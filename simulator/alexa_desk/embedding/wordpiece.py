"""The embedding model's own words: pieces of words, each with a number (uncased WordPiece)."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+|\S")
_LONGEST_WORD = 100


class Pieces:
    """Cuts sentences; `lines` are the pieces in the order of their numbers, a line each."""

    def __init__(self, lines: str) -> None:
        self._numbers = {piece: number for number, piece in enumerate(lines.split("\n"))}
        marks = ("[UNK]", "[CLS]", "[SEP]")
        self._unknown, self._begin, self._end = map(self._numbers.__getitem__, marks)

    def numbers(self, sentence: str, most: int) -> list[int]:
        """The numbers of a sentence's pieces, at most so many with its begin and its end."""
        plain = unicodedata.normalize("NFD", sentence.lower())
        words = _WORD.findall("".join(c for c in plain if unicodedata.category(c) != "Mn"))
        pieces = [number for word in words for number in self._of(word)]
        return [self._begin, *pieces[: most - 2], self._end]

    def _of(self, word: str) -> list[int]:
        """The longest piece that begins the word, then that of what follows, and so on."""
        found: list[int] = []
        start = 0
        while start < len(word) <= _LONGEST_WORD:
            mark = "##" if start else ""
            ends = range(len(word), start, -1)
            end = next((e for e in ends if mark + word[start:e] in self._numbers), None)
            if end is None:
                return [self._unknown]
            found.append(self._numbers[mark + word[start:end]])
            start = end
        return found or [self._unknown]
