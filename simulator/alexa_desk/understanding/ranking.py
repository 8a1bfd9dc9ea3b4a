"""Which sample an utterance is nearest to: words, meaning and slots weighed together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from alexa_desk.model import FALLBACK
from alexa_desk.understanding.classifier import Classifier
from alexa_desk.understanding.frames import Frame
from alexa_desk.understanding.gazetteer import Mention
from alexa_desk.understanding.lexical import LexicalIndex, Scores
from alexa_desk.understanding.samples import Sample
from alexa_desk.understanding.semantic import SemanticIndex
from alexa_desk.understanding.text import Token

#: How many readings are compared by meaning, the ones with the likest words.
_MOST_TEXTS = 10


@dataclass(frozen=True, slots=True)
class Weights:
    """How the parts are weighed; found by trying on several models, the same for every skill."""

    #: The share of meaning in the score, the rest is likeness of words.
    meaning: float = 0.65
    #: For each slot of a sample that the utterance does not fill.
    missing: float = 0.12
    #: For each value of the utterance that the sample has no slot for.
    extra: float = 0.10
    #: For a value named in the utterance that neither a slot nor a word of the sample takes up.
    unused: float = 0.14
    #: The same when the sentence is none of the skill's: a value there may be chance.
    unused_elsewhere: float = 0.08
    #: For words that fill a slot without being one of its values.
    unknown_value: float = 0.12
    #: For Amazon's own intents when not said in one of the usual ways: stopping is no small thing.
    built_in: float = 0.08
    #: More for those, and for other things, when only a clause is like them.
    built_in_clause: float = 0.25
    elsewhere_clause: float = 0.1
    #: For a clause of an utterance taken alone; and for one that leaves a question out.
    clause: float = 0.04
    clause_without_question: float = 0.35
    #: Scores below are not understood.
    threshold: float = 0.53
    #: The same when slots are filled with values that were surely named.
    threshold_named: float = 0.40
    #: The same where the sentence as a whole was looked at: what was not understood before.
    threshold_whole: float = 0.4
    #: What a class must add for its own, where a sentence about other things is nearer.
    surely_own: float = 0.3
    #: What is likelier than this to be about other things is said so word for word.
    word_for_word: float = 0.9
    #: Scores that are this near to a sentence about other things are not understood either.
    doubt: float = 0.05
    #: A sentence about other things that is no nearer than this gives way to a value surely named.
    benefit_of_doubt: float = 0.03


@dataclass(frozen=True, slots=True)
class Candidate:
    """The best reading of an utterance for one intent.

    `gain` is what the intent as a class adds to the score: above 0 where it takes the words for
    its own.
    """

    intent: str
    score: float
    frame: Frame
    sample: Sample
    gain: float = 0.0


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read an utterance.

    Its words, the values named in them whatever the type, a frame, and the numbers of the samples
    the frame may be compared with.
    """

    tokens: tuple[Token, ...]
    named: tuple[Mention, ...]
    frame: Frame
    samples: NDArray[np.intp]
    cost: float = 0.0


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A reading with what counts against each of its samples, and how like its words are."""

    reading: Reading
    penalty: Scores
    words: Scores


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
        self._samples = samples
        self._lexical = lexical
        self._semantic = semantic
        self._classifier = classifier
        self._weights = weights
        self._types = sorted({name for sample in samples for name in sample.types})
        self._needs = np.array([self._counts(sample.types) for sample in samples], dtype=np.int8)
        elsewhere = np.array([sample.intent == FALLBACK for sample in samples])
        unused = np.where(elsewhere, weights.unused_elsewhere, weights.unused)
        self._unused_cost: Scores = unused.astype(np.float32)
        built_in = [s.intent.startswith("AMAZON.") and s.intent != FALLBACK for s in samples]
        self._own_cost: Scores = np.array(built_in, dtype=np.float32) * weights.built_in
        in_clause = weights.elsewhere_clause * elsewhere + weights.built_in_clause * np.array(
            built_in
        )
        self._clause_cost: Scores = in_clause.astype(np.float32)
        self._intents = list(dict.fromkeys(sample.intent for sample in samples))
        numbers = {intent: number for number, intent in enumerate(self._intents)}
        self._classes = [numbers[name] for name in classifier.intents] if classifier else []
        self._intent_of = np.array([numbers[sample.intent] for sample in samples], dtype=np.intp)
        self._column = np.full(len(samples), -1, dtype=np.intp)
        if semantic:
            self._column[semantic.chosen] = np.arange(len(semantic.chosen))

    def rank(self, readings: Sequence[Reading], *, whole: bool = False) -> list[Candidate]:
        """One candidate for each intent, the best first; with `whole` also as classes."""
        weighed = [self._weighed(reading) for reading in readings]
        found: list[Candidate] = []
        meanings = self._meanings(weighed)
        gains = self._gains(weighed, meanings if whole else None)
        nearness = self._nearness(meanings)
        for one, near, gain in zip(weighed, nearness, gains, strict=True):
            found += self._candidates(one, near, gain)
        return merged(found)

    def _weighed(self, reading: Reading) -> _Weighed:
        penalty = self._penalty(reading)
        words = self._lexical.scores(reading.frame.words)[reading.samples] - penalty
        return _Weighed(reading, penalty, words)

    def _gains(
        self, weighed: Sequence[_Weighed], meanings: Sequence[Scores | None] | None
    ) -> list[Scores]:
        """For each reading what its sentence as a whole counts for each intent."""
        gains = np.zeros((len(weighed), len(self._intents)), dtype=np.float32)
        if self._classifier is None or meanings is None:
            return list(gains)
        rows = [n for n, each in enumerate(meanings) if each is not None or not self._semantic]
        if rows:
            words = [weighed[n].reading.frame.words for n in rows]
            vectors = np.array([meanings[n] for n in rows]) if self._semantic else None
            gains[np.ix_(rows, self._classes)] = self._classifier.scores(words, vectors)
        return list(gains)

    def _meanings(self, weighed: Sequence[_Weighed]) -> list[Scores | None]:
        """For each reading the vector of its meaning.

        None without embeddings, and for readings whose words are like nothing there is.
        """
        if self._semantic is None:
            return [None] * len(weighed)
        texts = [self._semantic.text(one.reading.frame.pieces) for one in weighed]
        best: dict[str, float] = {}
        for text, one in zip(texts, weighed, strict=True):
            best[text] = max(float(one.words.max()), best.get(text, -1.0))
        promising = sorted(best, key=best.__getitem__, reverse=True)[:_MOST_TEXTS]
        rows = dict(zip(promising, self._semantic.embed(promising), strict=True))
        return [rows.get(text) for text in texts]

    def _nearness(self, meanings: Sequence[Scores | None]) -> list[Scores | None]:
        """For each meaning how like it is to each embedded sample: the same one only once."""
        once = {id(meaning): meaning for meaning in meanings if meaning is not None}
        if self._semantic is None or not once:
            return [None] * len(meanings)
        rows = dict(zip(once, self._semantic.scores(np.array([*once.values()])), strict=True))
        return [rows.get(id(meaning)) for meaning in meanings]

    def _candidates(self, weighed: _Weighed, near: Scores | None, gain: Scores) -> list[Candidate]:
        numbers = weighed.reading.samples
        words, nearest = self._best(weighed.words, numbers)
        scores = words
        if self._semantic is not None:
            share, likeness = self._weights.meaning, np.zeros(1, dtype=np.float32)
            if near is not None:
                likeness = self._likeness(weighed, near)
            scores = share * likeness + (1 - share) * words
        scores = scores + gain
        frame = weighed.reading.frame
        return [
            Candidate(
                self._intents[n], float(scores[n]), frame, self._samples[nearest[n]], float(gain[n])
            )
            for n in np.unique(self._intent_of[numbers]).tolist()
        ]

    def _likeness(self, weighed: _Weighed, near: Scores) -> Scores:
        columns = self._column[weighed.reading.samples]
        embedded = columns >= 0
        scores = near[columns[embedded]] - weighed.penalty[embedded]
        return self._best(scores, weighed.reading.samples[embedded])[0]

    def _best(self, scores: Scores, numbers: NDArray[np.intp]) -> tuple[Scores, NDArray[np.intp]]:
        """The highest score of each intent, and the number of the sample that has it."""
        best: Scores = np.full(len(self._intents), -1.0, dtype=np.float32)
        nearest = np.zeros(len(self._intents), dtype=np.intp)
        # The last one written stays: the best, and of equals the first sample.
        order = len(scores) - 1 - np.argsort(scores[::-1], kind="stable")
        intents = self._intent_of[numbers[order]]
        best[intents] = scores[order]
        nearest[intents] = numbers[order]
        return best, nearest

    def _penalty(self, reading: Reading) -> Scores:
        """What counts against each sample of a reading."""
        weights, frame, numbers = self._weights, reading.frame, reading.samples
        has = np.array(self._counts([place.type for place in frame.places]), dtype=np.int8)
        difference = self._needs[numbers] - has
        penalty: Scores = self._own_cost[numbers] + np.float32(frame.cost + reading.cost)
        if reading.cost:
            penalty += self._clause_cost[numbers]
        penalty += weights.missing * np.maximum(difference, 0).sum(axis=1)
        penalty += weights.extra * np.maximum(-difference, 0).sum(axis=1)
        for mention in reading.named:
            penalty += self._unused_cost[numbers] * self._unused(reading, mention)
        return penalty + np.float32(weights.unknown_value if frame.free else 0.0)

    def _unused(self, reading: Reading, mention: Mention) -> Scores:
        """For each sample the share of a named value's words that it takes up in no way."""
        covered = reading.frame.covered
        missing: Scores = np.zeros(len(reading.samples), dtype=np.float32)
        for position in range(mention.start, mention.end):
            if position not in covered:
                lacks = self._lexical.lacking(reading.tokens[position].stem)
                missing += lacks[reading.samples] / np.float32(mention.length)
        return missing

    def _counts(self, types: Sequence[str]) -> list[int]:
        return [types.count(name) for name in self._types]


def merged(*candidates: Sequence[Candidate]) -> list[Candidate]:
    """The best candidate of each intent, the best first."""
    best: dict[str, Candidate] = {}
    for candidate in chain(*candidates):
        former = best.get(candidate.intent)
        if former is None or _order(candidate) < _order(former):
            best[candidate.intent] = candidate
    return sorted(best.values(), key=_order)


def _order(candidate: Candidate) -> tuple[float, int, str]:
    """Best first; of equals the one that takes up more of what was named."""
    return (-round(candidate.score, 4), -len(candidate.frame.places), candidate.intent)
