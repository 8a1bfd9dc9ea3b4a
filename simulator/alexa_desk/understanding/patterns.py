"""Samples as patterns: which utterances are one of them, letter for letter."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from alexa_desk import slot_types
from alexa_desk.model import Intent, InteractionModel
from alexa_desk.understanding.gazetteer import Mention
from alexa_desk.understanding.text import Reader, Token, split_sample

#: Nobody says a value of more words, but when asking for anything at all.
_LONGEST_UNKNOWN = 4
_ANY_LENGTH = "AMAZON.SearchQuery"
_LEAST_OWN_WORDS = 2

#: What may follow: a word or "{slot}type" leads on, "" names the intents whose samples end here.
_Node = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Span:
    """Words `start` up to, not including, `end`, said for a slot of a type."""

    slot: str
    type: str
    start: int
    end: int
    known: bool


@dataclass(frozen=True, slots=True)
class Match:
    """A sample that an utterance is: its slots, and how many words are the sample's own."""

    intent: str
    spans: tuple[Span, ...]
    own_words: int

    @property
    def known(self) -> bool:
        """Whether each slot holds a value that is written down somewhere."""
        return all(span.known for span in self.spans)

    @property
    def carries(self) -> bool:
        """Whether the sample's own words are enough to trust it with values nobody wrote down.

        A custom type's value is trusted when it is shorter than the words around it.
        """
        unknown = [span for span in self.spans if not span.known]
        free = all(span.type.startswith("AMAZON.") for span in unknown)
        length = sum(span.end - span.start for span in unknown)
        return self.own_words >= _LEAST_OWN_WORDS and (free or self.own_words > length)


class Patterns:
    """All samples of a model, found by walking along the words of an utterance."""

    def __init__(self, model: InteractionModel, reader: Reader) -> None:
        self._determiners = {k for word in reader.words.determiners for k in reader.keys(word)}
        # By how they begin; what leads on from there is put together when somebody begins so.
        self._begun: dict[str, dict[tuple[str, ...], list[str]]] = {}
        self._nodes: dict[str, _Node] = {}
        for intent in model.intents.values():
            for text in intent.samples:
                edges = tuple(_edges(text, intent, reader))
                if edges:
                    intents = self._begun.setdefault(edges[0], {}).setdefault(edges[1:], [])
                    intents += [intent.name] if intent.name not in intents else []

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_nodes": {}}

    def best(
        self, words: Sequence[Token], mentions: Sequence[Mention], *, unknown: bool = False
    ) -> Match | None:
        """The sample that these words are; with `unknown` also with values nobody wrote down."""
        named: dict[tuple[int, str], set[int]] = {}
        for mention in mentions:
            named.setdefault((mention.start, mention.type), set()).add(mention.end)
        walk = _Walk([word.key for word in words], named, self._determiners, unknown)
        begins = (words[0].key, *filter(_is_slot, self._begun))
        root = {edge: self._node(edge) for edge in begins if edge in self._begun}
        matches = walk.follow(root, Match("", (), 0), 0)
        trusted = (match for match in matches if match.known or match.carries)
        return max(trusted, key=lambda match: (match.known, match.own_words), default=None)

    def _node(self, begin: str) -> _Node:
        """What may follow where somebody begins so."""
        if begin not in self._nodes:
            root: _Node = {}
            for edges, intents in self._begun[begin].items():
                node = root
                for edge in edges:
                    node = node.setdefault(edge, {})
                node[""] = intents
            self._nodes[begin] = root
        return self._nodes[begin]


@dataclass(frozen=True, slots=True)
class _Walk:
    keys: Sequence[str]
    named: Mapping[tuple[int, str], set[int]]
    determiners: Collection[str]
    unknown: bool

    def follow(self, node: _Node, so_far: Match, place: int) -> Iterator[Match]:
        if place == len(self.keys):
            for intent in node.get("", ()):
                yield Match(intent, so_far.spans, so_far.own_words)
            return
        if following := node.get(self.keys[place]):
            longer = Match("", so_far.spans, so_far.own_words + 1)
            yield from self.follow(following, longer, place + 1)
        for edge in filter(_is_slot, node):
            slot, _, slot_type = edge[1:].partition("}")
            for start, end, known in self._values(place, slot_type, so_far.spans):
                spans = (*so_far.spans, Span(slot, slot_type, start, end, known))
                longer = Match("", spans, so_far.own_words)
                yield from self.follow(node[edge], longer, end)

    def _values(
        self, place: int, slot_type: str, spans: tuple[Span, ...]
    ) -> Iterator[tuple[int, int, bool]]:
        """Where a value that begins here may end: also after "the" or "my"."""
        starts = [place]
        if self.keys[place] in self.determiners and place + 1 < len(self.keys):
            starts.append(place + 1)
        known = [(s, end) for s in starts for end in self.named.get((s, slot_type), ())]
        yield from ((start, end, True) for start, end in known)
        adjacent = spans and spans[-1].end == place
        if not self.unknown or adjacent or slot_types.is_read(slot_type):
            return
        longest = len(self.keys) if slot_type == _ANY_LENGTH else place + _LONGEST_UNKNOWN
        for end in range(place + 1, min(longest, len(self.keys)) + 1):
            if (place, end) not in known:
                yield place, end, False


def _edges(sample: str, intent: Intent, reader: Reader) -> Iterator[str]:
    for said, name in split_sample(sample):
        if name is None:
            yield from reader.keys(said)
        else:
            yield f"{{{name}}}{intent.slot(name).type}"


def _is_slot(edge: str) -> bool:
    return edge.startswith("{")
