"""From an utterance to an intent and its slots."""

import itertools
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, partial
from operator import attrgetter
from typing import Any

from alexa_desk import embedding, slot_types
from alexa_desk.heard import Heard
from alexa_desk.model import FALLBACK, Intent, InteractionModel
from alexa_desk.progress import Progress, part, silent
from alexa_desk.understanding import classifier as classifiers
from alexa_desk.understanding.besides import Besides
from alexa_desk.understanding.costs import Weights
from alexa_desk.understanding.examples import Words
from alexa_desk.understanding.frames import Frame, Framer
from alexa_desk.understanding.gazetteer import (
    SURE,
    Gazetteer,
    Mention,
    find_built_in,
    longest,
)
from alexa_desk.understanding.lexical import LexicalIndex
from alexa_desk.understanding.meanings import Meanings, Meant
from alexa_desk.understanding.patterns import Match, Patterns
from alexa_desk.understanding.ranking import Candidate, Ranking, elsewhere, naming
from alexa_desk.understanding.readings import Reading
from alexa_desk.understanding.samples import Sample, samples_of
from alexa_desk.understanding.semantic import SemanticIndex
from alexa_desk.understanding.shapes import Shapes
from alexa_desk.understanding.slot_holders import SlotHolders
from alexa_desk.understanding.slots import Filled, fill, heard_of
from alexa_desk.understanding.tagging import Tagging
from alexa_desk.understanding.text import Reader, Token, joined
from alexa_desk.understanding.trimming import Trimming
from alexa_desk.understanding.unlisted import Unlisted
from alexa_desk.understanding.words import Words as Lists
from alexa_desk.understanding.words import words_of

#: Nobody says more in one breath; the rest of a longer text is not heard.
_LONGEST, _LONGEST_TEXT = 60, 1000
#: So many intents that come near are told, and looked at with values nobody wrote down.
_NEAR = 5
#: Fewer words lean on what was said before: a value that is put in many ways must be so much surer
#: than an intent, and is not meant where another value is named.
_FEW_WORDS, _MUCH_SURER = 6, 0.5
#: So much nearer a built-in intent must be than one of the skill's own.
_BUILT_IN = 0.08
_NO_DAY = date(2000, 1, 1)
_place = attrgetter("type", "start", "end")
Keys = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Understood:
    """What an utterance asks for.

    `score` is how near that is, `candidates` what else came near, the best first. `sure` is how
    far the likeliest intent is meant: below the threshold of `Weights` it is not understood.
    `instead` is the nearest of the skill's own intents, which a model without FallbackIntent gets.
    """

    intent: str
    slots: Filled = field(default_factory=dict)
    score: float = 1.0
    candidates: tuple[tuple[str, float], ...] = ()
    sure: float = math.inf
    instead: "Understood | None" = None


