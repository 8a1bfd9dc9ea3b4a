"""Plain words to SSML: escaped, hard words with a phoneme, one root."""

from __future__ import annotations

import re
from collections.abc import Mapping

_WORD = re.compile(r"[^\W\d_]+")
#: What may stand right beside a word.
_MARKS = ".,?'-&;"
#: The ampersand first, or it would be escaped twice.
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
#: Alexa reads nothing that XML 1.0 forbids: a control character silences the whole answer.
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def speak(text: str, pronunciation: Mapping[str, str], *, slowly: bool = False) -> str:
    """Return `text` as one <speak> document, words of the lexicon with their IPA."""
    safe = _safe(text)
    if not pronunciation.keys().isdisjoint(_words(safe)):
        safe = _WORD.sub(lambda found: _sounded(found[0], pronunciation), safe)
    if slowly:
        safe = f'<prosody rate="slow">{safe}</prosody>'
    return f"<speak>{safe}</speak>"


def _safe(text: str) -> str:
    """Escape what means something in XML, and drop what XML forbids; most texts hold neither."""
    if not text.isprintable():
        text = _FORBIDDEN.sub("", text)
    if any(sign in text for sign in _ESCAPES):
        for sign, escaped in _ESCAPES.items():
            text = text.replace(sign, escaped)
    return text


def _sounded(word: str, pronunciation: Mapping[str, str]) -> str:
    ipa = pronunciation.get(word) or pronunciation.get(word.lower())
    return f'<phoneme alphabet="ipa" ph="{ipa}">{word}</phoneme>' if ipa else word


def _words(text: str) -> list[str]:
    """Return the words of a text, lower case, for a quick look into the lexicon."""
    text = text.lower()
    for mark in _MARKS:
        text = text.replace(mark, " ")
    return text.split()
