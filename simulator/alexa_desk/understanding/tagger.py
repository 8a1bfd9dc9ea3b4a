"""Which words of an utterance fill which slot of an intent: a linear-chain CRF for each intent."""

import os
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

import pycrfsuite

from alexa_desk.understanding.examples import Example, Filler, Span, Template
from alexa_desk.understanding.text import Token

#: How often each sample is filled anew, in how many of these with words nobody wrote down.
_ROUNDS = 10
_UNKNOWN = 0.35
#: Known values are overlooked this often, so that those around them must do.
_OVERLOOKED = 0.6
#: So many examples for all intents of a model together, and at least so many for each.
_ALL_EXAMPLES = 3000
_LEAST_EXAMPLES = 40
_MOST_EXAMPLES = 1000
_OPTIONS = {"c1": 0.05, "c2": 0.05, "max_iterations": 30, "feature.possible_transitions": True}


#: For each word the types of which it may be part of a value.
Marks = Sequence[frozenset[str]]
Marker = Callable[[Example], Marks]


class Tagged(NamedTuple):
    """Words that fill a slot, and how likely each slot of the intent begins there."""

    span: Span
    chances: Mapping[str, float]


class Tagger:
    """Finds the slots of one intent; `learned` is what `learn` made."""

    def __init__(self, learned: bytes) -> None:
        self._learned = learned
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open_inmemory(learned)
        self._begins = [label for label in self._tagger.labels() if label.startswith("B-")]

    def tag(self, words: Sequence[Token], marks: Marks) -> list[Tagged]:
        """The words that fill slots, in spoken order."""
        labels = self._tagger.tag(list(features(words, marks)))
        return [Tagged(span, self._chances(span.start)) for span in _spans(labels)]

    def _chances(self, place: int) -> dict[str, float]:
        return {
            label.removeprefix("B-"): self._tagger.marginal(label, place) for label in self._begins
        }


class _Trainer(pycrfsuite.BaseTrainer):  # type: ignore[misc] # it has no types
    """Learns in silence: its reports need not even be read."""

    def message(self, message: str) -> None:
        """Take no notice of a line of the report."""


def budget(intents: int) -> int:
    """How many examples each of so many intents with slots may have."""
    return min(_MOST_EXAMPLES, max(_LEAST_EXAMPLES, _ALL_EXAMPLES // max(1, intents)))


def learn(templates: Sequence[Template], filler: Filler, mark: Marker, most: int) -> bytes:
    """A tagger that has seen these samples of one intent, filled in many ways."""
    chance = Random(len(templates))
    templates = chance.sample(list(templates), most) if len(templates) > most else templates
    trainer = _Trainer(algorithm="lbfgs", params=_OPTIONS)
    rounds = max(1, min(_ROUNDS, most // max(1, len(templates))))
    for number in range(rounds):
        unknown = _UNKNOWN if number else 0.0
        for template in templates:
            example = filler.filled(template, chance, unknown)
            marks = mark(example)
            seen = [frozenset() if chance.random() < _OVERLOOKED else mark for mark in marks]
            trainer.append(list(features(example.words, seen)), _labels(example))
    handle, name = tempfile.mkstemp(suffix=".crf")
    os.close(handle)
    try:
        trainer.train(name)
        return Path(name).read_bytes()
    finally:
        Path(name).unlink()


def _labels(example: Example) -> list[str]:
    labels = ["O"] * len(example.words)
    for span in example.spans:
        labels[span.start : span.end] = [f"I-{span.slot}"] * (span.end - span.start)
        labels[span.start] = f"B-{span.slot}"
    return labels


def _spans(labels: Sequence[str]) -> list[Span]:
    spans: list[Span] = []
    for position, label in enumerate(labels):
        kind, _, slot = label.partition("-")
        if kind == "I" and spans and spans[-1].end == position and spans[-1].slot == slot:
            spans[-1] = Span(slot, spans[-1].start, position + 1)
        elif kind != "O":
            spans.append(Span(slot, position, position + 1))
    return spans


def features(words: Sequence[Token], marks: Marks) -> Iterator[list[str]]:
    """What the CRF sees of each word: itself, its neighbours, and which values it is part of."""
    keys = [f"{word.key}" for word in words]
    for place in range(len(keys)):
        yield [*_around(keys, place), *_looks(keys, place), *_marked(marks, place)]


def _around(keys: Sequence[str], place: int) -> Iterator[str]:
    yield "bias"
    for offset in range(-2, 3):
        yield f"{offset}={_at(keys, place + offset)}"
    yield f"-1,0={_at(keys, place - 1)} {keys[place]}"
    yield f"0,1={keys[place]} {_at(keys, place + 1)}"
    yield f"-2,-1={_at(keys, place - 2)} {_at(keys, place - 1)}"
    yield f"-1,1={_at(keys, place - 1)} {_at(keys, place + 1)}"


def _looks(keys: Sequence[str], place: int) -> Iterator[str]:
    for offset in (-1, 0, 1):
        key = _at(keys, place + offset)
        yield f"{offset} begins {key[:3]}"
        yield f"{offset} ends {key[-3:]}"
    key = keys[place]
    yield from (f"begins {key[:2]}", f"ends {key[-2:]}", f"ends {key[-4:]}")
    yield f"digits {keys[place].isdigit()}"
    yield f"length {min(len(keys[place]), 8)}"


def _marked(marks: Marks, place: int) -> Iterator[str]:
    for offset in (-1, 0, 1):
        if 0 <= place + offset < len(marks):
            yield from (f"{offset} is {mark}" for mark in marks[place + offset])


def _at(keys: Sequence[str], place: int) -> str:
    if place < 0:
        return "<"
    return keys[place] if place < len(keys) else ">"
