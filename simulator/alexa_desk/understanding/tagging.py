"""Utterances read as the taggers take them: values that nobody wrote down fill slots as well."""

import math
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from alexa_desk import slot_types
from alexa_desk.model import Intent, InteractionModel, Slot
from alexa_desk.understanding import tagger as taggers
from alexa_desk.understanding.examples import (
    Example,
    Filler,
    Span,
    Template,
    templates_of,
    values_of,
)
from alexa_desk.understanding.frames import Frame, Framer, Piece, Place
from alexa_desk.understanding.gazetteer import SURE, Mention, longest
from alexa_desk.understanding.semantic import SemanticIndex
from alexa_desk.understanding.tagger import Marks, Tagged, Tagger
from alexa_desk.understanding.text import Reader, Token, joined

#: What the likeness to a type's names counts beside the surroundings, and how far those are sure.
_LIKE = 8.0
_DOUBT = 0.05


class Tagging:
    """The taggers of a model's intents."""

    def __init__(
        self,
        model: InteractionModel,
        reader: Reader,
        framer: Framer,
        semantic: SemanticIndex | None,
        known: Collection[str],
        first_types: Collection[str] = (),
    ) -> None:
        self._known = known
        self._first_types = first_types
        self._framer = framer
        self._semantic = semantic
        self._learned = dict(_learned(model, reader))
        self._opened: dict[str, Tagger] = {}

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_opened": {}}

    def frame(
        self, intent: Intent, tokens: tuple[Token, ...], mentions: Sequence[Mention]
    ) -> Frame | None:
        """The utterance with the slots that this intent's tagger finds; None when it finds none."""
        if intent.name not in self._learned:
            return None
        if intent.name not in self._opened:
            self._opened[intent.name] = Tagger(self._learned[intent.name])
        tagged = self._opened[intent.name].tag(tokens, marked(mentions, len(tokens)))
        in_place = partial(self._in_place, intent, mentions)
        named = filter(in_place, _by_name(intent, tagged, mentions))
        tagged = sorted(named, key=lambda each: each.span.start)
        places = list(self._places(intent, tagged, tokens, mentions))
        heard = [mention for place in places for mention in place.mentions]
        if not any(self._resembles(mention) for mention in heard):
            return None
        pieces: list[Piece] = []
        position = 0
        for place in places:
            pieces.extend(tokens[position : place.mentions[0].start])
            self._framer.drop_determiners(pieces)
            pieces.append(place)
            position = place.mentions[-1].end
        pieces.extend(tokens[position:])
        free = any(not mention.score for mention in heard)
        # Words nobody wrote down are no value by themselves, unless a sample is a slot alone.
        if free and len(pieces) == 1 and f"{{{places[0].slot}}}" not in intent.samples:
            return None
        return Frame(tuple(pieces), free=free)

    def _in_place(self, intent: Intent, mentions: Sequence[Mention], tagged: Tagged) -> bool:
        """Whether it may stand there: what is said first only there, unless it is named."""
        kind = intent.slot(tagged.span.slot).type
        named = (each.type == kind and _overlap(each, tagged.span) for each in mentions)
        return not tagged.span.start or kind not in self._first_types or any(named)

    def _places(
        self,
        intent: Intent,
        tagged: Sequence[Tagged],
        tokens: Sequence[Token],
        mentions: Sequence[Mention],
    ) -> Iterator[Place]:
        """What fills which slot; a slot that takes one value is filled once, by a known one."""
        found = [self._heard(intent, each.span, tokens, mentions) for each in tagged]
        taken = {e.span.slot for e, heard in zip(tagged, found, strict=True) if _known(heard)}
        begun = {each.span for each, heard in zip(tagged, found, strict=True) if heard}
        named = {place for each in mentions for place in range(each.start, each.end)}
        filled: set[str] = set()
        position = 0
        for each, known in zip(tagged, found, strict=True):
            slot, heard = intent.slot(each.span.slot), known
            if heard and not _known(heard):
                slot = self._likeliest(intent, each, heard[0].said, taken | filled)
                others = {span.start for span in begun if span.slot != slot.name}
                span = self._widened(each.span, tokens, named | others)
                heard = _heard(slot, span, tokens, mentions)
            if heard and heard[0].start >= position and (slot.many or slot.name not in filled):
                yield Place(slot.type, heard, slot.name)
                filled.add(slot.name)
                position = heard[-1].end

    def _heard(
        self, intent: Intent, span: Span, tokens: Sequence[Token], mentions: Sequence[Mention]
    ) -> tuple[Mention, ...]:
        """What fills a slot; "the" and "my" are none by themselves, unless listed."""
        heard = _heard(intent.slot(span.slot), span, tokens, mentions)
        words = {token.key for token in tokens[span.start : span.end]}
        return heard if _known(heard) or not words <= self._framer.determiners else ()

    def _widened(self, span: Span, tokens: Sequence[Token], taken: Collection[int]) -> Span:
        """With the words after it that no sample has, up to the next value: "saint mary mead"."""
        end = span.end
        while end < len(tokens) and end not in taken and tokens[end].key not in self._known:
            end += 1
        return span._replace(end=end)

    def _likeliest(self, intent: Intent, tagged: Tagged, said: str, taken: Collection[str]) -> Slot:
        """The slot that unknown words fill: by what stands around, and by what they are like."""
        slot = intent.slot(tagged.span.slot)
        near = self._semantic.nearness(said) if self._semantic else {}
        if slot.type not in near:
            return slot
        worth = {
            other.name: math.log(tagged.chances[other.name] + _DOUBT) + _LIKE * near[other.type]
            for other in intent.slots
            if other.type in near
            and other.name in tagged.chances
            and (other.many or other.name not in taken)
        }
        return intent.slot(max(worth, key=worth.__getitem__)) if worth else slot

    def _resembles(self, mention: Mention) -> bool:
        if mention.score or self._semantic is None or mention.type.startswith("AMAZON."):
            return True
        return self._semantic.resembles(mention.said, mention.type)


