"""Numbers as people say them, in English and German: words to numbers and back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache


def _list(words: str) -> list[str]:
    return words.split()


_EN_SMALL = _list(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_EN_TENS = _list("_ _ twenty thirty forty fifty sixty seventy eighty ninety")
_DE_SMALL = _list(
    "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn "
    "fünfzehn sechzehn siebzehn achtzehn neunzehn"
)
_DE_TENS = _list("_ _ zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig")
_LIMIT = 1_000_000


def spell(number: int, language: str) -> str:
    """`number` in words: 200 is "two hundred"; digits beyond a million or in other languages."""
    speller = _SPELLERS.get(language)
    return speller(number) if speller and 0 <= number < _LIMIT else str(number)


def _english(number: int) -> str:
    if number >= 1000:
        return _joined(f"{_english(number // 1000)} thousand", number % 1000, _english)
    if number >= 100:
        return _joined(f"{_EN_SMALL[number // 100]} hundred", number % 100, _english)
    if number >= 20:
        return _joined(_EN_TENS[number // 10], number % 10, _english)
    return _EN_SMALL[number]


def _joined(head: str, rest: int, speller: Callable[[int], str]) -> str:
    return f"{head} {speller(rest)}" if rest else head


def _german(number: int) -> str:
    return "eins" if number == 1 else _german_stem(number)


def _german_stem(number: int) -> str:
    if number >= 1000:
        return f"{_german_stem(number // 1000)}tausend" + _german_rest(number % 1000)
    if number >= 100:
        return f"{_german_stem(number // 100)}hundert" + _german_rest(number % 100)
    if number < 20:
        return _DE_SMALL[number]
    unit = f"{_DE_SMALL[number % 10]}und" if number % 10 else ""
    return unit + _DE_TENS[number // 10]


def _german_rest(number: int) -> str:
    return _german(number) if number else ""


_SPELLERS: dict[str, Callable[[int], str]] = {"en": _english, "de": _german}


def read(words: Sequence[str], language: str) -> tuple[int, int] | None:
    """The number at the start of `words` and how many words it takes; None when there is none."""
    if words and words[0].isdecimal():
        return int(words[0]), 1
    if language == "de":
        return _read_german(words)
    return _read_english(words) if language == "en" else None


def _read_english(words: Sequence[str]) -> tuple[int, int] | None:
    total = current = used = 0
    for index, word in enumerate(words):
        if word in _EN_UNITS and not (used == index and current % 10 and _EN_UNITS[word] < 100):
            current += _EN_UNITS[word]
        elif word == "a" and words[index + 1 : index + 2] in (["hundred"], ["thousand"]):
            current += 1
        elif word == "hundred" and current:
            current *= 100
        elif word == "thousand" and current:
            total, current = total + current * 1000, 0
        elif word == "and" and index and words[index - 1] in ("hundred", "thousand"):
            continue
        else:
            break
        used = index + 1
    return (total + current, used) if used else None


_EN_UNITS = {word: value for value, word in enumerate(_EN_SMALL)} | {
    word: value * 10 for value, word in enumerate(_EN_TENS) if word != "_"
}


def _read_german(words: Sequence[str]) -> tuple[int, int] | None:
    table = _german_words()
    for used in range(min(len(words), 4), 0, -1):
        joined = "".join(words[:used])
        if joined in table:
            return table[joined], used
    return None


@lru_cache(maxsize=1)
def _german_words() -> dict[str, int]:
    numbers = [*range(1000), *range(1000, 10_000, 100), *range(10_000, 200_000, 1000)]
    table = {_german(number): number for number in numbers}
    table |= {f"ein{word}": value for value, word in ((100, "hundert"), (1000, "tausend"))}
    table |= {word[3:]: value for word, value in table.items() if word.startswith("einhundert")}
    table |= {word[3:]: value for word, value in table.items() if word.startswith("eintausend")}
    return table | {"zwo": 2} | dict.fromkeys(("einen", "eine", "einer", "einem"), 1)
