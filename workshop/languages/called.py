"""What people call the things of a language: for the model that Alexa gets, and for what runs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from skill.talk.hearing import SECTIONS
from workshop.documents import Document, Fault, Where
from workshop.languages.settings import DEFAULT, locales

#: Alexa refuses a longer value of a slot (I-06).
LONGEST = 140
#: Sections in which a word may mean one thing only: a slot takes its words from all of them.
SHARED = sorted(set(SECTIONS.values()))
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def regional(language: Mapping[str, Any], locale: str) -> dict[str, str]:
    """Return the words of the region, as said in a locale."""
    words = language.get("words") or {}
    return {name: forms.get(locale, forms[DEFAULT]) for name, forms in words.items()}


def filled(text: str, words: Mapping[str, str]) -> str:
    """Fill in words of the region; other placeholders are left for the answer to fill."""
    if "{" not in text:  # as in nearly all that people say
        return text
    return _PLACEHOLDER.sub(lambda hole: words.get(hole[1], hole[0]), text)


class Names:
    """What things are called in one locale of a language."""

    def __init__(self, language: Mapping[str, Any], locale: str) -> None:
        """Take a language as it was read, without faults."""
        self._language = language
        self._locale = locale
        self._regional = regional(language, locale)
        self._articles = tuple(language.get("articles") or ())

    def of(self, section: str, name: str) -> list[str]:
        """Return all that people may say for an id, its name first, each once."""
        return list(dict.fromkeys(word for _, word in self.places(section, name)))

    def places(self, section: str, name: str) -> Iterator[tuple[Where, str]]:
        """Yield all that people may say for an id, with the place where it is written."""
        entry = (self._language.get(section) or {}).get(name)
        for where, text in self._written(entry) if isinstance(entry, dict) else ():
            spoken = " ".join(filled(str(text), self._regional).lower().split())
            if where == ("short",):
                spoken = self._bare(spoken)
            if spoken:
                yield (section, name, *where), spoken

    def _written(self, entry: Mapping[str, Any]) -> Iterator[tuple[Where, object]]:
        yield from (((key,), entry[key]) for key in ("name", "when", "short") if entry.get(key))
        yield from ((("called", at), text) for at, text in enumerate(entry.get("called") or ()))
        here = (entry.get("called_in") or {}).get(self._locale) or ()
        yield from ((("called_in", self._locale, at), text) for at, text in enumerate(here))

    def _bare(self, words: str) -> str:
        """The words without the article before them: people name a thing with and without."""
        first, _, rest = words.partition(" ")
        return rest if rest and first in self._articles else words


def called_faults(knowledge: Document, words: Document) -> Iterator[Fault]:
    """Yield each word that means two things, and each that is too long for Alexa."""
    for locale in locales(words):
        names = Names(words.data, locale)
        for sections in SHARED:
            owners: dict[str, str] = {}
            for section in sections:
                for name in asked(knowledge.data, section):
                    for where, word in names.places(section, name):
                        yield from _faults(words, where, word, owners.setdefault(word, name))


def _faults(words: Document, where: Where, word: str, owner: str) -> Iterator[Fault]:
    section, name = where[:2]
    if owner != name:
        message = (
            f"{section}.{name}: '{word}' is written for {owner} too; keep it at one of the two"
        )
        yield words.fault(where, message)
    if len(word) > LONGEST:
        message = f"'{word}' has {len(word)} characters; Alexa takes {LONGEST} (I-06): shorten it"
        yield words.fault(where, f"{section}.{name}: {message}")


def asked(knowledge: Mapping[str, Any], section: str) -> list[str]:
    """Return the ids of a section that people can ask for, in the order of the knowledge file."""
    entries: Mapping[str, Any] = knowledge.get(section) or {}
    return [name for name, entry in entries.items() if (entry or {}).get("asked", True)]
