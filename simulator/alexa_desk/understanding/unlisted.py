"""Values that nobody wrote down: which words may be one, and what speaks against it."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from alexa_desk.understanding.gazetteer import SURE, Mention, windows
from alexa_desk.understanding.patterns import Span
from alexa_desk.understanding.text import Token, joined

#: No name that somebody says is longer, and no first name than "maria del carmen".
_LONGEST_NAME, _FIRST_NAME = 10, 3


class Unlisted(NamedTuple):
    """What tells of a model that words are a value of a slot type, though none that it has.

    `known` are the words of its samples and values, `own` those of its samples alone. Of `names`,
    lists of Amazon's, none is whole. `after` says that a language puts "canadian" behind "dollar";
    `degrees` ("very") make no value another one.
    """

    known: Collection[str]
    own: Collection[str]
    determiners: Collection[str]
    types: frozenset[str]
    names: frozenset[str]
    degrees: Collection[str]
    after: bool

    def mentions(self, words: Sequence[Token], listed: Sequence[Mention]) -> Iterator[Mention]:
        """What may be a value: words that no sample and no value has, also beside a value.

        A name has at least one such word, and begins and ends with none of a sample's own; a first
        name is short and has no article.
        """
        sure = [m for m in listed if m.score == 1.0 and m.type not in self.names]
        taken = {n for mention in sure for n in mention.positions}
        strange = [word.key not in self.known and n not in taken for n, word in enumerate(words)]
        joins = [
            new and word.key not in self.determiners
            for new, word in zip(strange, words, strict=True)
        ]
        own = [word.key in self.own or n in taken for n, word in enumerate(words)]
        for start, end in windows(len(words), _LONGEST_NAME):
            whole = all(strange[start:end]) and not any(
                joins[max(0, start - 1) : start] + strange[end : end + 1]
            )
            named = any(strange[start:end]) and not own[start] and not own[end - 1]
            if whole or (named and taken.isdisjoint(range(start, end))):
                article = words[start].key in self.determiners
                few = {"AMAZON.FirstName"} if article or end - start > _FIRST_NAME else set()
                for name in sorted((self.types if whole else self.names) - few):
                    yield _heard(name, words, start, end)
        other = [
            new and word.key not in self.degrees for new, word in zip(joins, words, strict=True)
        ]
        yield from self._wider(words, sure, other)

    def _wider(
        self, words: Sequence[Token], sure: Sequence[Mention], other: Sequence[bool]
    ) -> Iterator[Mention]:
        """Values with a word that makes them others: "the canadian dollar", "dólar canadiense"."""
        for mention in sure:
            start, end = mention.start, mention.end
            while self.after and end < len(words) and other[end]:
                end += 1
            while not self.after and start and other[start - 1]:
                start -= 1
            if mention.type in self.types and end - start > mention.length:
                yield _heard(mention.type, words, start, end)

    def doubt(self, words: Sequence[Token], listed: Sequence[Mention], span: Span) -> int:
        """How many words speak against a value: those that no value of its type has.

        Of a name it is those that samples have of their own.
        """
        said = words[span.start : span.end]
        if span.type in self.names:
            return sum(word.key in self.own for word in said)
        sure = (each for each in listed if each.type == span.type and each.score >= SURE)
        return len({*range(span.start, span.end)}.difference(*(each.positions for each in sure)))


def _heard(slot_type: str, words: Sequence[Token], start: int, end: int) -> Mention:
    return Mention(slot_type, start, end, (), joined(words[start:end]), 0.0)
