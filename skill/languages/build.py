"""Builds what runs from what people edit: a language's folder to one JSON for each locale."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from skill import sections
from skill.knowledge.locate import read_document
from skill.languages.checks.settings import NOT_TEXTS, settings_faults
from skill.languages.errors import LanguageError
from skill.languages.words import CALLED, SETTINGS

#: What people call a thing goes into the interaction model, not into speech.
UNSPOKEN = frozenset(("called", "called_in", "number"))
#: An aspect of this name is a sequence to go through, not a choice of wordings.
SEQUENCE = "more"
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def build(folder: Path) -> list[Path]:
    """Write <locale>.json for each locale of each language in the folder.

    Returns the paths written. Raises LanguageError where a file is not what it should be.
    """
    written = []
    for source in sources(folder):
        language = read(source)
        for locale in language["locales"]:
            written.append(_write(folder / f"{locale}.json", localised(language, locale)))
            _write(folder / CALLED / f"{locale}.json", called(language, locale))
    return written


def sources(folder: Path) -> list[Path]:
    """Return the folders of the languages: those in which somebody wrote YAML."""
    return sorted({file.parent for file in folder.glob("*/*.yaml")})


def _write(target: Path, content: Mapping[str, object]) -> Path:
    target.parent.mkdir(exist_ok=True)
    target.write_text(sections.text(content), encoding="utf-8")
    return target


def read(source: Path) -> dict[str, Any]:
    """Return a language's files as they stand, as one.

    Raises LanguageError, with every fault, where it is no valid YAML or a setting is not as it
    should be.
    """
    document = read_document(source)
    faults = document.faults or sorted(settings_faults(document))
    if faults:
        raise LanguageError("\n".join(map(str, faults)))
    found: dict[str, Any] = document.data
    return found


def localised(language: Mapping[str, Any], locale: str) -> dict[str, Any]:
    """Return one locale's words: its settings, then sections of texts by dotted key.

    Regional words are filled in.
    """
    regional = {
        name: forms.get(locale, forms["default"])
        for name, forms in (language.get("words") or {}).items()
    }
    built: dict[str, dict[str, list[str]]] = {}
    sequences: dict[str, int] = {}
    for section, content in language.items():
        if section not in NOT_TEXTS:
            texts = built[section] = {}
            for key, value in _flat(section, content):
                if key.rsplit(".", 1)[-1] == SEQUENCE and isinstance(value, list):
                    sequences[key] = len(value)
                    for number, item in enumerate(value):
                        texts[f"{key}.{number}"] = _wordings(item, regional)
                else:
                    texts[key] = _wordings(value, regional)
    settings = {
        "sequences": sequences,
        "pronunciation": {
            word: ipa if isinstance(ipa, str) else ipa.get(locale, ipa["default"])
            for word, ipa in (language.get("pronunciation") or {}).items()
        },
        "lists": language["lists"],
    }
    return {SETTINGS: settings, **built}


def called(language: Mapping[str, Any], locale: str) -> dict[str, dict[str, str]]:
    """Return what people call things in a locale: section, then words to id."""
    found = {
        section: _called(content, locale)
        for section, content in language.items()
        if section not in NOT_TEXTS
    }
    return {section: names for section, names in found.items() if names}


def _called(section: object, locale: str) -> dict[str, str]:
    """Return what people call the things of a section: words to id, the first id wins."""
    found: dict[str, str] = {}
    if isinstance(section, Mapping):
        for name, entry in section.items():
            if isinstance(entry, Mapping) and "called" in entry:
                here = (entry.get("called_in") or {}).get(locale) or []
                for words in [str(entry.get("name", "")), *(entry["called"] or []), *here]:
                    found.setdefault(str(words).lower(), name)
    return found


def _flat(key: str, content: object) -> Iterator[tuple[str, object]]:
    if isinstance(content, Mapping):
        for name, inner in content.items():
            if name not in UNSPOKEN:
                yield from _flat(f"{key}.{name}", inner)
    else:
        yield key, content


def _wordings(value: object, regional: Mapping[str, str]) -> list[str]:
    items = value if isinstance(value, list) else [value]
    return [_fill(str(item), regional) for item in items]


def _fill(text: str, regional: Mapping[str, str]) -> str:
    """Fill in regional words; other placeholders are left for the answer to fill."""
    return _PLACEHOLDER.sub(lambda found: regional.get(found[1], found[0]), text)
