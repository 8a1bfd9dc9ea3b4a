"""Letters as words are compared by: lower case, without accents."""

from __future__ import annotations

import re
import unicodedata

_FOLDS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe"})
#: Accents; Arabic vowel points and hamza; the Hindi dot below; one nasal sign for two.
_DROPPED: dict[int, str | None] = {
    **dict.fromkeys((*range(0x300, 0x370), *range(0x64B, 0x656), 0x670, 0x93C)),
    0x901: "\u0902",
    0x649: "\u064a",
}

#: In Hindi a nasal before its own kind of consonant is a letter or a dot: "पन्द्रह", "पंद्रह".
_VIRAMA = "\u094d"
_NASAL = re.compile("न्(?=[तथदध])|म्(?=[पफबभ])|ञ्(?=[चछजझ])|ण्(?=[टठडढ])|ङ्(?=[कखगघ])")
#: Han and kana are written without blanks: a run of katakana is a word, else each sign is one.
_UNSPACED = r"[\u30a1-\u30fa\u30fc-\u30ff]+|[\u3005-\u3007\u3041-\u309f\u3400-\u9fff]"
_BETWEEN = r"(?<=[\u3005-\u9fff]) (?=[\u3005-\u9fff])"
_FIRST = "\u3005"


def spaced(text: str) -> str:
    """`text` with blanks between Japanese words, which has none."""
    # Such a pattern takes milliseconds to compile, which no other language waits for.
    return re.sub(_UNSPACED, r" \g<0> ", text) if _is_unspaced(text) else text


def unspaced(text: str) -> str:
    """`text` without blanks between Japanese words."""
    return re.sub(_BETWEEN, "", text) if _is_unspaced(text) else text


def _is_unspaced(text: str) -> bool:
    return max(text, default="") >= _FIRST


def fold(word: str) -> str:
    """`word` without umlauts, accents and apostrophes; vowel signs that are letters stay."""
    signs = unicodedata.normalize("NFD", word.lower().translate(_FOLDS)).translate(_DROPPED)
    if _VIRAMA in signs:
        signs = _NASAL.sub("\u0902", signs)
    kept = (sign for sign in signs if sign.isalnum() or unicodedata.category(sign)[0] == "M")
    return unicodedata.normalize("NFC", "".join(kept))
