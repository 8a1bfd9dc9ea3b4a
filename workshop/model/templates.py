"""Sentence templates in hassil's syntax: how many sentences one holds, and any of them by number.

hassil parses the template. Its own sampler can only list sentences from the first on, and a
template may hold millions; picking by number lets a few be spread evenly over all of them.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
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

Expansions = Mapping[str, Expression]


class TemplateError(Exception):
    """A template is no valid syntax; the message says what to do."""


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


@dataclass(frozen=True)
class Template:
    """A parsed template that counts and picks its sentences. Its expansions are all there."""

    text: str
    expression: Expression
    expansions: Expansions

    @cached_property
    def size(self) -> int:
        """How many sentences the template holds, repetitions included."""
        return self._count(self.expression)

    def pick(self, number: int) -> str:
        """Return the sentence with this number, below ``size``; slots stay ``{slot}``."""
        return _tidy(self._pick(self.expression, number))

    def spread(self) -> Iterator[str]:
        """Yield every sentence once per number, the first ones spread evenly over all of them."""
        size = self.size
        step = _coprime_near(round(size * _GOLDEN), size)
        for turn in range(size):
            yield self.pick(turn * step % size)

    def matches(self, sentence: str) -> bool:
        """Tell whether the sentence, with its slots as ``{slot}``, is one of the template's."""
        return self._pattern.fullmatch(sentence) is not None

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(self._regex(self.expression), re.IGNORECASE)

    def _regex(self, expression: Expression) -> str:
        if isinstance(expression, TextChunk):
            return " *".join(re.escape(part) for part in expression.original_text.split(" "))
        if isinstance(expression, ListReference):
            return re.escape("{" + expression.list_name + "}")
        if isinstance(expression, RuleReference):
            return self._regex(self._rule(expression))
        items = [self._regex(item) for item in _items(expression)]
        if isinstance(expression, Alternative):
            return f"(?:{'|'.join(items)})"
        if _is_permutation(expression):
            return f"(?:{'|'.join(''.join(order) for order in permutations(items))})"
        return "".join(items)

    def _count(self, expression: Expression) -> int:
        if isinstance(expression, (TextChunk, ListReference)):
            return 1
        if isinstance(expression, RuleReference):
            return self._count(self._rule(expression))
        counts = [self._count(item) for item in _items(expression)]
        if isinstance(expression, Alternative):
            return sum(counts)
        product = math.prod(counts)
        return product * math.factorial(len(counts)) if _is_permutation(expression) else product

    def _pick(self, expression: Expression, number: int) -> str:
        if isinstance(expression, TextChunk):
            return str(expression.original_text)
        if isinstance(expression, ListReference):
            return "{" + str(expression.list_name) + "}"
        if isinstance(expression, RuleReference):
            return self._pick(self._rule(expression), number)
        if isinstance(expression, Alternative):
            return self._pick_one(expression, number)
        return self._pick_all(expression, number)

    def _pick_one(self, expression: Alternative, number: int) -> str:
        for item in expression.items:
            count = self._count(item)
            if number < count:
                return self._pick(item, number)
            number -= count
        raise IndexError(number)

    def _pick_all(self, expression: Expression, number: int) -> str:
        items = _items(expression)
        if _is_permutation(expression):
            number, order = divmod(number, math.factorial(len(items)))
            items = _permuted(items, order)
        parts: list[str] = []
        for item in items:
            number, choice = divmod(number, self._count(item))
            parts.append(self._pick(item, choice))
        return "".join(parts)

    def _rule(self, reference: RuleReference) -> Expression:
        return self.expansions[reference.rule_name]


def _items(expression: Expression) -> list[Expression]:
    """Return the parts of a group; nothing else that hassil parses has any."""
    return list(expression.items) if isinstance(expression, Group) else []


def _is_permutation(expression: Expression) -> bool:
    return isinstance(expression, Permutation)


def _permuted(items: list[Expression], order: int) -> list[Expression]:
    left, result = list(items), []
    while left:
        order, place = divmod(order, len(left))
        result.append(left.pop(place))
    return result


def _coprime_near(step: int, size: int) -> int:
    """Return the first number from ``step`` on that shares no factor with ``size``."""
    step = max(step, 1)
    while math.gcd(step, size) != 1:
        step += 1
    return step


def _tidy(sentence: str) -> str:
    return re.sub(r"\s+", " ", sentence).strip()
