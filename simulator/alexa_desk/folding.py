"""Letters as words are compared by: lower case, without accents."""

from __future__ import annotations

import unicodedata

_FOLDS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe"})
#: Accents; Arabic vowel points and hamza; the Hindi dot below; one nasal sign for two.
_DROPPED: dict[int, str | None] = {
    **dict.fromkeys((*range(0x300, 0x370), *range(0x64B, 0x656), 0x670, 0x93C)),
    0x901: "\u0902",
    0x649: "\u064a",
}


def fold(word: str) -> str:
    """`word` without umlauts, accents and apostrophes; vowel signs that are letters stay."""
    signs = unicodedata.normalize("NFD", word.lower().translate(_FOLDS)).translate(_DROPPED)
    kept = (sign for sign in signs if sign.isalnum() or unicodedata.category(sign)[0] == "M")
    return unicodedata.normalize("NFC", "".join(kept))
