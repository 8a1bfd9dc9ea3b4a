"""Which intent an utterance is nearest to: words, meaning and slots weighed together."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alexa_desk.embedding import Vectors, vector
from alexa_desk.model import FALLBACK, SlotValue
from alexa_desk.understanding.classifier import Classifier
from alexa_desk.understanding.costs import Costs, Weights
from alexa_desk.understanding.frames import Frame
from alexa_desk.understanding.lexical import LexicalIndex, Scores
from alexa_desk.understanding.readings import Reading, Stock
from alexa_desk.understanding.samples import Sample, numbered
from alexa_desk.understanding.semantic import SemanticIndex
from alexa_desk.understanding.text import Token

#: How many readings are compared by meaning, the ones with the likest words.
_MOST_TEXTS = 3
#: Nobody asks what else came near beyond these; other things are always among them.
_MOST_CANDIDATES = 12
_NONE = np.float32(-9.0)


class Candidate(NamedTuple):
    """The best reading of an utterance for one intent.

    `slots` are those of the sample that is nearest, in its order. `sure` is how far the intent is
    meant at all: by that sample, and by what the intent as a class takes for its own. `words` are
    those the reading is of.
    """

    intent: str
    score: float
    frame: Frame
    slots: tuple[str, ...]
    sure: float
    words: tuple[Token, ...] = ()


class Scored(NamedTuple):
    """A reading with its score for each intent (low for those it is no reading for).

    `words` is how like each sample of its stock is, `meaning` the vector of its sentence.
    """

    reading: Reading
    scores: Scores
    words: Scores
    meaning: Vectors | None


def elsewhere(candidates: Sequence[Candidate]) -> float:
    """How near the nearest sentence about other things is."""
    return max((each.score for each in candidates if each.intent == FALLBACK), default=0.0)


def naming(value: SlotValue, slot_type: str, candidates: Sequence[Candidate]) -> Candidate | None:
    """The nearest candidate that has this value of a type in a place."""
    for candidate in candidates:
        places = (each for each in candidate.frame.places if each.type == slot_type)
        if any(value in mention.values for each in places for mention in each.mentions):
            return candidate
    return None


class Ranking:
    """Ranks the intents for the readings of one utterance."""

    def __init__(
        self,
        samples: Sequence[Sample],
        lexical: LexicalIndex,
        semantic: SemanticIndex | None,
        classifier: Classifier | None,
        weights: Weights,
    ) -> None:
        self._lexical = lexical
        self._semantic = semantic
        self._classifier = classifier
        self._weights = weights
        self._costs = Costs(samples, lexical, weights)
        self._slots, self._slots_of = numbered([sample.slots for sample in samples])
        self._intents, self._intent_of = numbered([sample.intent for sample in samples])
        numbers = {name: number for number, name in enumerate(self._intents)}
        self._classes = [numbers[name] for name in classifier.intents] if classifier else []
        self._elsewhere = [n for n, name in enumerate(self._intents) if name == FALLBACK]

    def stock(self, numbers: Sequence[int] | NDArray[np.intp]) -> Stock:
        """The samples of these ascending numbers, to compare readings with."""
        samples = np.array(numbers, dtype=np.intp)
        intents = self._intent_of[samples]
        starts = np.flatnonzero(np.diff(intents, prepend=-1))
        return Stock(samples, intents[starts], starts)

    def stock_of(self, intent: str) -> Stock:
        """The samples of one intent."""
        return self.stock(np.flatnonzero(self._intent_of == self._intents.index(intent)))

    def score(self, readings: Sequence[Reading]) -> list[Scored]:
        """How like readings are to the samples, by words, by meaning and by slots."""
        said = [reading.frame.words for reading in readings]
        unlike = list(dict.fromkeys(said))
        likeness = dict(zip(unlike, self._lexical.scores(unlike), strict=True))
        costs = self._costs.of(readings)
        words = [
            likeness[own][reading.stock.samples] - cost
            for own, reading, cost in zip(said, readings, costs, strict=True)
        ]
        meanings, near = self._compared(readings, [float(each.max()) for each in words])
        parts = zip(readings, words, costs, meanings, near, strict=True)
        return [self._scored(*each) for each in parts]

    def rank(self, scored: Sequence[Scored]) -> list[Candidate]:
        """The intents that come near, the best first."""
        if not scored:
            return []
        nearest = np.array([each.scores for each in scored])
        gains = self._gains(scored)
        scores = nearest + gains
        sure = nearest + gains * self._weights.class_sure
        # Of equals the one that takes up more of what was named.
        places = [len(each.reading.frame.places) for each in scored]
        order = np.round(scores.astype(float), 4) + 1e-6 * np.array(places)[:, None]
        best, rows = order.max(axis=0), order.argmax(axis=0).tolist()
        likely = {*np.argsort(-best)[:_MOST_CANDIDATES].tolist(), *self._elsewhere}
        return [
            self._candidate(scored[rows[n]], n, scores[rows[n], n], sure[rows[n], n])
            for n in sorted(likely, key=lambda n: (-best[n], self._intents[n]))
            if best[n] > _NONE / 2
        ]

    def _scored(
        self,
        reading: Reading,
        words: Scores,
        costs: Scores,
        meaning: Vectors | None,
        near: Scores | None,
    ) -> Scored:
        stock = reading.stock
        best = np.maximum.reduceat(words, stock.starts)
        if self._semantic is not None:
            best *= 1 - self._weights.meaning
        if near is not None:
            like = near[stock.samples] - costs
            best += self._weights.meaning * np.maximum.reduceat(like, stock.starts)
        scores: Scores = np.full(len(self._intents), _NONE, dtype=np.float32)
        scores[stock.intents] = best
        return Scored(reading, scores, words, meaning)

    def _compared(
        self, readings: Sequence[Reading], promise: Sequence[float]
    ) -> tuple[list[Vectors | None], list[Scores | None]]:
        """For each reading the vector of its meaning, and how near that is to each sample's.

        None without embeddings, and for readings whose words are like nothing there is.
        """
        if self._semantic is None:
            return [None] * len(readings), [None] * len(readings)
        texts = [self._semantic.text(reading.frame.pieces) for reading in readings]
        best: dict[str, float] = {}
        for text, likeness in zip(texts, promise, strict=True):
            best[text] = max(likeness, best.get(text, -1.0))
        promising = sorted(best, key=best.__getitem__, reverse=True)[:_MOST_TEXTS]
        vectors = np.array([*map(vector, promising)])
        meanings = dict(zip(promising, vectors, strict=True))
        near = dict(zip(promising, self._semantic.scores(vectors), strict=True))
        return [meanings.get(text) for text in texts], [near.get(text) for text in texts]

    def _gains(self, scored: Sequence[Scored]) -> Scores:
        """For each reading what its sentence as a whole counts for each intent."""
        gains = np.zeros((len(scored), len(self._intents)), dtype=np.float32)
        rows = [n for n, each in enumerate(scored) if each.meaning is not None]
        rows = rows if self._semantic else list(range(len(scored)))
        if rows and self._classifier is not None:
            words = [scored[n].reading.frame.words for n in rows]
            vectors = np.array([scored[n].meaning for n in rows]) if self._semantic else None
            gains[np.ix_(rows, self._classes)] = self._classifier.scores(words, vectors)
        return gains

    def _candidate(self, scored: Scored, intent: int, score: float, sure: float) -> Candidate:
        """A reading as one of an intent, with the slots of the sample that has the likest words."""
        stock = scored.reading.stock
        place = int(np.searchsorted(stock.intents, intent))
        start, *end = stock.starts[place : place + 2].tolist()
        nearest = start + int(scored.words[start : end[0] if end else None].argmax())
        slots = self._slots[self._slots_of[stock.samples[nearest]]]
        name = self._intents[intent]
        reading = scored.reading
        return Candidate(name, float(score), reading.frame, slots, float(sure), reading.tokens)
