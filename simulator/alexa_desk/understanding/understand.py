"""From an utterance to an intent and its slots."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from itertools import groupby
from pathlib import Path

from alexa_desk import slot_types
from alexa_desk.cache import cache_folder
from alexa_desk.model import FALLBACK, InteractionModel
from alexa_desk.progress import Progress, silent
from alexa_desk.understanding import classifier as classifiers
from alexa_desk.understanding import embedding
from alexa_desk.understanding.built_in import BuiltInIntents
from alexa_desk.understanding.compounds import Compounds
from alexa_desk.understanding.costs import Weights
from alexa_desk.understanding.frames import Framer
from alexa_desk.understanding.gazetteer import SURE, Gazetteer, Mention, find_built_in, longest
from alexa_desk.understanding.lexical import LexicalIndex
from alexa_desk.understanding.patterns import Match, Patterns, Span
from alexa_desk.understanding.ranking import Candidate, Ranking, Scored
from alexa_desk.understanding.readings import Reading
from alexa_desk.understanding.samples import samples_of
from alexa_desk.understanding.semantic import SemanticIndex
from alexa_desk.understanding.shapes import Shapes
from alexa_desk.understanding.slots import Filled, fill, heard_of
from alexa_desk.understanding.tagging import Tagging
from alexa_desk.understanding.text import Reader, Token, split_sample
from alexa_desk.understanding.trimming import Trimming
from alexa_desk.understanding.words import words_of

#: With words alone scores are lower than with meaning.
WORDS_ONLY = Weights(meaning=0.0, threshold=0.4, threshold_named=0.25, threshold_whole=0.42)
#: Nobody says more in one breath; the rest of a longer text is not heard.
_LONGEST = 60
_LONGEST_TEXT = 1000
#: The share of intents that use an ordinary word.
_ORDINARY = 0.06
_NO_DAY = date(2000, 1, 1)

Mentions = Callable[[tuple[Token, ...]], list[Mention]]
#: Words of an utterance with the values that are named in them.
Named = tuple[tuple[Token, ...], list[Mention]]


@dataclass(frozen=True, slots=True)
class Understood:
    """What an utterance asks for.

    `score` is how sure that is (0 to 1), `candidates` what else came near, the best first.
    `complete` tells whether all is filled that the nearest sample has slots for.
    """

    intent: str
    slots: Filled = field(default_factory=dict)
    score: float = 1.0
    candidates: tuple[tuple[str, float], ...] = ()
    complete: bool = True


class Understanding:
    """Understands utterances from one locale's interaction model alone.

    The same utterance is always understood the same; nothing said before plays a part.
    `meaning` says whether the embedding model is used: None where it is installed and knows the
    language, True always, False never. `cache` is the folder for its vectors; `progress` is told
    which share of the samples was learned.
    """

    def __init__(
        self,
        model: InteractionModel,
        *,
        meaning: bool | None = None,
        cache: Path | None = None,
        weights: Weights | None = None,
        progress: Progress = silent,
    ) -> None:
        self.model = model
        words = words_of(model.language)
        self._reader = reader = Reader(words)
        framer = Framer.of(reader)
        samples = samples_of(model, reader, framer)
        progress(0.0)
        lexical = LexicalIndex([s.words for s in samples], [s.intent for s in samples])
        semantic = None
        if _uses_meaning(model.language) if meaning is None else meaning:
            folder = cache or cache_folder()
            semantic = SemanticIndex(samples, model.types, model.language, folder, progress)
        self._weights = weights or (Weights() if semantic else WORDS_ONLY)
        classifier = classifiers.learn(samples, semantic)
        self._ranking = Ranking(samples, lexical, semantic, classifier, self._weights)
        self._shapes = Shapes(model, samples, framer, lexical.share, self._ranking)
        self._gazetteer = Gazetteer(model.types.values(), reader)
        self._carriers = frozenset(_carriers(model, reader))
        self._known = {t.key for s in samples for t in s.pieces if isinstance(t, Token)}
        self._known |= self._gazetteer.words
        self._compounds = Compounds(reader, self._known) if words.compounds else None
        self._share = lexical.share
        self._trimming = Trimming(reader)
        self._built_in = BuiltInIntents(model, reader)
        self._patterns = Patterns(model, reader)
        listed = (slot_types.listed(name, model.language) for name in self._shapes.built_in_types)
        self._listed = Gazetteer(filter(None, listed), reader)
        self._tagging = Tagging(model, reader, framer, semantic)

    def understand(self, utterance: str, today: date = _NO_DAY) -> Understood:
        """The intent and slots of an utterance; AMAZON.FallbackIntent when it is none of them.

        `today` is what "tomorrow" counts from. A sample of the skill wins over all else.
        """
        tokens = self._reader.read(utterance[:_LONGEST_TEXT])[:_LONGEST]
        if not tokens:
            return Understood(FALLBACK, score=0.0)
        variants = list(self._trimming.variants(tokens))
        mentions_of = cache(lambda words: self._mentions(words, today))
        named = [(each, mentions_of(each)) for each in variants]
        for each, mentions in named:
            if match := self._patterns.best(each, mentions):
                return self._matched(match, each, mentions)
            # "Yeah go on" is a yes, and not "go on" with a yes before it.
            if each is variants[0] and (built_in := self._built_in.find(variants[:1])):
                return Understood(built_in)
        if built_in := self._built_in.find(variants):
            return Understood(built_in)
        readings = [each for words in variants for each in self._readings(words, mentions_of)]
        scored = self._ranking.score(readings)
        # Where no value is named, nothing but the words tells which intent is meant.
        plain = not any(mention.values for reading in readings for mention in reading.named)
        ranked = self._ranking.rank(scored, whole=plain) if scored else []
        understood = self._decided(ranked, plain) if ranked else None
        if understood is not None and understood.intent == FALLBACK:
            understood = self._as_a_whole(scored, named, understood)
        if understood is not None and not understood.complete:
            understood = self._tagged_anew(understood, named)
        if understood is not None and understood.intent != FALLBACK:
            understood = self._with_overlooked(understood, named)
        return understood or Understood(FALLBACK, score=0.0)

    def has_sample(self, utterance: str) -> bool:
        """Whether the words are a sample of the skill that has no slots."""
        return self._built_in.is_own(self._reader.read(utterance))

    def _as_a_whole(
        self,
        scored: Sequence[Scored],
        named: Sequence[Named],
        understood: Understood,
    ) -> Understood:
        """What was not understood by its nearest sample: by its class, with slots tagged.

        A sentence about other things may be nearer where the class surely takes it for its own,
        but not one that is said to others word for word.
        """
        weights = self._weights
        elsewhere = dict(understood.candidates).get(FALLBACK, 0.0)
        if elsewhere > weights.word_for_word:
            return understood
        intents = [name for name, _ in understood.candidates if name != FALLBACK]
        readings = [*self._tagged(intents, named)]
        tagged = self._ranking.score(readings) if readings else []
        candidates = self._ranking.rank([*scored, *tagged], whole=True)
        own = (each for each in candidates if not each.intent.startswith("AMAZON."))
        best = next(
            (e for e in own if e.score > elsewhere or e.gain > weights.surely_own),
            None,
        )
        if best is None or best.score < weights.threshold_whole:
            return understood
        return self._understood(best, understood.candidates)

    def _with_overlooked(self, understood: Understood, named: Sequence[Named]) -> Understood:
        """What was understood, with a value nobody wrote down where a sample then fits whole."""
        intent = self.model.intents[understood.intent]
        filled = understood.slots.keys()
        still_open = {
            s.type for s in intent.slots if s.name not in filled
        } & self.model.types.keys()
        for tokens, mentions in named if still_open else ():
            strange = [*_strange(tokens, self._known, still_open)]
            match = self._patterns.best(tokens, [*mentions, *strange]) if strange else None
            if match and match.intent == intent.name and {s.slot for s in match.spans} > filled:
                return self._matched(match, tokens, [*mentions, *strange])
        return understood

    def _tagged_anew(self, understood: Understood, named: Sequence[Named]) -> Understood:
        """What was understood, with the slots as the intent's tagger fills them."""
        intent = self.model.intents[understood.intent]
        for tokens, mentions in (named[0], min(named, key=lambda each: len(each[0]))):
            frame = self._tagging.frame(intent.name, tokens, mentions)
            if frame is not None:
                return replace(understood, slots=fill(intent, frame, (), self.model.types))
        return understood

    def _tagged(self, intents: Sequence[str], named: Sequence[Named]) -> Iterator[Reading]:
        """The readings with values that nobody wrote down."""
        for tokens, mentions in (named[0], min(named, key=lambda each: len(each[0]))):
            sure = tuple(longest(mention for mention in mentions if mention.values))
            for intent in intents:
                frame = self._tagging.frame(intent, tokens, mentions)
                if frame is not None and frame.free:
                    yield Reading(tokens, sure, frame, self._ranking.stock_of(intent))

    def _matched(
        self, match: Match, tokens: Sequence[Token], mentions: Sequence[Mention]
    ) -> Understood:
        """A sample of the skill, with what was said for its slots."""
        filled: Filled = {}
        for span in match.spans:
            heard = next(mention for mention in mentions if _same(mention, span))
            filled[span.slot] = (heard_of(heard, self.model.types),)
        return Understood(match.intent, filled)

    def _decided(self, candidates: Sequence[Candidate], plain: bool) -> Understood:
        best = self._likeliest(candidates)
        near = tuple((each.intent, round(each.score, 3)) for each in candidates[:5])
        if best.intent == FALLBACK or not self._sure_enough(best, candidates, plain):
            return Understood(FALLBACK, score=best.score, candidates=near)
        return self._understood(best, near)

    def _understood(self, best: Candidate, near: tuple[tuple[str, float], ...]) -> Understood:
        intent = self.model.intents[best.intent]
        filled = fill(intent, best.frame, best.slots, self.model.types)
        complete = not best.frame.free and filled.keys() >= set(best.slots)
        return Understood(best.intent, filled, best.score, near, complete)

    def _likeliest(self, candidates: Sequence[Candidate]) -> Candidate:
        """The best candidate; where other things lead by a hair, one with a value surely named."""
        best, weights = candidates[0], self._weights
        if best.intent != FALLBACK:
            return best
        least = max(best.score - weights.benefit_of_doubt, weights.threshold)
        rivals = (each for each in candidates[1:] if each.score >= least and self._named(each))
        return next(rivals, best)

    def _sure_enough(self, best: Candidate, candidates: Sequence[Candidate], plain: bool) -> bool:
        """Whether the best candidate is meant: less is enough where a value was surely named."""
        weights = self._weights
        if best.score >= (weights.threshold_plain if plain else weights.threshold):
            return True
        elsewhere = max((each.score for each in candidates if each.intent == FALLBACK), default=0)
        near_elsewhere = best.score - elsewhere < weights.doubt
        return best.score >= weights.threshold_named and not near_elsewhere and self._named(best)

    def _named(self, candidate: Candidate) -> bool:
        """Whether a slot holds a value that was surely named, among words that are known.

        A word that many intents use anyway names nothing for sure.
        """
        sure = any(
            mention.values and mention.score >= SURE and self._tells(mention)
            for place in candidate.frame.places
            for mention in place.mentions
        )
        others = [piece.key for piece in candidate.frame.pieces if isinstance(piece, Token)]
        return sure and 2 * sum(key in self._known for key in others) >= len(others)

    def _tells(self, mention: Mention) -> bool:
        stems = [token.stem for token in self._reader.read(mention.said)]
        return any(self._share(stem) <= _ORDINARY for stem in stems)

    def _readings(self, tokens: tuple[Token, ...], mentions_of: Mentions) -> Iterator[Reading]:
        if self._compounds:
            tokens = self._compounds.split(tokens)
        mentions = mentions_of(tokens)
        named = tuple(longest(mention for mention in mentions if mention.values))
        yield from self._shapes.readings(tokens, mentions, named)

    def _mentions(self, tokens: Sequence[Token], today: date) -> list[Mention]:
        mentions = list(self._gazetteer.find(tokens, self._known, self._carriers))
        for slot_type in self._shapes.built_in_types:
            mentions += find_built_in(slot_type, tokens, self.model.language, today)
        listed = self._listed.find(tokens, self._known, self._carriers)
        return mentions + [replace(each, values=()) for each in listed if each.score == 1.0]


def _strange(
    tokens: Sequence[Token], known: Collection[str], types: Collection[str]
) -> Iterator[Mention]:
    """The words that no sample and no value has, one after another, as values of these types."""
    for is_known, group in groupby(enumerate(tokens), lambda each: each[1].key in known):
        if not is_known:
            places = [place for place, _ in group]
            start, end = places[0], places[-1] + 1
            said = "".join(t.glue + t.said for t in tokens[start:end]).strip()
            yield from (Mention(name, start, end, (), said, 0.0) for name in types)


def _same(mention: Mention, span: Span) -> bool:
    return (mention.type, mention.start, mention.end) == (span.type, span.start, span.end)


def _carriers(model: InteractionModel, reader: Reader) -> Iterator[str]:
    """The words of the model's own samples, without what stands for slots."""
    for intent in model.intents.values():
        for sample in intent.samples:
            for text, _ in split_sample(sample):
                yield from reader.keys(text)


def _uses_meaning(language: str) -> bool:
    return language in embedding.LANGUAGES and embedding.available()
