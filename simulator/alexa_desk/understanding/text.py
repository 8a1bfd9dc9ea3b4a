"""Words as the understanding compares them: lower case, folded letters, no hesitations."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from alexa_desk import numbers
from alexa_desk.folding import fold, spaced, unspaced
from alexa_desk.understanding.words import Words
from alexa_desk.written import spoken

_APOSTROPHES = dict.fromkeys((0x2019, 0x2018, 0x60, 0xB4, 0x2BC), "'")
#: Accents and vowel signs are letters as well.
_LETTER = r"(?:[^\W_]|[\u0300-\u036f\u064b-\u0652\u0900-\u0dff])"
_WORD = re.compile(rf"(?:(?<={_LETTER})-(?={_LETTER}))?{_LETTER}+(?:'{_LETTER}+)*'?|'{_LETTER}+")
#: "E4" is said as a letter and a number, "2nd" as one word.
_FIGURES = re.compile(r"(?<=[^\W\d_])(?=\d)")
_SLOT = re.compile(r"\{(\w+)\}")
_LONGEST_PHRASE = 6
_LONGEST_NUMBER = 6
_MOST_TEXTS = 100_000
#: Names of the Snowball algorithms.
_STEMMERS = {
    "ar": "arabic",
    "es": "spanish",
    "fr": "french",
    "hi": "hindi",
    "it": "italian",
    "nl": "dutch",
    "pt": "portuguese",
}
_DOUBLED = re.compile(r"([bdgmnprt])\1$")


class Token(NamedTuple):
    """One word: as said, folded for comparing, and its stem.

    `glue` is what stands between it and the word before.
    """

    said: str
    key: str
    stem: str
    glue: str = " "


class Reader:
    """Turns text into tokens with one language's word list."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._stems: dict[str, str] = {}
        self._words: dict[str, tuple[Token, ...]] = {}
        self._texts: dict[str, tuple[Token, ...]] = {}
        self._hesitations: frozenset[tuple[str, ...]] = frozenset()
        self._hesitate: frozenset[str] = frozenset()
        self._hesitations = frozenset(self.keys(phrase) for phrase in words.hesitations)
        self._hesitate = frozenset(phrase[0] for phrase in self._hesitations)

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_words": {}, "_texts": {}}

    def read(self, text: str) -> tuple[Token, ...]:
        """The words of `text`: contractions written out, numbers spelled, hesitations left out."""
        # All that is learned from a sample reads it anew.
        if text not in self._texts:
            if len(self._texts) >= _MOST_TEXTS:
                self._texts.clear()
            self._texts[text] = self._read_text(text)
        return self._texts[text]

    def _read_text(self, text: str) -> tuple[Token, ...]:
        tokens = self._all_tokens(text)
        return self.without_hesitations(tokens) or tokens

    def _all_tokens(self, text: str) -> tuple[Token, ...]:
        lowered = unicodedata.normalize("NFC", text).translate(_APOSTROPHES).lower()
        lowered = spoken(lowered, self.words.language)
        said = _WORD.findall(spaced(lowered))
        return tuple(token for word in said for token in self._tokens(word))

    def _tokens(self, word: str) -> tuple[Token, ...]:
        if word not in self._words:
            self._words[word] = tuple(self._read(word))
        return self._words[word]

    def _read(self, word: str) -> Iterator[Token]:
        """The words that one is written out to; of a number the first has what was said."""
        whole, glue = word.removeprefix("-"), "-" if word.startswith("-") else " "
        written_out = self._written_out(whole).split()
        # "D'été" is read as two words and written as one.
        elided = self.words.elisions and "'" in whole and whole not in self.words.contractions
        for place, written in enumerate(written_out):
            token = self.token(written)
            if whole[-1:].isdecimal() or len(written_out) == 1:
                token = token._replace(said="" if place else whole)
            yield token._replace(glue=("'" if elided else " ") if place else glue)

    def without_hesitations(self, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
        """The words of a sentence without "er" and "please"."""
        kept: list[Token] = []
        position = 0
        while position < len(tokens):
            begins = tokens[position].key in self._hesitate
            taken = phrase_at(tokens, position, self._hesitations) if begins else 0
            if not taken:
                kept.append(tokens[position])
            position += taken or 1
        return tuple(kept)

    def keys(self, text: str) -> tuple[str, ...]:
        """The folded words of `text`."""
        return tuple(token.key for token in self.read(text))

    def whole(self, text: str) -> tuple[str, ...]:
        """The folded words of `text`, hesitations too."""
        return tuple(token.key for token in self._all_tokens(text))

    def all_keys(self, phrases: Iterable[str]) -> frozenset[str]:
        """The folded words of all these phrases."""
        return frozenset(key for phrase in phrases for key in self.keys(phrase))

    def token(self, word: str) -> Token:
        """The token of one word as said."""
        key = fold(word)
        return Token(word, key, self.stem(key))

    def stem(self, key: str) -> str:
        """`key` without the ending that number, case or tense gave it."""
        if key not in self._stems:
            self._stems[key] = self._cut(key)
        return self._stems[key]

    def _cut(self, key: str) -> str:
        if not self.words.endings and (stemmer := _stemmer(self.words.language)):
            return str(stemmer.stemWord(key))
        stem = key
        for ending, rest in self.words.endings.items():
            if stem.endswith(ending) and len(stem) - len(ending) >= rest:
                if ending == "s" and stem.endswith("ss"):
                    continue
                stem = _DOUBLED.sub(r"\1", stem[: -len(ending)])
                break
        silent = self.words.silent
        if silent and stem.endswith(silent) and len(stem) > 3:
            stem = stem[: -len(silent)]
        if self.words.umlauts:
            stem = stem.replace("ae", "a").replace("oe", "o").replace("ue", "u")
        return stem

    def _written_out(self, word: str) -> str:
        if len(parts := _FIGURES.split(word)) > 1:
            return " ".join(map(self._written_out, parts))
        if word.isdecimal() and len(word) <= _LONGEST_NUMBER:
            return " ".join(numbers.words(numbers.spell(int(word), self.words.language)))
        written = self.words.contractions.get(word)
        if written is not None:
            return written
        if self.words.elisions:
            return word.replace("'", " ")
        return word.removesuffix("'s").strip("'")


@lru_cache(maxsize=16)
def _stemmer(language: str) -> Any:
    """The stemmer of a language whose word list names no endings; None where there is none."""
    import snowballstemmer  # noqa: PLC0415 - two languages do without

    name = _STEMMERS.get(language)
    return snowballstemmer.stemmer(name) if name else None


def phrase_at(tokens: Sequence[Token], position: int, phrases: Collection[tuple[str, ...]]) -> int:
    """How many words the longest of `phrases` takes at `position`; 0 when none is there."""
    for length in range(min(_LONGEST_PHRASE, len(tokens) - position), 0, -1):
        if tuple(token.key for token in tokens[position : position + length]) in phrases:
            return length
    return 0


def joined(tokens: Sequence[Token]) -> str:
    """The words as said for a slot: without a blank between Japanese signs, or "'s" at the end."""
    said = "".join(f"{token.glue}{token.said}" for token in tokens if token.said)
    return unspaced(said[1:]).removesuffix("'s")


def split_sample(sample: str) -> list[tuple[str, str | None]]:
    """A sample in pieces: (text, None) for words, ("", name) for a slot."""
    pieces: list[tuple[str, str | None]] = []
    for index, piece in enumerate(_SLOT.split(sample)):
        if index % 2:
            pieces.append(("", piece))
        elif piece.strip():
            pieces.append((piece, None))
    return pieces
