"""Builds what is stale, as told by the hash of what it is built of and of what was built."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import skill.sections
from skill.knowledge.load import BUILT_FILE
from skill.pages import FOLDER as PAGES
from workshop import pages
from workshop.check import check
from workshop.documents import BrokenContentError
from workshop.drafts import lender_of
from workshop.knowledge import build as knowledge
from workshop.languages import build as words
from workshop.model import build as models
from workshop.paths import KNOWLEDGE_FILE, LANGUAGES, MODELS, ROOT, SENTENCES, languages

#: The hash of each product when it was built last.
STAMPS = ROOT / "build" / "built.json"
_CODE = (*Path(__file__).parent.rglob("*.py"), Path(skill.sections.__file__))


class Product(NamedTuple):
    """Files that are built together: of what, by what, and where they are."""

    name: str
    sources: tuple[Path, ...]
    built: Callable[[], Iterable[Path]]
    build: Callable[[], object]

    def digest(self) -> str:
        """Return the hash of the sources, of the code that builds, and of what was built."""
        whole = sha256()
        for path in sorted({*self.sources, *_CODE, *self.built()}):
            content = path.read_bytes() if path.is_file() else b"missing"
            whole.update(f"{os.path.relpath(path, ROOT)} {len(content)}\n".encode() + content)
        return whole.hexdigest()


def products() -> list[Product]:
    """Return all that is built: the knowledge, and each language's words and models."""
    every = [Product("knowledge", (KNOWLEDGE_FILE,), lambda: [Path(BUILT_FILE)], knowledge.build)]
    texts = tuple(pages.sources().values())
    every.append(Product("pages", texts, lambda: PAGES.glob("*.html"), pages.build))
    for folder in languages(LANGUAGES):
        every.append(_words(folder))
    for folder in languages(SENTENCES):
        every.append(_models(folder))
    return every


def _words(folder: Path) -> Product:
    return Product(
        f"words {folder.name}",
        _sources(folder),
        lambda: (f for f in LANGUAGES.rglob("*.json") if f.stem.split("-")[0] == folder.name),
        lambda: words.build_language(folder, LANGUAGES),
    )


def _sources(folder: Path) -> tuple[Path, ...]:
    """Return what a language is built of; a draft's lender belongs to it."""
    lender = lender_of(folder)
    return (*folder.glob("*.yaml"), *(lender.glob("*.yaml") if lender else ()))


def _models(folder: Path) -> Product:
    own = (*_sources(folder), *_sources(LANGUAGES / folder.name))
    return Product(
        f"models {folder.name}",
        (KNOWLEDGE_FILE, *own),
        lambda: MODELS.glob(f"{folder.name}-*.json"),
        lambda: models.write_models(models.build_language(folder)),
    )


def build_stale(
    every: Sequence[Product] = (),
    stamps: Path = STAMPS,
    progress: Callable[[float], None] = lambda share: None,
) -> list[str]:
    """Build what is stale of every product, or of those given; return the names of these.

    progress: is told which share is built. Raises BrokenContentError, and builds nothing, where
    what people edit has faults.
    """
    known = json.loads(stamps.read_text("utf-8")) if stamps.is_file() else {}
    stale = [one for one in every or products() if known.get(one.name) != one.digest()]
    if stale:
        faults = check(KNOWLEDGE_FILE, languages(LANGUAGES), languages(SENTENCES))
        faults += pages.page_faults()
        if faults:
            raise BrokenContentError(faults)
        for done, product in enumerate(stale, 1):
            progress(done / (len(stale) + 1))
            product.build()
            known[product.name] = product.digest()
        stamps.parent.mkdir(exist_ok=True)
        stamps.write_text(json.dumps(known, indent=2) + "\n", "utf-8")
    return [product.name for product in stale]
