"""Find the known word that somebody probably meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from itertools import takewhile


def advice(word: str, known: Iterable[str], otherwise: str) -> str:
    """Say which known word was probably meant; `otherwise` when none is near."""
    words = sorted(known)
    near = difflib.get_close_matches(word, words, n=max(len(words), 1), cutoff=0.6)
    if not near:
        return otherwise
    return f"did you mean '{max(sorted(near), key=lambda other: _likeness(word, other))}'?"


def _likeness(word: str, other: str) -> tuple[float, int]:
    """How alike two words are; of equally like ones, those that begin alike are more so."""
    ratio = difflib.SequenceMatcher(a=other, b=word).ratio()
    same = takewhile(lambda pair: pair[0] == pair[1], zip(word, other, strict=False))
    return ratio, len(list(same))
