"""Frames: an utterance or a sample with its slot values taken out.

"which tea is good when tired" becomes the words *which tea is good when* and a place for a mood.
The same words may name values of several slot types, so an utterance is framed for each shape of
intent: only with the slot types the intents of that shape have.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby, islice, product
from operator import attrgetter
from typing import NamedTuple

from alexa_desk.model import Intent
from alexa_desk.understanding.gazetteer import Mention, longest
from alexa_desk.understanding.text import Reader, Token

_MOST_SELECTIONS = 8


class Place(NamedTuple):
    """Where a slot value stands: its type, and in an utterance the mentions that fill it.

    `slot` is the name of the slot where a tagger says which one it is.
    """

    type: str
    mentions: tuple[Mention, ...] = ()
    slot: str | None = None

    @property
    def label(self) -> str:
        """The place as a word of its own."""
        return f"{{{self.type}}}"


Piece = Token | Place


class Shape(NamedTuple):
    """What matters of an intent's slots for framing: types, and which take several values."""

    types: frozenset[str]
    many: frozenset[str]
    paired: frozenset[str]

    @classmethod
    def of(cls, intent: Intent) -> "Shape":
        """The shape of an intent."""
        types = [slot.type for slot in intent.slots]
        return cls(
            frozenset(types),
            frozenset(slot.type for slot in intent.slots if slot.many),
            frozenset(name for name in types if types.count(name) > 1),
        )


class Frame(NamedTuple):
    """One reading of an utterance: its pieces, and whether words fill a slot that are no value."""

    pieces: tuple[Piece, ...]
    free: bool = False

    @property
    def places(self) -> tuple[Place, ...]:
        """The places in spoken order."""
        return tuple([piece for piece in self.pieces if isinstance(piece, Place)])

    @property
    def words(self) -> tuple[str, ...]:
        """Stems and place labels: what is compared."""
        return words(self.pieces)

    @property
    def covered(self) -> set[int]:
        """The positions of words that fill a place."""
        return {
            position
            for place in self.places
            for mention in place.mentions
            for position in mention.positions
        }


def words(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """The pieces as comparable words."""
    return tuple([piece.label if isinstance(piece, Place) else piece.stem for piece in pieces])


class Framer(NamedTuple):
    """Makes the frames of an utterance for a shape of intents."""

    joiners: frozenset[str]
    determiners: frozenset[str]

    @classmethod
    def of(cls, reader: Reader) -> "Framer":
        """The framer of a language."""
        words = reader.words
        return cls(reader.all_keys(words.joiners), reader.all_keys(words.determiners))

    def frames(
        self,
        tokens: Sequence[Token],
        mentions: Sequence[Mention],
        shape: Shape,
        carriers: Collection[str],
    ) -> Iterator[Frame]:
        """Every sensible reading of `tokens` for intents of this shape.

        `carriers` are the words of that shape's own sentences: they may name nothing.
        """
        pool = [m for m in mentions if m.type in shape.types and (m.values or m.score == 1.0)]
        for chosen in islice(_selections(pool, tokens, carriers), _MOST_SELECTIONS):
            yield from self._grouped(tokens, chosen, shape)

    def _grouped(
        self, tokens: Sequence[Token], chosen: Sequence[Mention], shape: Shape
    ) -> Iterator[Frame]:
        single = [(mention,) for mention in chosen]
        merged = self._merged(tokens, chosen, shape.many)
        joined_any = len(merged) < len(single)
        if joined_any:
            yield self._frame(tokens, merged)
        if not joined_any or shape.paired or not shape.many:
            yield self._frame(tokens, single)

    def _merged(
        self, tokens: Sequence[Token], chosen: Sequence[Mention], many: frozenset[str]
    ) -> list[tuple[Mention, ...]]:
        """Neighbours of one type as one list."""
        groups: list[tuple[Mention, ...]] = []
        for mention in chosen:
            if groups and mention.type in many and mention.type == groups[-1][0].type:
                between = [t.key for t in tokens[groups[-1][-1].end : mention.start]]
                if all(key in self.joiners or key in self.determiners for key in between):
                    groups[-1] += (mention,)
                    continue
            groups.append((mention,))
        return groups

    def _frame(self, tokens: Sequence[Token], groups: Sequence[tuple[Mention, ...]]) -> Frame:
        pieces: list[Piece] = []
        position = 0
        for group in groups:
            pieces.extend(tokens[position : group[0].start])
            self.drop_determiners(pieces)
            pieces.append(Place(group[0].type, group))
            position = group[-1].end
        pieces.extend(tokens[position:])
        return Frame(tuple(pieces))

    def drop_determiners(self, pieces: list[Piece]) -> None:
        """Take "the", "my" and the like from the end, where a slot value is to follow."""
        while pieces and isinstance(last := pieces[-1], Token) and last.key in self.determiners:
            pieces.pop()


def _selections(
    pool: Sequence[Mention], tokens: Sequence[Token], carriers: Collection[str]
) -> Iterator[tuple[Mention, ...]]:
    """The ways to pick mentions: all of them first, then without those that may be mere words."""
    best = longest(pool)
    choices: list[list[Mention | None]] = []
    for mention in best:
        same_span = [m for m in pool if (m.start, m.end) == (mention.start, mention.end)]
        by_type = sorted(same_span, key=lambda m: (m.type != mention.type, -m.score, m.type))
        kinds = groupby(by_type, attrgetter("type"))
        options: list[Mention | None] = [next(same) for _, same in kinds]
        if all(token.stem in carriers for token in tokens[mention.start : mention.end]):
            options.append(None)
        choices.append(options)
    for picked in product(*choices):
        yield tuple(mention for mention in picked if mention is not None)
