"""Samples that mean the same to Alexa but belong to different intents (I-07, I-08)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from alexa_desk.check.rules.fault import Fault
from alexa_desk.check.rules.model import Intent, Model, place
from alexa_desk.check.rules.words import ARTICLES, FILLERS

Tokens = tuple[str, ...]
_Tree = dict[Any, Any]

_TOKEN = re.compile(r"\{[^{}]*\}|[^\W_]+(?:'[^\W_]+)*|'[^\W_]+")
_SLOT = re.compile(r"\{([^{}]*)\}")
_ENDINGS = {"'s": "is", "'re": "are", "'m": "am", "'ve": "have", "'ll": "will", "'d": "would"}
_MOST_FILLED = 3


@dataclass(frozen=True)
class _Sample:
    intent: Intent
    text: str
    tokens: Tokens


@dataclass
class _Values:
    """Which types know a word, and the other way round; how long those are that begin alike."""

    types: dict[Tokens, list[str]] = field(default_factory=lambda: defaultdict(list))
    words: dict[str, set[Tokens]] = field(default_factory=lambda: defaultdict(set))
    lengths: dict[str, list[int]] = field(default_factory=dict)


def collisions(model: Model) -> Iterator[Fault]:
    """No two intents are asked by the same or nearly the same words."""
    samples = [sample for intent in model.intents for sample in _read(model, intent)]
    values = _values(model)
    index: dict[Tokens, list[_Sample]] = defaultdict(list)
    for sample in samples:
        index[sample.tokens].append(sample)
    yield from _repeated(model)
    yield from _equal(model, index)
    own = [sample for sample in samples if not sample.intent.built_in]
    yield from _filled(model, own, index, values)
    yield from _ambiguous(model, index, values)


def _repeated(model: Model) -> Iterator[Fault]:
    for intent in model.intents:
        seen = set()
        for sample in intent.samples:
            if sample.casefold() in seen:
                where = place(intent, sample)
                yield model.fault(where, "the intent has it twice", "I-07", "drop one")
            seen.add(sample.casefold())


def _equal(model: Model, index: dict[Tokens, list[_Sample]]) -> Iterator[Fault]:
    for samples in index.values():
        first = samples[0]
        told = {first.intent.name}
        for sample in samples[1:]:
            if sample.intent.name not in told:
                told.add(sample.intent.name)
                like = "" if sample.text == first.text else "nearly "
                said = f', "{first.text}"' if like else ""
                problem = f"{first.intent.name} has {like}the same sample{said}"
                yield model.fault(
                    place(sample.intent, sample.text), problem, "I-07", "keep one of the two"
                )


def _filled(
    model: Model, samples: list[_Sample], index: dict[Tokens, list[_Sample]], values: _Values
) -> Iterator[Fault]:
    """Find samples that another one becomes when its slots are filled with real values."""
    tree = _tree(index)
    for sample in samples:
        told = set()
        for slotted in _slotted(sample.tokens, values, tree):
            for other in index[slotted]:
                if other.intent.name in told:
                    continue
                told.add(other.intent.name)
                yield _filled_fault(model, sample, other)


def _filled_fault(model: Model, sample: _Sample, other: _Sample) -> Fault:
    where = place(sample.intent, sample.text)
    if other.intent.name == sample.intent.name:
        problem = f'it fills a slot of the sample "{other.text}" and would leave that slot empty'
        return model.fault(where, problem, "I-08", "keep only the sample with the slot")
    value = _value(sample.tokens, other.tokens)
    problem = f'{other.intent.name} says the same by "{other.text}" with "{value}" in its slot'
    return model.fault(where, problem, "I-07", "keep one of the two")


def _value(sample: Tokens, other: Tokens) -> str:
    """Return the words of a sample that stand where another has its slot, or its slots."""
    before = next(n for n, pair in enumerate(zip(sample, other, strict=False)) if len({*pair}) > 1)
    ends = zip(reversed(sample), reversed(other), strict=False)
    after = next(n for n, pair in enumerate(ends) if len({*pair}) > 1)
    return " ".join(sample[before : len(sample) - after])


def _tree(index: Iterable[Tokens]) -> _Tree:
    """All samples by their first word, then by their second one ...; whole ones end at `()`."""
    tree: _Tree = {}
    for tokens in index:
        node = tree
        for token in tokens:
            node = node.setdefault(token, {})
        node[()] = tokens
    return tree


def _slotted(tokens: Tokens, values: _Values, node: _Tree, filled: int = 0) -> Iterator[Tokens]:
    """Yield the samples that these tokens are, one to three values replaced by their types."""
    if not tokens:
        if filled and () in node:
            yield node[()]
        return
    if tokens[0] in node:
        yield from _slotted(tokens[1:], values, node[tokens[0]], filled)
    if filled == _MOST_FILLED:
        return
    for length in values.lengths.get(tokens[0], ()):
        for slot_type in values.types.get(tokens[:length], ()):
            if (slot := "{" + slot_type + "}") in node:
                yield from _slotted(tokens[length:], values, node[slot], filled + 1)


def _ambiguous(
    model: Model, index: dict[Tokens, list[_Sample]], values: _Values
) -> Iterator[Fault]:
    """Find pairs that differ only in the type of a slot while the types share words."""
    shapes: dict[Tokens, list[_Sample]] = defaultdict(list)
    for tokens, samples in index.items():
        if any(token.startswith("{") for token in tokens):
            shape = tuple("{}" if token.startswith("{") else token for token in tokens)
            shapes[shape].extend(samples)
    told = set()
    for samples in shapes.values():
        for number, one in enumerate(samples):
            for other in samples[number + 1 :]:
                types = _differing(one.tokens, other.tokens)
                pair = (one.intent.name, other.intent.name, *types)
                if one.intent.name == other.intent.name or not types or pair in told:
                    continue
                shared = _shared(types, values)
                if shared is not None:
                    told.add(pair)
                    yield _ambiguous_fault(model, one, other, shared)


def _differing(one: Tokens, other: Tokens) -> tuple[tuple[str, str], ...]:
    return tuple((a, b) for a, b in zip(one, other, strict=True) if a != b)


def _shared(types: tuple[tuple[str, str], ...], values: _Values) -> list[str] | None:
    """Return a word that both types know for each pair of types, or nothing."""
    found = []
    for one, other in types:
        common = values.words[one.strip("{}")] & values.words[other.strip("{}")]
        if not common:
            return None
        found.append(" ".join(min(common)))
    return found


def _ambiguous_fault(model: Model, one: _Sample, other: _Sample, shared: list[str]) -> Fault:
    where = place(other.intent, other.text)
    problem = (
        f'{one.intent.name} says the same by "{one.text}" when the slot is "{", ".join(shared)}"'
    )
    return model.fault(where, problem, "I-07", "word one of them differently")


def _read(model: Model, intent: Intent) -> Iterator[_Sample]:
    """Yield an intent's samples with the types of slots in the place of their names."""
    types = {slot.name: slot.type for slot in intent.slots}
    fillers = FILLERS.get(model.language, frozenset())
    for sample in intent.samples:
        typed = _SLOT.sub(lambda match: "{" + types.get(match[1], match[1]) + "}", sample)
        yield _Sample(intent, sample, _tokens(typed, fillers))


