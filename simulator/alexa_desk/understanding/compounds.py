"""Compound words taken apart: in German two known words are often said as one."""

from __future__ import annotations

from collections.abc import Sequence

from alexa_desk.understanding.text import Reader, Token

_SHORTEST = 4
_LINKS = ("", "s", "n", "en", "es", "er")


class Compounds:
    """Splits words nobody wrote down into two that are known."""

    def __init__(self, reader: Reader, known: set[str]) -> None:
        self._reader = reader
        self._known = known
        self._stems = {reader.stem(word) for word in known if len(word) >= _SHORTEST}

    def split(self, tokens: Sequence[Token]) -> tuple[Token, ...]:
        """The tokens, each unknown compound as two."""
        return tuple(part for token in tokens for part in self._parts(token))

    def _parts(self, token: Token) -> tuple[Token, ...]:
        if token.key in self._known or token.stem in self._stems:
            return (token,)
        # The longest second part is the likeliest: it says what kind of thing the whole is.
        for cut in range(_SHORTEST, len(token.key) - _SHORTEST + 1):
            head, tail = token.key[:cut], token.key[cut:]
            if self._reader.stem(tail) in self._stems and (first := self._unlinked(head)):
                return (self._reader.token(first), self._reader.token(tail))
        return (token,)

    def _unlinked(self, head: str) -> str | None:
        for link in _LINKS:
            word = head.removesuffix(link) if link else head
            if len(word) >= _SHORTEST and (word in self._known or word in self._stems):
                return head
        return None
