"""Begins a language: its files with the English beside each text that is to be written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from shutil import rmtree
from typing import Any

from skill.errors import ContentError
from workshop.documents import read_document
from workshop.drafts import DRAFT

#: Whose texts stand beside those to be written, and are heard where one is missing.
LENDER = "en"
_PLAIN_KEY = re.compile(r"[a-z_][a-z0-9_]*")
#: Words that YAML would not read as a text.
_ODD_KEYS = frozenset(("yes", "no", "on", "off", "true", "false", "null", "y", "n"))
_LANGUAGE, _LOCALE = re.compile(r"[a-z]{2}"), re.compile(r"[a-z]{2}-[A-Z]{2}")
_SETTINGS = """# The settings of this language. Take `draft` out when all is translated.
draft: {lender}
# As Alexa names them: [es-ES, es-MX].
locales: [{locales}]
# What ends a sentence and a question, what stands between two sentences, and what opens a question
# where something does, like ¿
marks: {{end: ".", ask: "?", between: " ", open: ""}}
# How names become a list.
lists: {{and: "", comma: ", "}}
# What may be missing before a name: the, a, my ...
articles: []
# What is in no name: small words, numbers, units.
no_names: []
# Words that differ between regions.
words: {{}}
# How hard words sound, in IPA.
pronunciation: {{}}
"""
_ASKING = """# The name to open the skill by, in small letters: two words or more.
draft: {lender}
invocation: {{default: ""}}  # {name}
# Building blocks: <name> in a sentence stands for one of these.
expansions: {{}}
"""


class LanguageError(ContentError):
    """A language cannot be begun; the message says why and what to do."""


def begin(language: str, locales: list[str], words: Path, sentences: Path) -> list[Path]:
    """Write the files of a new language beside those of the others, and return its two folders.

    Raises LanguageError, having written nothing, where it cannot be one or is there already.
    """
    if not _LANGUAGE.fullmatch(language):
        raise LanguageError(f"{language!r} is no language: write two small letters, like es")
    for locale in locales:
        if not _LOCALE.fullmatch(locale) or locale[:2] != language:
            raise LanguageError(
                f"{locale!r} is no locale of {language}: write it like {language}-ES"
            )
    folders = [words / language, sentences / language]
    for folder in folders:
        if folder.exists():
            raise LanguageError(f"{folder} is there already: edit it, or take it away first")
    content = {
        **_words(words, language, locales),
        **_sentences(sentences, language),
    }
    try:
        for path, text in content.items():
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")
    except OSError:
        for folder in folders:
            rmtree(folder, ignore_errors=True)
        raise
    return folders


def _words(folder: Path, language: str, locales: list[str]) -> dict[Path, str]:
    found = {}
    for source in sorted((folder / LENDER).glob("*.yaml")):
        if source.stem == "language":
            text = _SETTINGS.format(lender=LENDER, locales=", ".join(locales))
        else:
            text = "\n".join(_texts(read_document(source).data, "")) + "\n"
        found[folder / language / source.name] = text
    return found


def _sentences(folder: Path, language: str) -> dict[Path, str]:
    found = {}
    for source in sorted((folder / LENDER).glob("*.yaml")):
        data = read_document(source).data
        if source.stem == "language":
            text = _ASKING.format(lender=LENDER, name=data["invocation"]["default"])
        else:
            text = "\n".join(("intents:", *_intents(data["intents"]))) + "\n"
        found[folder / language / source.name] = text
    return found


def _texts(entries: Mapping[str, Any], indent: str) -> Iterator[str]:
    """Yield the lines of texts to be written, each below the English."""
    for name, value in entries.items():
        key = f"{indent}{_key(name)}:"
        if name in ("called_in", DRAFT):
            continue
        if name == "called":
            yield f"{key} []"
        elif name == "number":
            yield f"{key} {value}"
        elif isinstance(value, dict):
            yield key
            yield from _texts(value, f"{indent}  ")
        else:
            yield from (f"{indent}# {line}" for line in _flat(value))
            yield f"{key} []" if isinstance(value, list) else f'{key} ""'


def _intents(intents: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines of intents: their slots, and sentences to be written, below the English."""
    for name, intent in intents.items():
        yield f"  {name}:"
        slots = {
            slot: {key: value for key, value in plan.items() if key != "answers"}
            for slot, plan in (intent.get("slots") or {}).items()
        }
        if slots:
            yield "    slots:"
            yield from (f"      {slot}: {json.dumps(plan)}" for slot, plan in slots.items())
        if "example" in intent:
            yield f"    # {intent['example']}"
            yield '    example: ""'
        yield from (f"    # {line}" for line in _flat(intent.get("sentences") or []))
        yield "    sentences: []"


def _flat(value: Any) -> Iterator[str]:
    """Yield the texts of a text, or of lists of them."""
    if isinstance(value, list):
        for item in value:
            yield from _flat(item)
    else:
        yield " ".join(str(value).split())


def _key(name: str) -> str:
    plain = _PLAIN_KEY.fullmatch(name) and name not in _ODD_KEYS
    return name if plain else json.dumps(name, ensure_ascii=False)
