"""The values of slot types: ids from the knowledge file, words from a language file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from interaction_model.errors import ModelError
from interaction_model.sources import mapping, texts

VALUE_LIMIT = 140

# Which sections of the knowledge and language files give a type its values.
SECTIONS = {
    "MuscleName": ("muscles", "groups"),
    "WalkingCondition": ("conditions",),
    "Job": ("jobs",),
    "StridePhase": ("phases",),
    "Benefit": ("benefits",),
    "Exercise": ("exercises",),
    "Goal": ("goals",),
    "Symptom": ("symptoms",),
    "BodyPart": ("body_parts",),
    "Circumstance": ("circumstances",),
    "Activity": ("activities",),
}

_POSSESSIVES = {
    "en": re.compile(r"^(your|my|the|an?)\s+"),
    "de": re.compile(r"^((dein|mein)(e[mnrs]?)?|der|die|das|den|dem|des|eine?[mnrs]?)\s+"),
}


@dataclass(frozen=True)
class Value:
    """One value of a slot type: its id in lower case, its name and other words for it."""

    id: str
    name: str
    synonyms: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """All that people may say for the value."""
        return (self.name, *self.synonyms)


@dataclass
class SlotTypes:
    """Values by type name, with notes on what the sources get wrong."""

    values: dict[str, list[Value]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


class Words:
    """A language file read for one locale."""

    def __init__(self, content: dict[str, Any], path: Path, locale: str) -> None:
        self._content, self._path, self._locale = content, path, locale
        self._language = locale.partition("-")[0]
        self._regional = mapping(content, "words", str(path))

    def ids(self, section: str) -> list[str]:
        """Return the ids the language file has words for."""
        return list(mapping(self._content, section, str(self._path)))

    def of(self, section: str, identifier: str) -> list[str]:
        """Return the words for an id, its name first, each once."""
        where = f"{self._path}: {section}.{identifier}"
        entry = mapping(mapping(self._content, section, str(self._path)), identifier, where)
        only_here = mapping(entry, "called_in", where)
        found = [text for key in ("name", "when") for text in texts(entry, key, where)]
        found += [self._bare(text) for text in texts(entry, "short", where)]
        found += texts(entry, "called", where) + texts(only_here, self._locale, where)
        words = [self._spoken(text, where) for text in found]
        return list(dict.fromkeys(word for word in words if word))

    def _bare(self, text: str) -> str:
        pattern = _POSSESSIVES.get(self._language)
        return pattern.sub("", text.lower()) if pattern else text

    def _spoken(self, text: str, where: str) -> str:
        spoken = re.sub(r"\{(\w+)\}", self._regional_word, text)
        spoken = re.sub(r"\s+", " ", spoken).strip().lower()
        if len(spoken) > VALUE_LIMIT:
            raise ModelError(
                f'{where}: "{spoken}" has {len(spoken)} characters; Alexa refuses more than '
                f"{VALUE_LIMIT} (I-06). Shorten it."
            )
        return spoken

    def _regional_word(self, match: re.Match[str]) -> str:
        forms = mapping(self._regional, match[1], f"{self._path}: words")
        return str(forms.get(self._locale, forms.get("default", match[1])))


def knowledge_ids(knowledge: dict[str, Any], section: str) -> list[str]:
    """Return the ids of a section that people can ask for, in the order of the knowledge file."""
    entries = mapping(knowledge, section, "muscles.yaml")
    if section != "groups":
        return list(entries)
    return [name for name in entries if (entries[name] or {}).get("asked", True)]


def build_types(knowledge: dict[str, Any], words: Words, needed: set[str]) -> SlotTypes:
    """Build the values of the needed types; unknown types are left for the checker to tell.

    A word that two values of a type share stays with the first of them, and a note says so.

    Raises:
        ModelError: a word is too long, or the language file has an id that nobody knows.
    """
    built = SlotTypes()
    for type_name in SECTIONS:
        if type_name in needed:
            built.values[type_name] = list(_values(type_name, knowledge, words, built.notes))
    return built


def _values(
    type_name: str, knowledge: dict[str, Any], words: Words, notes: list[str]
) -> Iterator[Value]:
    owner: dict[str, str] = {}
    for section in SECTIONS[type_name]:
        asked = knowledge_ids(knowledge, section)
        _refuse_unknown(section, set(mapping(knowledge, section, "muscles.yaml")), words)
        for identifier in asked:
            kept = []
            for word in words.of(section, identifier):
                if owner.setdefault(word, identifier) == identifier:
                    kept.append(word)
                else:
                    notes.append(_shared(type_name, word, owner[word], identifier))
            if kept:
                yield Value(identifier, kept[0], tuple(sorted(kept[1:])))
            else:
                notes.append(f"{type_name}: there are no words of its own for {identifier}")


def _refuse_unknown(section: str, known: set[str], words: Words) -> None:
    unknown = [name for name in words.ids(section) if name not in known]
    if unknown:
        raise ModelError(
            f"{section}: the language file has words for {', '.join(unknown)}, which the "
            "knowledge file does not know; mend the id or add it there."
        )


def _shared(type_name: str, word: str, first: str, second: str) -> str:
    return f'{type_name}: "{word}" is written for {first} and for {second}; {first} keeps it'
