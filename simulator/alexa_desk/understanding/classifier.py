"""Which intent a sentence belongs to as a whole: discriminants over its meaning and its words."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from alexa_desk.embedding import Vectors
from alexa_desk.model import FALLBACK
from alexa_desk.understanding.discriminant import Discriminant, fit, left_out
from alexa_desk.understanding.ngrams import Ngrams
from alexa_desk.understanding.samples import Sample
from alexa_desk.understanding.semantic import SemanticIndex

#: What the words count beside the meaning.
_WORDS = 0.5
#: The share of a model's own samples that lie below 0, had they not been written down.
_BELOW = 0.08
_FEWEST = 4
#: A sample is judged by what was learned of the other parts; of so many samples one part is enough.
_PARTS, _MANY = 3, 1000
#: How much a class as a whole counts beside the nearest sample.
_WORTH = 0.2
#: No sentence is more of an intent, or less, than this.
_BOUND = 2.0


class Classifier(NamedTuple):
    """Scores sentences for every intent; above 0 are nearly all of its own."""

    intents: tuple[str, ...]
    ngrams: Ngrams
    words: Discriminant
    meaning: Discriminant | None
    threshold: float
    spread: float

    def scores(self, sentences: Sequence[tuple[str, ...]], meaning: Vectors | None) -> Vectors:
        """A row for each sentence (its words, and its vector in `meaning`), a column an intent."""
        scores = _WORDS * self.words.scores(self.ngrams.vectors(sentences))
        if self.meaning is not None and meaning is not None:
            scores = scores + self.meaning.scores(meaning)
        scores = (scores - self.threshold) / self.spread
        return np.asarray(_WORTH * np.clip(scores, -_BOUND, _BOUND), dtype=np.float32)


def learn(samples: Sequence[Sample], semantic: SemanticIndex | None) -> Classifier | None:
    """A classifier of these samples; None of too few.

    The words of all samples are learned from, the meaning of those that are embedded.
    """
    own = np.array([n for n, each in enumerate(samples) if each.intent != FALLBACK], dtype=np.intp)
    others = np.setdiff1d(np.arange(len(samples), dtype=np.intp), own)
    if len(own) < _FEWEST:
        return None
    intents = tuple(dict.fromkeys(samples[n].intent for n in own))
    numbers = {name: number for number, name in enumerate(intents)}
    labels = np.array([numbers[samples[n].intent] for n in own], dtype=np.intp)
    # What a sentence scores that nobody wrote down.
    parts = np.arange(len(own)) % _PARTS
    judged = (parts == 0) | (len(own) < _MANY)
    ngrams = Ngrams.of([samples[n].words for n in own])
    vectors, elsewhere = (ngrams.vectors([samples[n].words for n in few]) for few in (own, others))
    words = fit(vectors, labels, len(intents), elsewhere)
    scores = _WORDS * left_out(vectors, labels, parts, judged, elsewhere)
    meaning = None
    if semantic is not None:
        known = np.isin(own, semantic.chosen)
        vectors, elsewhere = semantic.vectors(own[known]), semantic.vectors(others)
        labels, judged = labels[known], judged[known]
        meaning = fit(vectors, labels, len(intents), elsewhere)
        scores = scores[known] + left_out(vectors, labels, parts[known], judged, elsewhere)
    scores, labels = scores[judged], labels[judged]
    right = scores.argmax(axis=1) == labels
    likely = scores[right].max(axis=1) if right.any() else scores.max(axis=1)
    threshold = float(np.quantile(likely, _BELOW))
    spread = max(1e-3, float(np.median(likely)) - threshold)
    return Classifier(intents, ngrams, words, meaning, threshold, spread)
