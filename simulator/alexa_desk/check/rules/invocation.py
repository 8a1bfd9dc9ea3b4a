"""The name the skill is opened by (I-30 to I-34)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from alexa_desk.check.rules.fault import Fault
from alexa_desk.check.rules.model import Model
from alexa_desk.check.rules.words import (
    CONNECTING_WORDS,
    LAUNCH_WORDS,
    SMALL_WORDS,
    WAKE_WORDS,
)

SHORTEST, LONGEST = 2, 50

#: What a name may have beside letters and their marks.
_SIGNS = " '.-\u2019"
#: Languages that write no blanks between words.
_WITHOUT_BLANKS = ("ja",)

# "Skill" and "app" are Alexa's own words for what the name opens.
_OWN_WORDS = frozenset({"skill", "app"})


def invocation_name(model: Model) -> Iterator[Fault]:
    """An invocation name can be said, is not mistaken, and does not clash with Alexa's words."""
    name = model.invocation_name
    for problem, rule, remedy in (
        *_form(name, model.language),
        *_small_words(name, model.language),
        *_reserved(name, model.language),
    ):
        yield model.fault(f'invocation name "{name}"', problem, rule, remedy)


def _form(name: str, language: str) -> Iterator[tuple[str, str, str]]:
    if not SHORTEST <= len(name) <= LONGEST:
        yield f"it has {len(name)} characters", "I-34", f"keep to {SHORTEST} to {LONGEST}"
    if len(name.split()) < 2 and language not in _WITHOUT_BLANKS:
        yield "it is a single word", "I-30", "use two words or more, unless it is your own brand"
    if name != name.lower():
        yield "it has capitals", "I-36", "write it in lower case"
    if not all(unicodedata.category(sign)[0] in "LM" or sign in _SIGNS for sign in name):
        yield "it has signs that are not spoken", "I-36", "spell it with letters and spaces"


def _small_words(name: str, language: str) -> Iterator[tuple[str, str, str]]:
    words = name.lower().split()
    small = SMALL_WORDS.get(language, frozenset())
    if len(words) == 2 and small.intersection(words):
        found = sorted(small.intersection(words))[0]
        yield f'a name of two words holds "{found}"', "I-31", "use two words with meaning"


def _reserved(name: str, language: str) -> Iterator[tuple[str, str, str]]:
    reserved = (
        WAKE_WORDS
        | _OWN_WORDS
        | LAUNCH_WORDS.get(language, frozenset())
        | CONNECTING_WORDS.get(language, frozenset())
    )
    for word in sorted(reserved.intersection(name.lower().split())):
        yield f'"{word}" is a word of Alexa\'s own', "I-32", "choose another word"
