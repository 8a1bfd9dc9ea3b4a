"""One language's words for numbers, dates, times and durations, from `grammar/<language>.yaml`."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, NamedTuple

from alexa_desk import numbers
from alexa_desk.documents import read_yaml
from alexa_desk.folding import fold, spaced
from alexa_desk.phrases import Phrase, Phrases, Words

_FOLDER = Path(__file__).parent / "grammar"
_WORD = re.compile(r"\{\w+\}|[^\s']+")


def phrase(text: object) -> Phrase:
    """The folded words of a phrase of the grammar; places like {h} stay."""
    parts = _WORD.findall(spaced(str(text)))
    return tuple(part if part.startswith("{") else fold(part) for part in parts)


class Grammar(NamedTuple):
    """What the readers of Amazon's slot types know of a language."""

    language: str
    minus: Phrases[bool]
    point: Phrases[bool]
    links: Phrases[bool]
    digits: Phrases[int]
    about: Phrases[bool]
    repeats: Phrases[int]
    units: Phrases[str]
    amounts: Phrases[Fraction]
    more: Phrases[Fraction]
    more_before: Phrases[Fraction]
    spans: Phrases[tuple[Fraction, str]]
    weekdays: Phrases[int]
    months: Phrases[int]
    seasons: Phrases[str]
    holidays: Phrases[str]
    weekend: Phrases[bool]
    decade: Phrases[bool]
    decades: Phrases[str]
    numbered: tuple[Phrase, ...]
    of: Phrases[bool]
    year: Phrases[bool]
    now: Phrases[bool]
    days: Phrases[int]
    ends: Phrases[str]
    weeks_on: Phrases[int]
    this: Phrases[bool]
    relative: Phrases[int]
    after: Phrases[int]
    ahead: tuple[Phrase, ...]
    ago: tuple[Phrase, ...]
    dated: tuple[Phrase, ...]
    day: tuple[Phrase, ...]
    beside: tuple[tuple[str, Phrase], ...]
    further: Phrases[bool]
    times: tuple[tuple[str, Phrase], ...]
    lead: Phrases[bool]
    leading: Phrases[bool]
    named: Phrases[str]
    parts: Phrases[str]
    half: Phrases[str]
    half_before: Phrases[str]


@lru_cache(maxsize=16)
def grammar_of(language: str) -> Grammar:
    """The grammar of a language; one without a file knows numbers alone."""
    document = read_yaml(_FOLDER / f"{language}.yaml")
    parts = {name: read(document.get(name) or {}) for name, read in _READ.items()}
    return Grammar(
        language=language,
        relative=_steps(document),
        after=_steps(document, "after_"),
        half=_halves(document, morning="am", evening="pm", at_night="night"),
        half_before=_halves(document, prefix_morning="am", prefix_evening="pm"),
        **parts,
    )


#: How many weeks, months, ... away: "this", "next", "next but one".
_STEPS = {"this": 0, "next": 1, "last": -1, "next_but_one": 2, "last_but_one": -2}


def _all(phrases: Iterable[object]) -> Phrases[bool]:
    return Phrases((phrase(text), True) for text in phrases)


def _by_meaning(meanings: Mapping[Any, Iterable[object]]) -> Phrases[Any]:
    return Phrases((phrase(text), meaning) for meaning, texts in meanings.items() for text in texts)


def _fractions(meanings: Mapping[str, object]) -> Phrases[Fraction]:
    return Phrases((phrase(text), Fraction(str(much))) for text, much in meanings.items())


def _spans(meanings: Mapping[str, tuple[object, str]]) -> Phrases[tuple[Fraction, str]]:
    spans = ((said, Fraction(str(much)), unit) for said, (much, unit) in meanings.items())
    return Phrases((phrase(said), (much, unit)) for said, much, unit in spans)


def _numbered(names: Iterable[Iterable[object]], first: int = 0) -> Phrases[int]:
    return Phrases(
        (phrase(name), number) for number, each in enumerate(names, first) for name in each
    )


def _patterns(texts: Iterable[object]) -> tuple[Phrase, ...]:
    return tuple(map(phrase, texts))


def _kinds(named: Mapping[Any, Iterable[object]]) -> tuple[tuple[str, Phrase], ...]:
    return tuple((str(kind), phrase(text)) for kind, texts in named.items() for text in texts)


def _steps(document: Mapping[str, Any], before: str = "") -> Phrases[int]:
    steps = {step: document.get(f"{before}{key}", ()) for key, step in _STEPS.items()}
    return _by_meaning(steps)


def _halves(document: Mapping[str, Any], **halves: str) -> Phrases[str]:
    return _by_meaning({half: document.get(key, ()) for key, half in halves.items()})


#: What the parts of a file are read by.
_READ: Mapping[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("minus", "point", "links", "about", "weekend", "decade", "now"), _all),
    **dict.fromkeys(("of", "year", "this", "further", "lead", "leading"), _all),
    **dict.fromkeys(
        ("digits", "repeats", "units", "seasons", "holidays", "decades", "days"), _by_meaning
    ),
    **dict.fromkeys(("ends", "named", "parts", "weeks_on"), _by_meaning),
    **dict.fromkeys(("amounts", "more", "more_before"), _fractions),
    "spans": _spans,
    "weekdays": _numbered,
    "months": partial(_numbered, first=1),
    **dict.fromkeys(("ahead", "ago", "dated", "day", "numbered"), _patterns),
    **dict.fromkeys(("times", "beside"), _kinds),
}


