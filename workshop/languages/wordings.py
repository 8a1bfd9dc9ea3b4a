"""Is every text one that can be spoken: words, with no placeholder that nobody fills in?"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from workshop.documents import Document, Fault, Where
from workshop.languages.named import FILLED, FILLED_IN, asked
from workshop.languages.settings import HOLE, locale_faults
from workshop.languages.subjects import ASPECTS, NAMED_SECTIONS, REGIONAL
from workshop.nearest import advice

#: What people call a thing goes into the interaction model, not into speech.
UNSPOKEN = frozenset(("called", "called_in", "number"))
#: An aspect of this name is a sequence to go through, not a choice of wordings.
SEQUENCE = "more"
#: Sections whose entries are no texts but hold some: by aspect, or by locale.
_DEEP = frozenset((*REGIONAL, *(section for section, aspects in ASPECTS.items() if aspects)))


def wording_faults(words: Document) -> Iterator[Fault]:
    """Yield whatever is no text where a text belongs, and every placeholder that stays open."""
    for where, value in _texts(words):
        if _is_called(where) and isinstance(value, str):
            yield words.fault(where, f"{_name(where)}: this must be a list, as in [one, two]")
        else:
            lists = 2 if where[-1] == SEQUENCE else 1
            yield from _value(words, where, value, lists, _filled(words, where))
    for section in ASPECTS:
        for key, entry in words.section(section).items():
            if isinstance(entry.get("called_in"), dict):
                where = (section, str(key), "called_in")
                yield from locale_faults(words, where, entry["called_in"])


def spoken_texts(words: Document) -> Iterator[tuple[Where, str]]:
    """Yield every wording that is spoken, with its place; what is no text is left out."""
    for where, value in _texts(words):
        if UNSPOKEN.isdisjoint(where) and where[0] not in REGIONAL:
            yield from _wordings(where, value)


def _wordings(where: Where, value: Any) -> Iterator[tuple[Where, str]]:
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, list):
        for at, item in enumerate(value):
            yield from _wordings((*where, at), item)


def _texts(words: Document) -> Iterator[tuple[Where, Any]]:
    """Every place of the file where a text belongs, and what stands there."""
    for section in (*NAMED_SECTIONS, *ASPECTS, *REGIONAL):
        entries = words.data.get(section)
        for key, entry in entries.items() if isinstance(entries, dict) else ():
            if section in NAMED_SECTIONS and key not in asked(section):
                continue
            if section not in _DEEP:
                yield (section, str(key)), entry
            elif isinstance(entry, dict):
                yield from _aspects((section, str(key)), entry)


def _aspects(where: Where, entry: dict[str, Any]) -> Iterator[tuple[Where, Any]]:
    for name, value in entry.items():
        if name == "called_in" and isinstance(value, dict):
            yield from (((*where, name, str(locale)), called) for locale, called in value.items())
        else:
            yield (*where, str(name)), value


def _filled(words: Document, where: Where) -> list[str]:
    """The placeholders of a text: what the code fills in, and words of the region."""
    if where[0] in REGIONAL or not UNSPOKEN.isdisjoint(where):
        return []
    regional = words.data.get("words")
    own = regional if isinstance(regional, dict) else ()
    code = FILLED.get(".".join(map(str, where[:2])), FILLED_IN.get(str(where[0]), ()))
    return [f"{{{name}}}" for name in (*code, *own)]


def _is_called(where: Where) -> bool:
    return where[-1] == "called" or "called_in" in where


def _value(
    words: Document, where: Where, value: Any, lists: int, filled: Collection[str]
) -> Iterator[Fault]:
    """Report what cannot be spoken of a text, or of its wordings in at most so many lists."""
    name = _name(where)
    if value is None or value == "" or (value == [] and where[-1] != SEQUENCE):
        yield words.fault(where, f"{name}: the text is missing; write it")
    elif isinstance(value, list) and lists:
        for at, item in enumerate(value):
            yield from _value(words, (*where, at), item, lists - 1, filled)
    elif isinstance(value, list | dict):
        yield words.fault(where, f"{name}: this must be a text; put it in quotes")
    elif not isinstance(value, str):
        message = f"{name}: YAML reads this as {value}, which is no text; put it in quotes"
        yield words.fault(where, message)
    else:
        for hole in sorted(set(HOLE.findall(value)) - set(filled)):
            hint = advice(hole, filled, "take it out")
            yield words.fault(where, f"{name}: nothing is filled in for {hole} here; {hint}")


def _name(where: Where) -> str:
    return ".".join(part for part in where if isinstance(part, str))
