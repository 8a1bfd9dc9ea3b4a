"""Hearing whether an utterance calls the skill by name, and what it asks of it.

"open tea shop", "alexa, ask tea shop how long green tea draws", "talk to the tea shop": on a
device the name decides which skill is meant. Here there is only one, so the name may be left out.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial
from typing import NamedTuple

from alexa_desk import cache
from alexa_desk.model import InteractionModel
from alexa_desk.understanding.text import Reader, Token, phrase_at
from alexa_desk.understanding.words import Words, words_of

#: Languages that write no blanks between words.
WITHOUT_BLANKS = ("ja",)

Phrases = frozenset[tuple[str, ...]]

_NEARLY = 88.0
_EXACTLY = 100.0
_SHORT = 2


class Call(NamedTuple):
    """An utterance without wake word and name.

    `by_name` tells whether it called the skill by its name; `request` is what is asked then,
    empty when the skill is only opened.
    """

    by_name: bool
    request: str


class Said(NamedTuple):
    """What people say around the name of any skill, in one language."""

    wake: Phrases
    launch: Phrases
    connectors: Phrases
    suffixes: Phrases
    exit: Phrases
    determiners: Phrases
    afterwards: Phrases
    wishes: Phrases


class Invocation:
    """Recognises the invocation name of one model, and the names the skill has elsewhere."""

    def __init__(self, model: InteractionModel, elsewhere: Iterable[str] = ()) -> None:
        words = words_of(model.language)
        self._reader = Reader(words)
        names = dict.fromkeys((model.invocation_name, *elsewhere))
        said = [self._reader.keys(name) for name in names]
        kept = f"calling-{words.language}-{cache.recipe()[:16]}"
        self._said = cache.kept(kept, partial(_said, words, self._reader))
        # Many leave the article out: two words at least must be left of the name.
        articles = self._said.determiners
        short = [name[1:] for name in said if name[:1] in articles and len(name) > _SHORT]
        self._names = (*said, *short)
        self._unspaced = Unspaced(names, words) if words.language in WITHOUT_BLANKS else None

    def hear(self, utterance: str, nearly: bool = True) -> Call:
        """Whether the skill is called by its name, and the request without that.

        `nearly` takes a name that was slightly misheard as well, and one that is wished for.
        """
        said = self._reader.read(utterance)
        tokens = self._after(said, self._said.wake)
        least = _NEARLY if nearly else _EXACTLY
        called = self._opened(tokens, least) or self._suffixed(tokens, least)
        if nearly and phrase_at(tokens, 0, self._said.wishes):
            wished = self._after(self._after(tokens, self._said.wishes), self._said.determiners)
            called = Call(True, "") if self._named(wished, least) == len(wished) else called
        if called is None and self._unspaced is not None:
            called = self._unspaced.hear(utterance)
        return called or Call(False, _text(tokens) if len(tokens) < len(said) else utterance)

    def exits(self, utterance: str) -> bool:
        """Whether the utterance is one of the words that end a session without being an intent."""
        tokens = self._after(self._reader.read(utterance), self._said.wake)
        return tuple(token.key for token in tokens) in self._said.exit

    def _opened(self, tokens: Sequence[Token], least: float) -> Call | None:
        """ "open NAME", "ask NAME for ...", "NAME open", or the name alone."""
        taken = self._named(tokens, least) if tokens else 0
        if taken and not (called := self._called(tokens[taken:])).request:
            return called
        rest = tokens
        # "Let's", "go to", "the skill": one after the other, until the name comes.
        while skipped := phrase_at(rest, 0, self._said.launch):
            rest = rest[skipped:]
            for named in (rest, self._after(rest, self._said.determiners)):
                if taken := self._named(named, least):
                    return self._called(named[taken:])
        return None

    def _called(self, rest: Sequence[Token]) -> Call:
        """What is asked after the name: nothing in "öffne NAME" and "ich möchte NAME öffnen"."""
        opened = phrase_at(rest, 0, self._said.afterwards) == len(rest)
        return Call(True, "" if opened else _text(self._after(rest, self._said.connectors)))

    def _suffixed(self, tokens: Sequence[Token], least: float) -> Call | None:
        """ "how long does green tea draw, with NAME" """
        for start in range(1, len(tokens)):
            taken = phrase_at(tokens, start, self._said.suffixes)
            if not taken:
                continue
            rest = tokens[start + taken :]
            for name in (rest, self._after(rest, self._said.determiners)):
                if name and self._named(name, least) == len(name):
                    return Call(True, _text(tokens[:start]))
        return None

    def _named(self, tokens: Sequence[Token], least: float) -> int:
        """How many words at the start are the skill's name, slightly misheard or not."""
        return next((taken for name in self._names if (taken := _taken(tokens, name, least))), 0)

    def _after(self, tokens: Sequence[Token], phrases: Phrases) -> Sequence[Token]:
        return tokens[phrase_at(tokens, 0, phrases) :]


