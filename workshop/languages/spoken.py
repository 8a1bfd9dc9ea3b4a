"""Can every text be spoken, and taken in by a walker out of breath?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import zip_longest
from typing import NamedTuple

from skill.languages.sentences import Marks
from workshop.documents import Document, Fault
from workshop.languages.wordings import spoken_texts

MOST_WORDS_A_SENTENCE = 20
#: The most words in a text, by the section it stands in.
MOST_WORDS = {
    **{"tips": 35, "prompts": 30, "offers": 30, "reprompts": 30},
    **{"walk": 20, "walk_tips": 20, "guide": 30, "progress": 30, "reminders": 30},
}
MOST_WORDS_ELSEWHERE = 38
#: Sections whose texts may ask something.
ASKING = ("prompts", "offers", "reprompts")
#: Symbols of units, which a voice spells or misreads.
UNITS = frozenset(
    ["mm", "cm", "km", "mg", "kg", "ml", "kcal", "mph", "kmh", "bpm", "lbs", "min", "sec", "hrs"]
)
_PLACEHOLDER = re.compile(r"\{\w+\}")
_UNTIDY = re.compile(r"^\s|\s$|\s\s|\s[,.?]|[,.?]{2}|,\S")


class Text(NamedTuple):
    """A text as it is spoken: placeholders are one word."""

    section: str
    words: str
    marks: Marks
    comma: str


def spoken_faults(words: Document) -> Iterator[Fault]:
    """Yield every text that a voice would stumble over, or that is too long to follow."""
    marks, comma = Marks(**words.data["marks"]), words.data["lists"]["comma"]
    for where, wording in spoken_texts(words):
        text = Text(str(where[0]), _PLACEHOLDER.sub("word", wording), marks, comma)
        name = ".".join(part for part in where if isinstance(part, str))
        for rule in RULES:
            for message in rule(text):
                yield words.fault(where, f"{name}: {message}")


def _signs(text: Text) -> Iterator[str]:
    """Letters, their marks, spaces, apostrophes, hyphens, commas and ends of sentences."""
    ends = text.marks.end + (text.marks.ask if text.section in ASKING else "")
    allowed = f" '-{text.comma}{ends}{text.marks.open}"
    for sign in dict.fromkeys(text.words):
        if sign.isdigit():
            yield f"'{sign}' is a digit; write numbers as words"
        elif sign not in allowed and unicodedata.category(sign)[0] not in "LM":
            yield f"'{sign}' cannot be spoken; say it in words"


def _abbreviations(text: Text) -> Iterator[str]:
    """A period within a sentence, or the symbol of a unit."""
    words = text.words.split()
    for word, after in zip_longest(words, words[1:], fillvalue=""):
        inner = "." in word[:-1] or (word.endswith(".") and after[:1].islower())
        if inner or word.strip(",.") in UNITS:
            yield f"'{word}' is an abbreviation; write it out"


def _spaces(text: Text) -> Iterator[str]:
    if _UNTIDY.search(text.words):
        yield "a space or a mark is too many or missing; mend it"


def _length(text: Text) -> Iterator[str]:
    most = MOST_WORDS.get(text.section, MOST_WORDS_ELSEWHERE)
    length = len(text.words.split())
    if length > most:
        yield f"{length} words do not fit one breath; use at most {most}"
    for sentence in text.marks.sentences(text.words):
        length = len(sentence.split())
        if length > MOST_WORDS_A_SENTENCE:
            yield f"a sentence of {length} words is hard to follow; use at most 20"


def _question(text: Text) -> Iterator[str]:
    """A prompt asks one thing, and asks it at the end; an offer is nothing but a question."""
    asked = [text.marks.is_question(sentence) for sentence in text.marks.sentences(text.words)]
    if any(asked[:-1]):
        yield "a question stands before the end; ask one thing, and ask it last"
    if text.section in ("offers", "reprompts") and not asked[-1]:
        yield "this asks nothing; end it with a question"


RULES: tuple[Callable[[Text], Iterator[str]], ...] = (
    _signs,
    _abbreviations,
    _spaces,
    _length,
    _question,
)
