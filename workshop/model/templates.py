"""Sentence templates in hassil's syntax: how many sentences one holds, and any of them by number.

hassil parses the template. Its own sampler can only list sentences from the first on, and a
template may hold millions; picking by number lets a few be spread evenly over all of them.
"""

from __future__ import annotations

import math
import re
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import permutations

from hassil.expression import (
    Alternative,
    Expression,
    Group,
    ListReference,
    Permutation,
    RuleReference,
    TextChunk,
)
from hassil.parse_expression import parse_sentence
from hassil.parser import ParseError

# Where to step next so that a few steps already cover the whole range evenly.
_GOLDEN = (math.sqrt(5) - 1) / 2


class TemplateError(Exception):
    """A template is no valid syntax; the message says what to do."""


@cache
def parse(text: str) -> Expression:
    """Parse one template. Raises TemplateError where it is no valid hassil syntax."""
    try:
        expression: Expression = parse_sentence(text).expression
    except (ParseError, AssertionError) as error:
        raise TemplateError(
            f'the template "{text}" cannot be read ({error}); '
            "close every bracket: (a|b), [maybe], {slot}, <expansion>"
        ) from None
    return expression


def expansions_in(expression: Expression) -> Iterator[str]:
    """Yield the names of the expansions that a template uses itself."""
    if isinstance(expression, RuleReference):
        yield str(expression.rule_name)
    for item in _items(expression):
        yield from expansions_in(item)


def slots_in(expression: Expression) -> Iterator[str]:
    """Yield the names of the slots that a template holds itself."""
    if isinstance(expression, ListReference):
        yield str(expression.list_name)
    for item in _items(expression):
        yield from slots_in(item)


class Expansions:
    """The parts that templates share, by name; each is counted once for all of them."""

    def __init__(self, parsed: Mapping[str, Expression]) -> None:
        self._parsed = parsed
        self._counted: dict[str, _Part] = {}

    def part(self, name: str) -> _Part:
        """Return the part of this name, which is there."""
        if name not in self._counted:
            self._counted[name] = _part(self._parsed[name], self)
        return self._counted[name]


@dataclass(frozen=True)
class Template:
    """A parsed template that counts and picks its sentences. Its expansions are all there."""

    text: str
    expression: Expression
    expansions: Expansions
    _picked: dict[int, str] = field(default_factory=dict, compare=False)
    """What was picked before: the locales of a language pick the same."""

    @property
    def size(self) -> int:
        """How many sentences the template holds, repetitions included."""
        return self._whole.size

    def pick(self, number: int) -> str:
        """Return the sentence with this number, below ``size``; slots stay ``{slot}``."""
        if number not in self._picked:
            self._picked[number] = _tidy(self._whole.pick(number))
        return self._picked[number]

    def spread(self) -> Iterator[str]:
        """Yield every sentence once per number, the first ones spread evenly over all of them."""
        size = self.size
        step = _coprime_near(round(size * _GOLDEN), size)
        for turn in range(size):
            yield self.pick(turn * step % size)

    def matches(self, sentence: str) -> bool:
        """Tell whether the sentence, with its slots as ``{slot}``, is one of the template's."""
        # Most templates need a word that it has not: their patterns, slow to compile, are not made.
        lowered = sentence.lower()
        able = all(word in lowered for word in self._whole.needed)
        return able and self._pattern.fullmatch(sentence) is not None

    @cached_property
    def _whole(self) -> _Part:
        return _part(self.expression, self.expansions)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(self._whole.pattern, re.IGNORECASE)


class _Part(ABC):
    """A part of a template: how many sentences it holds, a pattern that fits them, and each.

    `needed` are texts that each of the sentences holds, in lower case.
    """

    size: int
    pattern: str
    needed: frozenset[str]

    @abstractmethod
    def pick(self, number: int) -> str:
        """Return the sentence with this number, below ``size``."""


class _Words(_Part):
    """Words as they stand, or a slot."""

    size = 1

    def __init__(self, words: str) -> None:
        self._words = words
        self.pattern = " *".join(re.escape(word) for word in words.split(" "))
        self.needed = frozenset(words.lower().split())

    def pick(self, number: int) -> str:
        return self._words


class _AnyOf(_Part):
    """One of several parts: ``(a|b)``."""

    def __init__(self, parts: list[_Part]) -> None:
        self._parts = parts
        self.size = sum(part.size for part in parts)
        self.pattern = f"(?:{'|'.join(part.pattern for part in parts)})"
        self.needed = frozenset.intersection(*(part.needed for part in parts))

    def pick(self, number: int) -> str:
        for part in self._parts:
            if number < part.size:
                return part.pick(number)
            number -= part.size
        raise IndexError(number)


class _AllOf(_Part):
    """One part after the other."""

    def __init__(self, parts: list[_Part]) -> None:
        self._parts = parts
        self.size = math.prod(part.size for part in parts)
        self.pattern = "".join(part.pattern for part in parts)
        self.needed = frozenset[str]().union(*(part.needed for part in parts))

    def pick(self, number: int) -> str:
        words = []
        for part in self._parts:
            number, choice = divmod(number, part.size)
            words.append(part.pick(choice))
        return "".join(words)


def _part(expression: Expression, expansions: Expansions) -> _Part:
    """Return what hassil has parsed as a part that counts."""
    if isinstance(expression, TextChunk):
        return _Words(expression.original_text)
    if isinstance(expression, ListReference):
        return _Words(f"{{{expression.list_name}}}")
    if isinstance(expression, RuleReference):
        return expansions.part(expression.rule_name)
    parts = [_part(item, expansions) for item in _items(expression)]
    if isinstance(expression, Permutation):  # the first choice is that of the order
        return _AnyOf([_AllOf(list(order)) for order in permutations(parts)])
    return _AnyOf(parts) if isinstance(expression, Alternative) else _AllOf(parts)


def _items(expression: Expression) -> list[Expression]:
    """Return the parts of a group; nothing else that hassil parses has any."""
    return list(expression.items) if isinstance(expression, Group) else []


def _coprime_near(step: int, size: int) -> int:
    """Return the first number from ``step`` on that shares no factor with ``size``."""
    step = max(step, 1)
    while math.gcd(step, size) != 1:
        step += 1
    return step


def _tidy(sentence: str) -> str:
    return re.sub(r"\s+", " ", sentence).strip()