class Unspaced:
    """Hears the name where words are written without blanks: the name, then what is done."""

    def __init__(self, names: Iterable[str], words: Words) -> None:
        self._names = sorted(map(_tight, names), key=len, reverse=True)
        self._wake = sorted(map(_tight, words.wake_words), key=len, reverse=True)
        self._launch = sorted(map(_tight, words.launch), key=len, reverse=True)
        self._opened = set(map(_tight, words.opened))
        self._connectors = sorted(map(_tight, words.connectors), key=len, reverse=True)

    def hear(self, utterance: str) -> Call | None:
        """Whether the utterance begins with a name and goes on as one that opens it does."""
        text = _tight(utterance)
        for before in (self._wake, self._launch):
            text = text.removeprefix(next((said for said in before if text.startswith(said)), ""))
        name = next((name for name in self._names if name and text.startswith(name)), None)
        if name is None:
            return None
        rest = text[len(name) :]
        if not rest or rest in self._opened:
            return Call(True, "")
        connector = next((each for each in self._connectors if rest.startswith(each)), None)
        return Call(True, rest[len(connector) :]) if connector else None


def _said(words: Words, reader: Reader) -> Said:
    """The phrases of a language, as they are compared."""

    def read(*phrases: str) -> Phrases:
        return frozenset(map(reader.keys, phrases))

    return Said(
        wake=read(*words.wake_words),
        launch=read(*words.openings, *words.hesitations, *words.launch, *words.ask),
        connectors=read(*words.connectors) - read(*words.kept_connectors),
        suffixes=read(*words.suffixes),
        exit=read(*words.exit),
        determiners=read(*words.determiners),
        afterwards=read(*words.opened),
        wishes=read(*words.wishes),
    )


def _tight(text: str) -> str:
    """A text without blanks and signs, in one form of its letters."""
    normal = unicodedata.normalize("NFKC", text).lower()
    return "".join(sign for sign in normal if unicodedata.category(sign)[0] in "LMN")


def _taken(tokens: Sequence[Token], name: tuple[str, ...], least: float) -> int:
    """How many words at the start sound like this name."""
    joined = "".join(name)
    for length in (len(name), len(name) - 1, len(name) + 1):
        said = "".join(token.key for token in tokens[:length]) if length else ""
        if said and length <= len(tokens) and _alike(said, joined, least):
            return length
    return 0


def _alike(said: str, name: str, least: float) -> bool:
    """Whether two words are the same by so many percent of their letters."""
    if said == name:
        return True
    common = (Counter(said) & Counter(name)).total()
    if 200 * common < least * len(said + name):
        return False
    from rapidfuzz import fuzz  # noqa: PLC0415 - slow to load, and most words are no name at all

    return fuzz.ratio(said, name) >= least


def _text(tokens: Sequence[Token]) -> str:
    return " ".join(token.said for token in tokens if token.said)
