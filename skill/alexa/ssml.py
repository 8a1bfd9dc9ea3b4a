"""Plain words to SSML: escaped, hard words with a phoneme, one root."""

from __future__ import annotations

import re
from collections.abc import Mapping

_WORD = re.compile(r"[^\W\d_]+")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
#: Alexa reads nothing that XML 1.0 forbids: a control character silences the whole answer.
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def speak(text: str, pronunciation: Mapping[str, str], *, slowly: bool = False) -> str:
    """Return `text` as one <speak> document, words of the lexicon with their IPA."""
    safe = _FORBIDDEN.sub("", text).translate(_ESCAPES)

    def sounded(found: re.Match[str]) -> str:
        word = found[0]
        ipa = pronunciation.get(word) or pronunciation.get(word.lower())
        return f'<phoneme alphabet="ipa" ph="{ipa}">{word}</phoneme>' if ipa else word

    if pronunciation and not pronunciation.keys().isdisjoint(_lower_words(safe)):
        safe = _WORD.sub(sounded, safe)
    if slowly:
        safe = f'<prosody rate="slow">{safe}</prosody>'
    return f"<speak>{safe}</speak>"


def _lower_words(text: str) -> list[str]:
    return text.lower().replace(".", " ").replace(",", " ").split()
