"""Languages that are being translated: what is missing in one is lent by another.

A draft says so in `language.yaml`: `draft: en`. It is built and can be heard on the desk, in two
languages at once; it goes neither into the zip nor into the store.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from workshop.documents import Document, Fault, read_document
from workshop.paths import languages

#: The setting that makes a language a draft, and names who lends.
DRAFT = "draft"
#: What is never lent: it is the region's, or is told to a voice of one language.
_OWN = frozenset(("locales", "pronunciation"))
#: What is no text to translate.
_UNCOUNTED = frozenset(
    (
        *("marks", "lists", "articles", "no_names", "words", "called", "number"),
        *("expansions", "invocation", *_OWN),
    )
)
_EMPTY: tuple[object, ...] = (None, "", [], {})
_EXPANSION = re.compile(r"<(\w+)>")


class Count(NamedTuple):
    """How much of a language is translated."""

    done: int
    all: int

    def __str__(self) -> str:
        return f"{self.done} of {self.all}"


def read_words(folder: Path) -> Document:
    """Read a language's words; a draft's are completed by those of its lender."""
    return _read(folder, _lent_words)


def read_asked(folder: Path) -> Document:
    """Read how people ask in a language; a draft's sentences are completed by its lender's."""
    return _read(folder, _lent_sentences)


def lender_of(folder: Path) -> Path | None:
    """Return the folder that lends to a draft; None where a language stands by itself."""
    settings = read_document(folder / "language.yaml").data
    name = settings.get(DRAFT) if isinstance(settings, dict) else None
    return folder.parent / str(name) if name else None


def whole(folder: Path) -> list[Path]:
    """Return the folders of languages in a folder that are no drafts."""
    return [language for language in languages(folder) if lender_of(language) is None]


def drafts(folder: Path) -> list[Path]:
    """Return the folders of languages in a folder that are drafts."""
    return [language for language in languages(folder) if lender_of(language) is not None]


def translated(folder: Path, lender: Path) -> Count:
    """Return how many of a lender's texts, or intents, a language has."""
    own, lent = read_document(folder).data or {}, read_document(lender).data or {}
    return _count(own, lent)


def _read(folder: Path, lend: Any) -> Document:
    document = read_document(folder)
    if not isinstance(document.data, dict) or DRAFT not in document.data:
        return document
    own = {key: value for key, value in document.data.items() if key != DRAFT}
    lender = read_document(folder.parent / str(document.data[DRAFT]))
    if not isinstance(lender.data, dict) or DRAFT in lender.data:
        message = f"{DRAFT}: {document.data[DRAFT]!r} lends nothing; name a whole language, like en"
        file, line = document.place((DRAFT,))
        return replace(document, data=own, faults=[*document.faults, Fault(file, line, message)])
    own_file = cache(lambda file: str(folder / Path(file).name))  # of thousands of places
    places = {where: (own_file(file), 1) for where, (file, _) in lender.places.items()}
    data = _completed(own, lend(lender.data))
    return replace(document, data=data, places=places | document.places)


def _completed(own: Any, lent: Any) -> Any:
    """Return what is one's own, and in the place of all that is empty in it what is lent."""
    if own in _EMPTY:
        return lent
    if not (isinstance(own, dict) and isinstance(lent, dict)):
        return own
    more = {key: value for key, value in own.items() if key not in lent}
    return {key: _completed(own.get(key), value) for key, value in lent.items()} | more


def _lent_words(words: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a language can lend: its texts and names, without those of a region."""
    lent = {key: _without(value, "called_in") for key, value in words.items() if key not in _OWN}
    regional = lent.get("words") or {}
    return lent | {"words": {name: {"default": form["default"]} for name, form in regional.items()}}


def _lent_sentences(sentences: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a language can lend of its sentences; its building blocks get other names."""
    intents = _renamed(_without(sentences["intents"], "only_in"))
    blocks = {
        f"lent_{name}": _renamed(block)
        for name, block in (sentences.get("expansions") or {}).items()
    }
    invocation = {"default": sentences["invocation"]["default"]}
    return {"invocation": invocation, "expansions": blocks, "intents": intents}


def _without(node: Any, name: str) -> Any:
    if not isinstance(node, dict):
        return node
    return {key: _without(value, name) for key, value in node.items() if key != name}


def _renamed(node: Any) -> Any:
    """Return templates that name the lent building blocks."""
    if isinstance(node, dict):
        return {key: _renamed(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_renamed(item) for item in node]
    return _EXPANSION.sub(r"<lent_\1>", node) if isinstance(node, str) else node


def _count(own: Any, lent: Any) -> Count:
    """Count the texts below an entry; an intent is one, whatever it holds."""
    if isinstance(lent, dict) and "sentences" not in lent:
        mine = own if isinstance(own, dict) else {}
        parts = [
            _count(mine.get(key), value)
            for key, value in lent.items()
            if key not in _UNCOUNTED and key != "called_in"
        ]
        return Count(sum(part.done for part in parts), sum(part.all for part in parts))
    if isinstance(lent, dict):
        own = own.get("sentences") if isinstance(own, dict) else None
    return Count(int(own not in _EMPTY), 1)
