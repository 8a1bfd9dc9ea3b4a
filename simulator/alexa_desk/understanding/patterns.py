"""Samples as patterns: which utterances are one of them, letter for letter."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from alexa_desk.model import Intent, InteractionModel
from alexa_desk.understanding.gazetteer import Mention
from alexa_desk.understanding.text import Reader, Token, split_sample

#: What may follow: a word or "{slot}type" leads on, "" names the intents whose samples end here.
_Node = dict[str, Any]


class Span(NamedTuple):
    """Words `start` up to, not including, `end`, said for a slot of a type."""

    slot: str
    type: str
    start: int
    end: int


class Match(NamedTuple):
    """A sample that an utterance is: its slots, and how many words are the sample's own."""

    intent: str
    spans: tuple[Span, ...]
    own_words: int


class Patterns:
    """All samples of a model, found by walking along the words of an utterance."""

    def __init__(self, model: InteractionModel, reader: Reader) -> None:
        self._determiners = reader.all_keys(reader.words.determiners)
        # By how they begin; what leads on from there is put together when somebody begins so.
        begun: dict[str, dict[str, None]] = {}
        self._nodes: dict[str, _Node] = {}
        for intent in model.intents.values():
            for text in intent.samples:
                if edges := [*_edges(text, intent, reader)] or [*reader.keys(text)]:
                    begun.setdefault(edges[0], {})[" ".join((*edges[1:], intent.name))] = None
        self._begun = {edge: "\n".join(lines) for edge, lines in begun.items()}
        self._slots = tuple(filter(_is_slot, begun))

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_nodes": {}}

    def best(
        self,
        words: Sequence[Token],
        mentions: Sequence[Mention],
        doubt: Callable[[Span], int] = lambda span: 0,
        *,
        begun: bool = False,
    ) -> Match | None:
        """The sample that these words are, with these values in its slots: the least doubtful.

        `begun` says that it may have more words than these.
        """
        # In the order they were found: "three hundred" is looked at before "three".
        named: dict[tuple[int, str], dict[int, None]] = {}
        for mention in mentions:
            named.setdefault((mention.start, mention.type), {})[mention.end] = None
        walk = _Walk([word.key for word in words], named, self._determiners, begun)
        begins = (words[0].key, *self._slots)
        root = {edge: self._node(edge) for edge in begins if edge in self._begun}
        matches = walk.follow(root, Match("", (), 0), 0)

        def worth(match: Match) -> tuple[int, int]:
            # Of two with as many words of their own the one with the longer values.
            return match.own_words - sum(map(doubt, match.spans)), -len(match.spans)

        return max(matches, key=worth, default=None)

    def _node(self, begin: str) -> _Node:
        """What may follow where somebody begins so."""
        if begin not in self._nodes:
            root: _Node = {}
            for line in self._begun[begin].splitlines():
                *edges, intent = line.split(" ")
                node = root
                for edge in edges:
                    node = node.setdefault(edge, {})
                node.setdefault("", []).append(intent)
            self._nodes[begin] = root
        return self._nodes[begin]


class _Walk(NamedTuple):
    keys: Sequence[str]
    named: Mapping[tuple[int, str], Collection[int]]
    determiners: Collection[str]
    begun: bool

    def follow(self, node: _Node, so_far: Match, place: int) -> Iterator[Match]:
        if place == len(self.keys):
            for intent in _ends(node) if self.begun else node.get("", ()):
                yield Match(intent, so_far.spans, so_far.own_words)
            return
        longer = Match("", so_far.spans, so_far.own_words + 1)
        for following in self._following(node, place):
            yield from self.follow(following, longer, place + 1)
        for edge in filter(_is_slot, node):
            slot, _, slot_type = edge[1:].partition("}")
            for start, end in self._values(place, slot_type):
                spans = (*so_far.spans, Span(slot, slot_type, start, end))
                longer = Match("", spans, so_far.own_words)
                yield from self.follow(node[edge], longer, end)

    def _following(self, node: _Node, place: int) -> Iterator[_Node]:
        """What follows a word of a sample; of a "the" that none has here, what follows any other
        "the" before a slot, in the order of the samples.
        """
        key = self.keys[place]
        if key in node:
            yield node[key]
            return
        named = any(at == place and place + 1 in ends for (at, _), ends in self.named.items())
        if not named and key in self.determiners:
            others = (after for edge, after in node.items() if edge in self.determiners)
            yield from (after for after in others if any(map(_is_slot, after)))

    def _values(self, place: int, slot_type: str) -> Iterator[tuple[int, int]]:
        """Where a value that begins here ends: also after "the" or "my", which a query keeps."""
        the = self.keys[place] in self.determiners and slot_type != "AMAZON.SearchQuery"
        after = the and place + 1 < len(self.keys)
        for start in (place, place + 1) if after else (place,):
            yield from ((start, end) for end in self.named.get((start, slot_type), ()))


def _edges(sample: str, intent: Intent, reader: Reader) -> Iterator[str]:
    """What leads through a sample; "please" beside a slot is not heard, so it leads nowhere."""
    for said, name in split_sample(sample):
        if name is None:
            yield from (token.key for token in reader.without_hesitations(reader.read(said)))
        else:
            yield f"{{{name}}}{intent.slot(name).type}"


def _ends(node: _Node) -> Iterator[str]:
    """The intents whose samples end here or further on."""
    for edge, after in node.items():
        yield from _ends(after) if edge else after


def _is_slot(edge: str) -> bool:
    return edge.startswith("{")
