"""Builds what runs from what people edit: a language's folder to one JSON for each locale."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from skill import sections
from skill.languages import words as built
from workshop.documents import BrokenContentError
from workshop.drafts import read_words
from workshop.languages.called import Names, filled, regional
from workshop.languages.settings import DEFAULT, settings_faults
from workshop.languages.subjects import SETTINGS
from workshop.languages.wordings import SEQUENCE, UNSPOKEN
from workshop.paths import languages


def build(folder: Path) -> list[Path]:
    """Write <locale>.json for each locale of each language in the folder.

    Returns the paths written. Raises BrokenContentError where a file is not what it should be.
    """
    return [path for source in languages(folder) for path in build_language(source, folder)]


def build_language(source: Path, target: Path) -> list[Path]:
    """Write the JSON of each locale of a language into a folder, and take away that of others.

    Returns the paths written. Raises BrokenContentError where a file is not what it should be.
    """
    language = read(source)
    for old in target.rglob(f"{source.name}-*.json"):
        old.unlink()
    written = []
    for locale in language["locales"]:
        written.append(_write(target / f"{locale}.json", localised(language, locale)))
        _write(target / built.CALLED / f"{locale}.json", called(language, locale))
    return written


def _write(target: Path, content: Mapping[str, object]) -> Path:
    target.parent.mkdir(exist_ok=True)
    target.write_text(sections.text(content), encoding="utf-8")
    return target


def read(source: Path) -> dict[str, Any]:
    """Return a language's files as they stand, as one.

    Raises BrokenContentError, with every fault, where it is no valid YAML or a setting is not as
    it should be.
    """
    document = read_words(source)
    faults = document.faults or sorted(settings_faults(document))
    if faults:
        raise BrokenContentError(faults)
    language: dict[str, Any] = document.data
    return language


def localised(language: Mapping[str, Any], locale: str) -> dict[str, Any]:
    """Return one locale's words: its settings, then sections of texts by dotted key.

    Regional words are filled in.
    """
    words = regional(language, locale)
    texts: dict[str, dict[str, list[str]]] = {}
    sequences: dict[str, int] = {}
    for section, content in _spoken(language):
        here = texts[section] = {}
        for key, value in _flat(section, content):
            if key.rsplit(".", 1)[-1] == SEQUENCE and isinstance(value, list):
                sequences[key] = len(value)
                for number, item in enumerate(value):
                    here[f"{key}.{number}"] = _wordings(item, words)
            else:
                here[key] = _wordings(value, words)
    settings = {
        "sequences": sequences,
        "pronunciation": {
            word: ipa if isinstance(ipa, str) else ipa.get(locale, ipa[DEFAULT])
            for word, ipa in (language.get("pronunciation") or {}).items()
        },
        "lists": language["lists"],
        "marks": language["marks"],
    }
    return {built.SETTINGS: settings, **texts}


def called(language: Mapping[str, Any], locale: str) -> dict[str, dict[str, str]]:
    """Return what people call things in a locale: section, then words to id."""
    names = Names(language, locale)
    sections: dict[str, dict[str, str]] = {}
    for section, content in _spoken(language):
        for name, entry in content.items() if isinstance(content, Mapping) else ():
            if isinstance(entry, Mapping) and "called" in entry:
                known = sections.setdefault(section, {})
                for word in names.of(section, name):
                    known.setdefault(word, name)
    return sections


def _spoken(language: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    return ((section, content) for section, content in language.items() if section not in SETTINGS)


def _flat(key: str, content: object) -> Iterator[tuple[str, object]]:
    if isinstance(content, Mapping):
        for name, inner in content.items():
            if name not in UNSPOKEN:
                yield from _flat(f"{key}.{name}", inner)
    else:
        yield key, content


def _wordings(value: object, words: Mapping[str, str]) -> list[str]:
    items = value if isinstance(value, list) else [value]
    return [filled(str(item), words) for item in items]