class Understanding:
    """Understands utterances from one locale's interaction model alone.

    The same utterance is always understood the same; nothing said before plays a part.
    `meaning` says whether the embedding model is used: None where it is installed and knows the
    language, True always, False never. `progress` is told which share of the samples was learned.
    """

    def __init__(
        self,
        model: InteractionModel,
        *,
        meaning: bool | None = None,
        progress: Progress = silent,
    ) -> None:
        self.model = model
        self._reader = reader = Reader(_without_values(words_of(model.language), model))
        framer = Framer.of(reader)
        samples = samples_of(model, reader, framer)
        progress(0.0)
        embedded = embedding.knows(model.language) if meaning is None else meaning
        # Most skills have no values that are sentences: then all that is learned is samples.
        self._meanings = Meanings(model, reader, embedded, part(progress, 0.0, 0.4))
        lexical = LexicalIndex([s.words for s in samples], [s.intent for s in samples])
        rest = part(progress, 0.4 if self._meanings else 0.0, 1.0)
        semantic = SemanticIndex(samples, model, rest) if embedded else None
        self._weights = Weights() if semantic else Weights.of_words_alone()
        classifier = classifiers.learn(samples, semantic)
        self._ranking = Ranking(samples, lexical, semantic, classifier, self._weights)
        self._shapes = Shapes(model, samples, framer, self._ranking)
        self._gazetteer = Gazetteer(model.types.values(), reader)
        self._learn_words(samples)
        self._trimming = Trimming(reader)
        self._holders = SlotHolders(model, samples)
        self._unlisted = self._unlisted_of(reader)
        self._besides = Besides(model, reader)
        self._built_in = _said_for_built_in(model, reader, reader.keys)
        self._idioms = _idioms(model, reader)
        self._patterns = Patterns(model, reader)
        named = (name for name in self._shapes.built_in_types if not slot_types.is_read(name))
        listed = (slot_types.listed(name, model.language) for name in named)
        self._listed = Gazetteer(filter(None, listed), reader)
        first = self._shapes.first_types
        self._tagging = Tagging(model, reader, framer, semantic, self._known, first)

    def _learn_words(self, samples: Sequence[Sample]) -> None:
        """Keep which words the samples have: all, the skill's own, those of built-in intents."""
        own = [sample for sample in samples if sample.intent != FALLBACK]
        built_in = [sample for sample in own if sample.intent.startswith("AMAZON.")]
        custom = [sample for sample in own if not sample.intent.startswith("AMAZON.")]
        values = (value for kind in self.model.types.values() for value in kind.values)
        self._values = self._reader.all_keys(name for value in values for name in value.names)
        self._carriers, self._known = _keys(own), _keys(samples) | self._values
        self._usual = {word for sample in built_in for word in sample.words}
        self._own = _keys(custom) - self._reader.all_keys(self._reader.words.articles)

    def _unlisted_of(self, reader: Reader) -> Unlisted:
        slots = (slot for intent in self.model.intents.values() for slot in intent.slots)
        types = frozenset(slot.type for slot in slots if not slot_types.is_read(slot.type))
        return Unlisted(
            known=self._carriers | self._values,
            own=self._own,
            determiners=reader.all_keys(reader.words.determiners),
            types=types,
            # Of Amazon's names no list is whole: words in such a place are one.
            names=frozenset(filter(slot_types.is_name, types)),
            degrees=reader.all_keys(reader.words.degrees),
            after=reader.words.modifiers_follow,
        )

    def __getstate__(self) -> dict[str, Any]:
        """All but the model: whoever loads it has read that anyway."""
        return {name: value for name, value in self.__dict__.items() if name != "model"}

    def understand(self, utterance: str, today: date = _NO_DAY) -> Understood:
        """The intent and slots of an utterance; AMAZON.FallbackIntent when it is none of them.

        `today` is what "tomorrow" counts from. A sample of the skill wins over all else.
        """
        tokens = self._reader.read(utterance[:_LONGEST_TEXT])[:_LONGEST]
        if not tokens:
            return Understood(FALLBACK, score=0.0)
        # The same words are looked through once, whoever asks what is named in them.
        mentions_in = cache(partial(self._mentions, today=today))
        idiom = self._idioms.get(self._reader.whole(utterance[:_LONGEST_TEXT]))
        if understood := self._word_for_word(tokens, idiom, mentions_in):
            return understood
        mentions = mentions_in(tokens)
        if understood := self._with_a_strange_value(tokens, mentions):
            return understood
        shortest = min(self._trimming.variants(tokens), key=len)
        both = {tokens: mentions, shortest: mentions_in(shortest)}
        readings = itertools.starmap(self._shapes.readings, both.items())
        scored = self._ranking.score([*itertools.chain.from_iterable(readings)])
        candidates = self._ranking.rank(scored)
        best, sure = self._likeliest(candidates)
        least = self._weights.threshold
        if sure < least and (tagged := [*self._tagged(candidates, tokens, mentions)]):
            candidates = self._ranking.rank([*scored, *self._ranking.score(tagged)])
            best, sure = self._likeliest(candidates)
        near = tuple((each.intent, round(each.score, 3)) for each in candidates[:_NEAR])
        likelier = max(sure + self._margin(best, tokens), least)
        if meant := self._meanings.meant_by(tokens, likelier, elsewhere(candidates)):
            best, sure = naming(meant.value, meant.type, candidates), meant.sure
            if best is None:
                return self._as_a_whole(meant, tokens, near)
        missed = best is None or sure < least
        if missed:
            own = (each for each in candidates if not each.intent.startswith("AMAZON."))
            best = None if self.model.declares(FALLBACK) else next(own, None)
        filled = self._filled(best, tokens, mentions) if best else {}
        filled = self._meanings.resolved(filled, least)
        found = Understood(best.intent, filled, best.score, near, sure) if best else None
        if found is None or missed:
            return Understood(FALLBACK, score=0.0, candidates=near, sure=sure, instead=found)
        return found

    def has_sample(self, utterance: str) -> bool:
        """Whether the words are a sample of the skill that has no slots."""
        tokens = self._reader.read(utterance)
        return bool(tokens) and self._patterns.best(tokens, ()) is not None

    def named(self, utterance: str, slot_type: str, today: date) -> str | None:
        """The value of one of AMAZON's own types in a sentence that names one: "friday at nine"."""
        tokens = self._reader.read(utterance)
        mentions = find_built_in(slot_type, tokens, self.model.language, today)
        values = longest(mention for mention in mentions if mention.score >= SURE)
        return values[0].said if len(values) == 1 else None

    def _word_for_word(
        self, tokens: Words, idiom: str | None, mentions_in: Callable[[Words], list[Mention]]
    ) -> Understood | None:
        """What is a sample of the skill or said for a built-in intent, also after "okay".

        `idiom` is the built-in intent all the words are for, unless they are a sample as well.
        """
        for words in self._trimming.variants(tokens):
            mentions = mentions_in(words)
            match = self._patterns.best(words, mentions)
            if idiom and not (match and match.spans):
                return Understood(idiom)
            if match:
                return self._matched(match, mentions)
            if built_in := self._built_in.get(tuple(token.key for token in words)):
                return Understood(built_in)
        return None

    def _with_a_strange_value(
        self, words: Words, mentions: Sequence[Mention], least: int = 1, *, begun: bool = False
    ) -> Understood | None:
        """What is a sample, of so many words at least, with a value that nobody wrote down.

        `begun` says that the sample may go on.
        """
        values = [*mentions, *self._unlisted.mentions(words, mentions)]
        doubt = partial(self._unlisted.doubt, words, mentions)
        match = self._patterns.best(words, values, doubt, begun=begun)
        if match is None or match.own_words < least:
            return None
        sure = match.own_words > sum(map(doubt, match.spans))
        return self._matched(match, values) if sure else None

    def _matched(self, match: Match, mentions: Sequence[Mention]) -> Understood:
        """A sample of the skill, with what was said for its slots."""
        filled: Filled = {}
        for span in match.spans:
            heard = next(mention for mention in mentions if _place(mention) == _place(span))
            filled[span.slot] = (heard_of(heard, self.model.types),)
        return Understood(match.intent, self._meanings.resolved(filled, self._weights.threshold))

    def _likeliest(self, candidates: Sequence[Candidate]) -> tuple[Candidate | None, float]:
        """The best candidate, and how sure it is beside what other things are near."""
        weights = self._weights
        best = max(
            filter(self._meant, candidates),
            key=lambda each: each.score - _BUILT_IN * each.intent.startswith("AMAZON."),
            default=None,
        )
        if best is None or candidates[0].score - best.score > weights.far_nearer:
            return best, -math.inf
        nearer = elsewhere(candidates) - best.score
        # Against a value that was surely named the class has no say.
        sure = max(best.sure, best.score) if self._named(best) else best.sure
        return best, sure - weights.nearer * max(0.0, nearer)

    def _meant(self, candidate: Candidate) -> bool:
        """Whether it can be meant: "close the door" has more than a built-in intent's words."""
        said = candidate.frame.words
        usual = candidate.intent != FALLBACK and len(said) > 1 and self._usual.issuperset(said)
        return usual or not candidate.intent.startswith("AMAZON.")

    def _tagged(
        self, candidates: Sequence[Candidate], words: Words, mentions: Sequence[Mention]
    ) -> Iterator[Reading]:
        """The readings with values that nobody wrote down; none of what is said to others."""
        if elsewhere(candidates) > self._weights.word_for_word:
            return
        intents = [each.intent for each in candidates[:_NEAR] if each.intent != FALLBACK]
        named = tuple(longest(mention for mention in mentions if mention.values))
        for intent in intents:
            frame = self._tagging.frame(self.model.intents[intent], words, mentions)
            if frame is not None and frame.free:
                yield Reading(words, named, frame, self._ranking.stock_of(intent))

    def _margin(self, best: Candidate | None, words: Words) -> float:
        """How much surer than an intent a value must be that is put in many ways."""
        if len(words) >= _FEW_WORDS:
            return 0.0
        return math.inf if best and self._named(best) else _MUCH_SURER

    def _as_a_whole(
        self, meant: Meant, words: Words, near: tuple[tuple[str, float], ...]
    ) -> Understood:
        """A sentence that is one value, as the intent whose samples begin so."""
        intent, slot = self._holders.of(meant.type, words[0].stem)
        heard = Heard(joined(words), (meant.value,), meant.type)
        return Understood(intent, {slot: (heard,)}, meant.sure, near, meant.sure)

    def _filled(self, best: Candidate, words: Words, mentions: Sequence[Mention]) -> Filled:
        """The slots of what was understood; by the intent's tagger where one stays open.

        So too where words are left over of which one is known to no sample: "tomorrow in hobbiton".
        """
        intent = self.model.intents[best.intent]
        filled = fill(intent, best.frame, best.slots, self.model.types)
        open_still = not filled.keys() >= set(best.slots)
        if open_still or len(best.frame.places) > 1:
            settled = self._besides.settled(intent.name, best.frame, best.words)
            filled = fill(intent, settled, best.slots, self.model.types)
        if (open_still or best.frame.free) and (part := self._part(intent, words, mentions)):
            return part
        if open_still:
            frame = self._tagged_as(intent, words, mentions)
            if frame is None:
                return filled
            # With what the tagger leaves over, where it sees a number and a day is named.
            left = {(m.type, m.said) for m in mentions if frame.covered.isdisjoint(m.positions)}
            named = (e for e in best.frame.places if (e.type, e.mentions[0].said) in left)
            over = fill(intent, Frame(tuple(named)), best.slots, self.model.types)
            return over | fill(intent, frame, (), self.model.types)
        rest = tuple(piece for piece in best.frame.pieces if isinstance(piece, Token))
        if filled and any(word.key not in self._known for word in rest):
            frame = self._tagged_as(intent, rest, ())
            return (fill(intent, frame, (), self.model.types) if frame else {}) | filled
        return filled

    def _tagged_as(self, intent: Intent, words: Words, mentions: Sequence[Mention]) -> Frame | None:
        """What the intent's tagger makes of the words, where it finds a slot."""
        frame = self._tagging.frame(intent, words, mentions)
        return frame and self._besides.settled(intent.name, frame, words)

    def _part(self, intent: Intent, words: Words, mentions: Sequence[Mention]) -> Filled:
        """The slots of a sample that the words end with, or begin: "i go from ulm to rome"."""
        for start in range(len(words)):
            rest = [
                each._replace(start=each.start - start, end=each.end - start)
                for each in mentions
                if each.start >= start
            ]
            found = self._with_a_strange_value(words[start:], rest, least=2, begun=not start)
            if found and found.intent == intent.name:
                return found.slots
        return {}

    def _named(self, candidate: Candidate) -> bool:
        """Whether a slot holds a value that was surely named, among words that are known."""
        heard = (mention for place in candidate.frame.places for mention in place.mentions)
        sure = any(mention.values and mention.score >= SURE for mention in heard)
        others = [piece.key for piece in candidate.frame.pieces if isinstance(piece, Token)]
        return sure and 2 * sum(key in self._known for key in others) >= len(others)

    def _mentions(self, tokens: Sequence[Token], today: date) -> list[Mention]:
        found = self._gazetteer.find(tokens, self._known, self._carriers)
        first = self._shapes.first_types
        # "Is" is a question's first word or one of its others, "ham" is ham wherever it stands.
        mentions = [
            each
            for each in found
            if each.start == 0
            or each.type not in first
            or any(tokens[n].key not in self._carriers for n in each.positions)
        ]
        for slot_type in self._shapes.built_in_types:
            mentions += find_built_in(slot_type, tokens, self.model.language, today)
        listed = self._listed.find(tokens, self._known, self._carriers)
        return mentions + [each._replace(values=()) for each in listed if each.score >= SURE]