@lru_cache(maxsize=1 << 18)  # the locales of a language say nearly the same
def _tokens(text: str, fillers: frozenset[str]) -> Tokens:
    """Cut a text into words without what changes nothing about its meaning."""
    found: list[str] = []
    for token in _TOKEN.findall(text):
        found += [token] if token.startswith("{") else _parted(token.casefold())
    kept = tuple(token for token in found if token not in fillers)
    # Where only slots would be left, the small words are all the difference there is.
    return kept if any(not token.startswith("{") for token in kept) else tuple(found)


def _parted(word: str) -> list[str]:
    """Part a contraction: "what's" is "what is"."""
    base, sign, ending = word.rpartition("'")
    if sign and "'" + ending in _ENDINGS:
        return [part for part in (base, _ENDINGS["'" + ending]) if part]
    return [word]


def _values(model: Model) -> _Values:
    found = _Values()
    articles = ARTICLES.get(model.language, frozenset())
    for slot_type in model.types:
        words = (word for value in slot_type.values for word in value.words)
        found.words[slot_type.name] |= {_tokens(word, articles) for word in words} - {()}
    for name in sorted(found.words):
        for tokens in found.words[name]:
            found.types[tokens].append(name)
    lengths = defaultdict(set)
    for tokens in found.types:
        lengths[tokens[0]].add(len(tokens))
    found.lengths = {first: sorted(known) for first, known in lengths.items()}
    return found
