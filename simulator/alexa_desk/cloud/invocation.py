"""Hearing whether an utterance calls the skill by name, and what it asks of it.

"open tea shop", "alexa, ask tea shop how long green tea draws", "talk to the tea shop": on a
device the name decides which skill is meant. Here there is only one, so the name may be left out.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from alexa_desk.model import InteractionModel
from alexa_desk.understanding.text import Reader, Token, phrase_at
from alexa_desk.understanding.words import Words, words_of

#: Languages that write no blanks between words.
WITHOUT_BLANKS = ("ja",)

_NEARLY = 88.0
_EXACTLY = 100.0
_SHORT = 2


@dataclass(frozen=True, slots=True)
class Call:
    """An utterance without wake word and name.

    `by_name` tells whether it called the skill by its name; `request` is what is asked then,
    empty when the skill is only opened.
    """

    by_name: bool
    request: str


class Invocation:
    """Recognises the invocation name of one model, and the names the skill has elsewhere."""

    def __init__(self, model: InteractionModel, elsewhere: Iterable[str] = ()) -> None:
        words = words_of(model.language)
        self._reader = Reader(words)
        names = dict.fromkeys((model.invocation_name, *elsewhere))
        said = [self._reader.keys(name) for name in names]
        self._wake = self._phrases(words.wake_words)
        before = (*words.openings, *words.hesitations)
        self._launch = self._phrases((*before, *words.launch, *words.ask))
        self._connectors = self._phrases(words.connectors) - self._phrases(words.kept_connectors)
        self._suffixes = self._phrases(words.suffixes)
        self._exit = self._phrases(words.exit)
        self._determiners = self._phrases(words.determiners)
        # Many leave the article out: two words at least must be left of the name.
        short = [name[1:] for name in said if name[:1] in self._determiners and len(name) > _SHORT]
        self._names = (*said, *short)
        self._afterwards = self._phrases(words.opened)
        self._unspaced = Unspaced(names, words) if words.language in WITHOUT_BLANKS else None

    def hear(self, utterance: str, nearly: bool = True) -> Call:
        """Whether the skill is called by its name, and the request without that.

        `nearly` takes a name that was slightly misheard as well.
        """
        tokens = self._after(self._reader.read(utterance), self._wake)
        least = _NEARLY if nearly else _EXACTLY
        called = self._opened(tokens, least) or self._suffixed(tokens, least)
        if called is None and self._unspaced is not None:
            called = self._unspaced.hear(utterance)
        return called or Call(False, _text(tokens))

    def exits(self, utterance: str) -> bool:
        """Whether the utterance is one of the words that end a session without being an intent."""
        tokens = self._after(self._reader.read(utterance), self._wake)
        return tuple(token.key for token in tokens) in self._exit

    def _opened(self, tokens: Sequence[Token], least: float) -> Call | None:
        """ "open NAME", "ask NAME for ...", "NAME open", or the name alone."""
        taken = self._named(tokens, least) if tokens else 0
        if taken and not (called := self._called(tokens[taken:])).request:
            return called
        rest = tokens
        # "Let's", "go to", "the skill": one after the other, until the name comes.
        while skipped := phrase_at(rest, 0, self._launch):
            rest = rest[skipped:]
            for named in (rest, self._after(rest, self._determiners)):
                if taken := self._named(named, least):
                    return self._called(named[taken:])
        return None

    def _called(self, rest: Sequence[Token]) -> Call:
        """What is asked after the name: nothing in "öffne NAME" and "ich möchte NAME öffnen"."""
        opened = phrase_at(rest, 0, self._afterwards) == len(rest)
        return Call(True, "" if opened else _text(self._after(rest, self._connectors)))

    def _suffixed(self, tokens: Sequence[Token], least: float) -> Call | None:
        """ "how long does green tea draw, with NAME" """
        for start in range(1, len(tokens)):
            taken = phrase_at(tokens, start, self._suffixes)
            if not taken:
                continue
            rest = tokens[start + taken :]
            for name in (rest, self._after(rest, self._determiners)):
                if name and self._named(name, least) == len(name):
                    return Call(True, _text(tokens[:start]))
        return None

    def _named(self, tokens: Sequence[Token], least: float) -> int:
        """How many words at the start are the skill's name, slightly misheard or not."""
        return next((taken for name in self._names if (taken := _taken(tokens, name, least))), 0)

    def _after(
        self, tokens: Sequence[Token], phrases: frozenset[tuple[str, ...]]
    ) -> Sequence[Token]:
        return tokens[phrase_at(tokens, 0, phrases) :]

    def _phrases(self, phrases: Sequence[str]) -> frozenset[tuple[str, ...]]:
        return frozenset(self._reader.keys(phrase) for phrase in phrases)


class Unspaced:
    """Hears the name where words are written without blanks: the name, then what is done."""

    def __init__(self, names: Iterable[str], words: Words) -> None:
        self._names = sorted(map(_tight, names), key=len, reverse=True)
        self._wake = sorted(map(_tight, words.wake_words), key=len, reverse=True)
        self._opened = set(map(_tight, words.opened))
        self._connectors = sorted(map(_tight, words.connectors), key=len, reverse=True)

    def hear(self, utterance: str) -> Call | None:
        """Whether the utterance begins with a name and goes on as one that opens it does."""
        text = _tight(utterance)
        text = text.removeprefix(next((wake for wake in self._wake if text.startswith(wake)), ""))
        name = next((name for name in self._names if name and text.startswith(name)), None)
        if name is None:
            return None
        rest = text[len(name) :]
        if not rest or rest in self._opened:
            return Call(True, "")
        connector = next((each for each in self._connectors if rest.startswith(each)), None)
        return Call(True, rest[len(connector) :]) if connector else None


def _tight(text: str) -> str:
    """A text without blanks and signs, in one form of its letters."""
    normal = unicodedata.normalize("NFKC", text).lower()
    return "".join(sign for sign in normal if unicodedata.category(sign)[0] in "LMN")


def _taken(tokens: Sequence[Token], name: tuple[str, ...], least: float) -> int:
    """How many words at the start sound like this name."""
    joined = "".join(name)
    for length in (len(name), len(name) - 1, len(name) + 1):
        said = "".join(token.key for token in tokens[:length]) if length else ""
        if said and length <= len(tokens) and fuzz.ratio(said, joined) >= least:
            return length
    return 0


def _text(tokens: Sequence[Token]) -> str:
    return " ".join(token.said for token in tokens if token.said)