def _keys(samples: Sequence[Sample]) -> set[str]:
    """The words of samples, as words are compared."""
    return {piece.key for each in samples for piece in each.pieces if isinstance(piece, Token)}


def _without_values(words: Lists, model: InteractionModel) -> Lists:
    """A language's word list; what names a value of the skill is no hesitation: "eben"."""
    values = (value for slot_type in model.types.values() for value in slot_type.values)
    names = {name.casefold() for value in values for name in value.names}
    spared = tuple(each for each in words.hesitations if each.casefold() not in names)
    return words._replace(hesitations=spared)


def _said_for_built_in(
    model: InteractionModel, reader: Reader, keys: Callable[[str], Keys]
) -> dict[Keys, str]:
    """What people say for the built-in intents that a model declares, as words are compared."""
    return {
        keys(phrase): intent
        for intent, phrases in reader.words.built_in.items()
        if model.declares(intent)
        for phrase in phrases
    }


def _idioms(model: InteractionModel, reader: Reader) -> dict[Keys, str]:
    """What is said for built-in intents and is no sample, letter for letter: "wie bitte".

    A sample may say the same but for words that say nothing: "wie genau".
    """
    own = (text for intent in model.intents.values() for text in intent.samples)
    written = {reader.whole(text) for text in own if "{" not in text}
    said = _said_for_built_in(model, reader, reader.whole)
    return {words: intent for words, intent in said.items() if words not in written}
