"""What is said of a size is its size: "more than twice" means more than two, in either language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import inf

import pytest

from skill.knowledge.findings import Effect, Fact
from skill.knowledge.load import load
from skill.languages.words import Languages
from tests.languages.wordings import wordings

KNOWN = load()
#: Words for a multiple of what it is compared with, the narrower words first, and its bounds.
MULTIPLES: dict[str, tuple[tuple[str, float, float], ...]] = {
    "en-GB": (
        (r"more than (?:three times|tripl)", 3, inf),
        (r"nearly (?:three times|tripl)", 2.5, 3),
        (r"(?:more than|well over|at least) (?:twice|doubl)", 2, 3),
        (r"several times", 3, inf),
        (r"ten times", 9, 11.5),
        (r"three times", 2.8, 3.2),
        (r"twice as|doubled|doubles", 1.8, 2.5),
        (r"half as (?:hard|much)(?: energy)? again|by nearly half", 1.4, 1.6),
        (r"about half the", 0.4, 0.6),
        (r"quarter less", 0.7, 0.8),
        (r"third (?:more|harder)", 1.25, 1.4),
    ),
    "de-DE": (
        (r"mehr als dreimal", 3, inf),
        (r"fast dreimal|fast auf das Dreifache|fast Dreifache", 2.5, 3),
        (r"mehr als (?:doppelt|das Doppelte)|mindestens (?:doppelt|auf das Doppelte)", 2, 3),
        (r"Mehrfaches|mehrmals so", 3, inf),
        (r"Zehnfache|zehnmal", 9, 11.5),
        (r"doppelt so|auf das Doppelte", 1.8, 2.5),
        (r"anderthalbmal|um die Hälfte mehr|um fast die Hälfte", 1.4, 1.6),
        (r"halbe Energie", 0.4, 0.6),
        (r"Viertel weniger (?!Risiko)", 0.7, 0.8),
        (r"Drittel (?:mehr|anstrengender)", 1.25, 1.4),
    ),
}
_ONES = {
    "en-GB": ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    "de-DE": ("ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"),
}
_TENS = {
    "en-GB": ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),
    "de-DE": ("zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig"),
}
_TEENS = {
    "en-GB": ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    "de-DE": ("zehn", "elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn"),
}
_PERCENT = {
    "en-GB": r"(\S+) percent (?!climb|slope|of body)",
    "de-DE": r"(\S+) Prozent (?!Stei|des)",
}


def numbers(locale: str) -> dict[str, int]:
    """Return the number that each word up to ninety-nine stands for."""
    words = {word: n for n, word in enumerate(_ONES[locale], 1)}
    words |= {word: n for n, word in enumerate(_TEENS[locale], 10)}
    for tens, word in enumerate(_TENS[locale], 2):
        words[word] = 10 * tens
        for ones, one in enumerate(_ONES[locale], 1):
            name = f"{word}-{one}" if locale == "en-GB" else f"{one}und{word}"
            words[name] = 10 * tens + ones
    return words


def times(finding: Effect | Fact) -> tuple[float, float] | None:
    """Return the least and the greatest multiple of the baseline that a finding measured."""
    size = finding.size
    if size is not None and size.reading == "by" and size.value is None and size.low is None:
        return 1, 1 + (size.high or 0) / 100
    if size is None or size.times is None:
        return None
    low, high = size.times, size.times
    if size.value is None and size.low is not None and size.high is not None:
        high = size.high if size.reading == "times" else 1 + size.high / 100
    if isinstance(finding, Effect) and finding.direction == "decrease" and size.reading == "by":
        low, high = 2 - high, 2 - low
    return low, high


def spoken_multiples(locale: str, text: str) -> Iterator[tuple[str, float, float]]:
    """Yield the multiples that a text speaks, with the bounds of what each may stand for."""
    for pattern, low, high in MULTIPLES[locale]:
        if re.search(pattern, text):
            yield pattern, low, high
            text = re.sub(pattern, "", text)


FINDINGS = {
    name: finding for name, finding in {**KNOWN.effects, **KNOWN.facts}.items() if finding.verified
}


def spoken(locale: str) -> Iterator[tuple[str, Effect | Fact]]:
    """Yield each wording of each finding, and the finding."""
    words = Languages("en-US").words(locale)
    for name, finding in FINDINGS.items():
        section = "facts" if isinstance(finding, Fact) else "effects"
        yield from ((text, finding) for text in wordings(words, f"{section}.{name}"))


@pytest.mark.parametrize("locale", MULTIPLES)
def test_a_spoken_multiple_is_the_size_that_was_measured(locale: str) -> None:
    """What a text says of a multiple overlaps what was measured; without a size it says none."""
    wrong = []
    for text, finding in spoken(locale):
        measured = times(finding)
        for words, low, high in spoken_multiples(locale, text):
            if not measured or measured[0] > high + 0.05 or measured[1] < low - 0.05:
                wrong.append(f"{text!r}: {words}, measured {measured}")
    assert wrong == []


@pytest.mark.parametrize("locale", MULTIPLES)
def test_a_spoken_percentage_is_the_size_that_was_measured(locale: str) -> None:
    """A percentage of a change lies within what was measured, to the next whole percent or so."""
    known, wrong = numbers(locale), []
    for text, finding in spoken(locale):
        measured = times(finding)
        if measured is None or (finding.size and finding.size.unit != "percent"):
            continue
        least, *_, most = sorted(abs(multiple - 1) * 100 for multiple in measured)
        for word in re.findall(_PERCENT[locale], text):
            if word in known and not least - 2 <= known[word] <= most + 2:
                wrong.append(f"{text!r}: {least} to {most} percent were measured")
    assert wrong == []