def marked(mentions: Iterable[Mention], length: int) -> Marks:
    """The marks of an utterance in which these values are named."""
    marks: list[set[str]] = [set() for _ in range(length)]
    by_type: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_type.setdefault(mention.type, []).append(mention)
    for name, named in by_type.items():
        for mention in longest(named):
            marks[mention.start].add(f"first of {name}")
            for position in range(mention.start, mention.end):
                marks[position].add(name)
    return [frozenset(each) for each in marks]


def _learned(model: InteractionModel, reader: Reader) -> Iterator[tuple[str, bytes]]:
    by_intent: dict[str, list[Template]] = {}
    for template in templates_of(model, reader):
        by_intent.setdefault(template.intent, []).append(template)
    slotted = {name: own for name, own in by_intent.items() if any(t.slots for t in own)}
    values = values_of(model, reader)
    filler = Filler(model, values, reader)
    types: dict[tuple[str, ...], list[str]] = {}
    for slot_type, said in values.items():
        for words in said:
            types.setdefault(tuple(word.key for word in words), []).append(slot_type)

    def mark(example: Example) -> Marks:
        named = (
            Mention(slot_type, span.start, span.end, (), "", 1.0)
            for span in example.spans
            for slot_type in types.get(
                tuple(word.key for word in example.words[span.start : span.end]), ()
            )
        )
        return marked(named, len(example.words))

    for name, own in slotted.items():
        yield name, taggers.learn(own, filler, mark, taggers.budget(len(slotted)))


def _by_name(
    intent: Intent, tagged: Sequence[Tagged], mentions: Sequence[Mention]
) -> Iterator[Tagged]:
    """A value that was named is what fills a slot, not unknown words elsewhere: "rook takes it"."""
    named = [mention for mention in mentions if mention.values and mention.score >= SURE]
    for each in tagged:
        slot = intent.slot(each.span.slot)
        fit = longest(mention for mention in named if mention.type == slot.type)
        guessed = not slot.many and not any(_overlap(mention, each.span) for mention in fit)
        free = (m for m in fit if not any(_overlap(m, other.span) for other in tagged))
        heard = next(free, None) if guessed else None
        span = Span(slot.name, heard.start, heard.end) if heard else each.span
        yield each._replace(span=span)


def _overlap(mention: Mention, span: Span) -> bool:
    return mention.start < span.end and mention.end > span.start


def _known(heard: Sequence[Mention]) -> bool:
    return bool(heard) and heard[0].score > 0


def _heard(
    slot: Slot, span: Span, words: Sequence[Token], mentions: Sequence[Mention]
) -> tuple[Mention, ...]:
    """The known values in what fills a slot, or its words as they were said."""
    near = [
        mention for mention in mentions if mention.type == slot.type and _overlap(mention, span)
    ]
    if slot_types.is_read(slot.type):
        return tuple(longest(near))[: None if slot.many else 1]
    inside = tuple(longest(m for m in near if m.start >= span.start and m.end <= span.end))
    wider = [m for m in near if m.start <= span.start and m.end >= span.end and m.score >= SURE]
    if slot.many and len(inside) > 1:
        return inside
    if wider:
        return (max(wider, key=lambda mention: mention.length),)
    said = joined(words[span.start : span.end])
    return (Mention(slot.type, span.start, span.end, (), said, 0.0),)
