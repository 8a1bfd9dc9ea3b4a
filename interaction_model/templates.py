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

from interaction_model.errors import ModelError

# Where to step next so that a few steps already cover the whole range evenly.
_GOLDEN = (math.sqrt(5) - 1) / 2
_DEPTH_LIMIT = 20

Expansions = Mapping[str, Expression]


def parse(text: str, where: str) -> Expression:
    """Parse one template.

    Raises:
        ModelError: the template is no valid hassil syntax.
    """
    try:
        expression: Expression = parse_sentence(text).expression
    except (ParseError, AssertionError) as error:
        raise ModelError(
            f'{where}: the template "{text}" cannot be read ({error}); '
            "close every bracket: (a|b), [maybe], {slot}, <expansion>."
        ) from None
    return expression


@dataclass(frozen=True)
class Template:
    """A parsed template that counts and picks its sentences."""

    text: str
    expression: Expression
    expansions: Expansions
    where: str

    @cached_property
    def size(self) -> int:
        """How many sentences the template holds, repetitions included."""
        return self._count(self.expression, 0)

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
        return re.compile(self._regex(self.expression, 0), re.IGNORECASE)

    def _regex(self, expression: Expression, depth: int) -> str:
        if isinstance(expression, TextChunk):
            return " *".join(re.escape(part) for part in expression.original_text.split(" "))
        if isinstance(expression, ListReference):
            return re.escape("{" + expression.list_name + "}")
        if isinstance(expression, RuleReference):
            return self._regex(self._rule(expression, depth), depth + 1)
        items = [self._regex(item, depth) for item in _items(expression)]
        if isinstance(expression, Alternative):
            return f"(?:{'|'.join(items)})"
        if _is_permutation(expression):
            return f"(?:{'|'.join(''.join(order) for order in permutations(items))})"
        return "".join(items)

    def _count(self, expression: Expression, depth: int) -> int:
        if isinstance(expression, (TextChunk, ListReference)):
            return 1
        if isinstance(expression, RuleReference):
            return self._count(self._rule(expression, depth), depth + 1)
        counts = [self._count(item, depth) for item in _items(expression)]
        if isinstance(expression, Alternative):
            return sum(counts)
        product = math.prod(counts)
        return product * math.factorial(len(counts)) if _is_permutation(expression) else product

    def _pick(self, expression: Expression, number: int, depth: int = 0) -> str:
        if isinstance(expression, TextChunk):
            return str(expression.original_text)
        if isinstance(expression, ListReference):
            return "{" + str(expression.list_name) + "}"
        if isinstance(expression, RuleReference):
            return self._pick(self._rule(expression, depth), number, depth + 1)
        if isinstance(expression, Alternative):
            return self._pick_one(expression, number, depth)
        return self._pick_all(expression, number, depth)

    def _pick_one(self, expression: Alternative, number: int, depth: int) -> str:
        for item in expression.items:
            count = self._count(item, depth)
            if number < count:
                return self._pick(item, number, depth)
            number -= count
        raise IndexError(number)

    def _pick_all(self, expression: Expression, number: int, depth: int) -> str:
        items = _items(expression)
        if _is_permutation(expression):
            number, order = divmod(number, math.factorial(len(items)))
            items = _permuted(items, order)
        parts: list[str] = []
        for item in items:
            number, choice = divmod(number, self._count(item, depth))
            parts.append(self._pick(item, choice, depth))
        return "".join(parts)

    def _rule(self, reference: RuleReference, depth: int) -> Expression:
        name = reference.rule_name
        if name not in self.expansions:
            raise ModelError(
                f'{self.where}: the template "{self.text}" uses <{name}>, which is not among the '
                "expansions; add it there or mend the name."
            )
        if depth > _DEPTH_LIMIT:
            raise ModelError(f"{self.where}: the expansion <{name}> uses itself; write it out.")
        return self.expansions[name]


def _items(expression: Expression) -> list[Expression]:
    """Return the parts of a group; everything else hassil parses has been told apart before."""
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
