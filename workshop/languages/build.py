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

#: Sections, each with its texts by key.
Sections = Mapping[str, Mapping[str, object]]


def build(folder: Path) -> list[Path]:
    """Write <locale>.json for each locale of each language in the folder, and <language>.json.

    Returns the paths written. Raises BrokenContentError where a file is not what it should be.
    """
    return [path for source in languages(folder) for path in build_language(source, folder)]


def build_language(source: Path, target: Path) -> list[Path]:
    """Write the JSON of each locale of a language into a folder, and take away that of others.

    What all of them say alike is written once, under the name of the language. Returns the paths
    written. Raises BrokenContentError where a file is not what it should be.
    """
    language = read(source)
    for old in (*target.rglob(f"{source.name}-*.json"), *target.rglob(f"{source.name}.json")):
        old.unlink()
    locales = language["locales"]
    return [
        *_write_all(target, {locale: localised(language, locale) for locale in locales}),
        *_write_all(
            target / built.CALLED, {locale: called(language, locale) for locale in locales}
        ),
    ]


def _write_all(folder: Path, locales: Mapping[str, Sections]) -> list[Path]:
    """Write what all locales have alike into one file, and what is left into one of each."""
    one, *others = locales.values()
    alike = {
        name: {
            key: text
            for key, text in section.items()
            if all(other.get(name, {}).get(key) == text for other in others)
        }
        for name, section in one.items()
        if name != built.SETTINGS
    }
    files = {built.shared(next(iter(locales))): alike}
    for locale, content in locales.items():
        own = {name: _without(section, alike.get(name, {})) for name, section in content.items()}
        files[f"{locale}.json"] = {name: section for name, section in own.items() if section}
    return [_write(folder / name, content) for name, content in files.items()]


def _without(section: Mapping[str, object], known: Mapping[str, object]) -> dict[str, object]:
    return {key: text for key, text in section.items() if key not in known}


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
        for key, value in _flat(section, content):
            here = texts.setdefault(built.section_of(key), {})
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
        "articles": language["articles"],
        "no_names": language["no_names"],
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
