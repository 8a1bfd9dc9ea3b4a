"""What samples are written with (I-21 to I-23, C-03)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import filterfalse

from alexa_desk.check.rules.fault import Fault
from alexa_desk.check.rules.model import Model, without_slots
from alexa_desk.check.rules.words import LAUNCH_WORDS, WAKE_WORDS

# Letters of a language besides a to z. Languages not named here may use any letter.
_LETTERS = {"en": "éèêëïçñöü", "de": "äöüßéèêàç"}

_SIGNS = " '-."
_ABBREVIATION = re.compile(r"(?<!\w)\w\.")
_SLOT_NAME = re.compile(r"\{[^{}|]+\}")
#: Languages that write no blanks between words.
_WITHOUT_BLANKS = ("ja", "hi", "ar")
# The only thing that may touch a slot is the ending of a possessive or contraction.
_GLUED = re.compile(r"[^\W_]\{|\}[^\W_]|\}\{")

_WIDE = re.compile("[\u3000\uff01-\uff5e\uff61-\uff9f]")
_JAPANESE = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")


def characters(model: Model) -> Iterator[Fault]:
    """Samples hold letters, spaces, a few signs and slots."""
    for where, phrase in model.phrases():
        if not phrase.strip():
            yield model.fault(where, "the sample is empty", "I-54", "write what people say")
        for problem, remedy in _sign_problems(phrase, model.language):
            yield model.fault(where, problem, "I-21", remedy)


def spelling(model: Model) -> Iterator[Fault]:
    """Samples are written as the language is, with one space between words."""
    letters = _LETTERS.get(model.language)
    for where, phrase in model.phrases():
        if phrase != phrase.strip() or "  " in phrase:
            remedy = "keep one between words and none at the ends"
            yield model.fault(where, "there are spaces too many", "I-64", remedy)
        foreign = {sign for sign in _signs(phrase) if _foreign(sign, letters)}
        digits = {sign for sign in foreign if sign.isdigit()}
        told = (digits, "I-72", "spell numbers out"), (foreign - digits, "I-64", "write words")
        for signs, rule, remedy in told:
            if signs:
                yield model.fault(where, f"it has {' '.join(sorted(signs))}", rule, remedy)
        if "." in phrase and "." in _ABBREVIATION.sub("", phrase):
            remedy = 'write "a. b. c." or no period'
            yield model.fault(where, "it has a period outside an abbreviation", "I-64", remedy)


@lru_cache(maxsize=1 << 18)  # the locales of a language say nearly the same
def _sign_problems(phrase: str, language: str) -> tuple[tuple[str, str], ...]:
    wrong = sorted(filterfalse(_allowed, _signs(phrase)))
    signs = ((f"it has {' '.join(wrong)}", "write words without signs"),) if wrong else ()
    glued = language not in _WITHOUT_BLANKS and _GLUED.search(phrase)
    return (*signs, ("a slot touches a word", "put a space between them")) if glued else signs


@lru_cache(maxsize=1 << 18)
def _signs(phrase: str) -> frozenset[str]:
    """What a phrase is written with beside its slots."""
    return frozenset(_SLOT_NAME.sub(" ", phrase) if "{" in phrase else phrase)


@cache
def _allowed(sign: str) -> bool:
    return sign in _SIGNS or unicodedata.category(sign)[0] in "LMN"


@cache
def _foreign(sign: str, letters: str | None) -> bool:
    """Whether a sign is a digit, or no letter of the language (None: any letter will do)."""
    category = unicodedata.category(sign)[0]
    if category == "N":
        return True
    if letters is None or category != "L":
        return False
    lower = sign.lower()
    # Decomposed umlauts are told by their own rule.
    return not ("a" <= lower <= "z" or lower in letters or unicodedata.combining(sign))


def japanese(model: Model) -> Iterator[Fault]:
    """Japanese samples part slots from text by a plain space and use no full-width signs."""
    if model.language != "ja":
        return
    for where, phrase in model.phrases():
        if _WIDE.search(phrase):
            yield model.fault(where, "it has full-width signs", "I-22", "use plain ones")
        if re.search(rf"{_JAPANESE.pattern}\{{|\}}{_JAPANESE.pattern}", phrase):
            remedy = "put a plain space between slot and text"
            yield model.fault(where, "a slot touches Japanese text", "I-22", remedy)


def composed(model: Model) -> Iterator[Fault]:
    """Letters with accents are one sign, not a letter and a mark."""
    for where, phrase in model.phrases():
        # In Devanagari that form parts letters: they are right as they are.
        if len(unicodedata.normalize("NFC", phrase)) < len(phrase):
            remedy = "write the letter itself (Unicode form NFC)"
            yield model.fault(where, "a letter is put together of two signs", "I-23", remedy)


def no_launching(model: Model) -> Iterator[Fault]:
    """Samples have no wake word and no launch phrase: Alexa has cut both off already."""
    name = re.escape(model.invocation_name.lower())
    launching = "|".join(sorted(LAUNCH_WORDS.get(model.language, LAUNCH_WORDS["en"])))
    launch = re.compile(rf"(?:.*\b(?:{launching})\s+)?{name}|.*\b(?:{launching})\s+{name}\b.*")
    wake = re.compile(rf"\b(?:{'|'.join(sorted(WAKE_WORDS))})\b")
    for where, phrase in model.phrases():
        lower = phrase.lower()
        said = without_slots(lower) if wake.search(lower) else ""
        for word in sorted(set(wake.findall(said))):
            problem = f'it has the wake word "{word}"'
            yield model.fault(where, problem, "C-03", "leave the word out")
        if model.invocation_name.lower() in lower and launch.fullmatch(lower):
            problem = "it opens the skill by its name"
            yield model.fault(where, problem, "C-03", "write only what comes after the name")
