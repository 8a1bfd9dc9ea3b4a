"""Which words a value of Amazon's types can begin with: after most others nothing need be read."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from alexa_desk import numbers
from alexa_desk.phrases import Phrases
from alexa_desk.slot_types.grammar import Grammar, grammar_of

#: What stands after other words of a value, or before it without being a part of it.
_NEVER_FIRST = frozenset(
    (
        *("links", "more", "further", "leading", "after"),
        *("weeks_on", "half", "of", "year"),
    )
)


@lru_cache(maxsize=1 << 16)
def begins(word: str, language: str) -> bool:
    """Whether a number, a date, a time or a duration can begin with a folded word."""
    return word in _beginnings(language) or numbers.begins(word, language)


@lru_cache(maxsize=16)
def _beginnings(language: str) -> frozenset[str]:
    return frozenset(_first_words(grammar_of(language)))


def _first_words(grammar: Grammar) -> Iterator[str]:
    """The first words of phrases and templates; what fills a place is a phrase or a number."""
    for name, part in grammar._asdict().items():
        if isinstance(part, Phrases):
            yield from () if name in _NEVER_FIRST else part.beginnings
        elif isinstance(part, tuple):
            templates = (each[1] if isinstance(each[-1], tuple) else each for each in part)
            yield from (template[0] for template in templates)