def day_in_words(month: int, day: int, language: str) -> str | None:
    """A day of the year as it is said: "december 25"; None of what is none."""
    grammar = grammar_of(language)
    name = grammar.months.name(month)
    pattern = next((each for each in grammar.dated if "{d}" in each), ())
    if name is None or not 1 <= day <= 31:
        return None
    return " ".join({"{d}": str(day), "{month}": name}.get(part, part) for part in pattern)


def amount(words: Words, place: int, grammar: Grammar) -> tuple[Fraction, int] | None:
    """How many: "two and a half", "half an", "about ten"; and where it ends."""
    # "Unos diez" is about ten, "unos" alone a few.
    near = _amount(words, grammar.about.end(words, place), grammar)
    return near or _amount(words, place, grammar)


def _amount(words: Words, place: int, grammar: Grammar) -> tuple[Fraction, int] | None:
    if mixed := with_part_before(words, place, grammar):
        return mixed
    part = grammar.amounts.at(words, place)
    number = numbers.read(words[place:], grammar.language)
    # "Une dizaine de" is no one.
    if number and not (part and part[1] > place + number[1]):
        value, end = Fraction(number[0]), place + number[1]
        if decimals := decimals_after(words, end, grammar):
            return value + Fraction(f"0.{decimals[0]}"), decimals[1]
        if (more := grammar.more.at(words, end)) and _unit_follows(words, more[1], grammar):
            return value + more[0], more[1]
        return value, end
    return part


def with_part_before(words: Words, place: int, grammar: Grammar) -> tuple[Fraction, int] | None:
    """A number whose part is said first, and where it ends: Hindi "सवा दो" is 2.25."""
    part = grammar.more_before.at(words, place)
    number = numbers.read(words[part[1] :], grammar.language) if part else None
    return (part[0] + number[0], part[1] + number[1]) if part and number else None


def decimals_after(words: Words, end: int, grammar: Grammar) -> tuple[str, int] | None:
    """The digits after a point; None when no point was said."""
    digits, place = "", grammar.point.end(words, end)
    while place > end and (digit := numbers.read(words[place:], grammar.language)):
        digits, place = digits + str(digit[0]), place + digit[1]
    return (digits, place) if digits else None


def _unit_follows(words: Words, place: int, grammar: Grammar) -> bool:
    return grammar.units.at(words, place) is not None


def filled(template: Phrase, words: Words, grammar: Grammar) -> tuple[dict[str, Any], int] | None:
    """What stands in the places of a template that `words` begin with, and where it ends."""
    places: dict[str, Any] = {}
    end = 0
    for part in template:
        if not part.startswith("{"):
            if words[end : end + 1] != [part]:
                return None
            end += 1
        elif found := _place(part, words, end, grammar):
            places[part], end = found
        else:
            return None
    return places, end


def _place(part: str, words: Words, start: int, grammar: Grammar) -> tuple[Any, int] | None:
    if part == "{a}":
        return amount(words, start, grammar)
    if part in _NAMES:
        names: Phrases[Any] = getattr(grammar, _NAMES[part])
        return names.at(words, start)
    named = grammar.named.at(words, start) if part == "{h}" else None
    return (int(named[0][:2]), named[1]) if named else _number_at(part, words, start, grammar)


def _number_at(part: str, words: Words, start: int, grammar: Grammar) -> tuple[int, int] | None:
    """A number that fits the place."""
    most, least = {"{h}": (24, 0), "{m}": (59, 0), "{n}": (12, 1)}.get(part, (31, 1))
    rest = words[start:]
    for reader in _READERS[part]:
        number = reader(rest, grammar.language)
        if number and least <= number[0] <= most:
            return number[0], start + number[1]
        if number and number[0] < _HUNDRED:
            return None  # no part of "twenty five" is an hour
    return None


_NAMES = {"{u}": "units", "{month}": "months", "{weekday}": "weekdays"}
#: "Eighteen hundred" begins with an hour.
_HUNDRED = 100
_READERS = {
    "{h}": (numbers.read, numbers.hour),
    "{m}": (numbers.read,),
    "{d}": (numbers.ordinal, numbers.read),
    "{o}": (numbers.ordinal,),
    "{n}": (numbers.ordinal,),
}


def best(readings: Iterable[tuple[str, int] | None]) -> tuple[str, int] | None:
    """The reading that takes the most words; the first of several."""
    return max(filter(None, readings), key=lambda reading: reading[1], default=None)


def templates(
    patterns: Iterable[Phrase], words: Words, grammar: Grammar
) -> Iterator[tuple[dict[str, Any], int]]:
    """The templates that `words` begin with, filled."""
    given = list(words)
    yield from filter(None, (filled(template, given, grammar) for template in patterns))
