"""All that a submission is made of, read once: texts, models, icons, publisher, and the code."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from skill.alexa.app import build
from skill.alexa.routes import Routes
from skill.alexa.walker import Walkers
from skill.knowledge.load import load
from skill.languages.words import Languages
from store import icons
from store.publisher import Publisher, read_publisher
from workshop.documents import BrokenContentError, Document, read_document
from workshop.drafts import whole
from workshop.paths import LANGUAGES as WORDS
from workshop.paths import MODELS, ROOT
from workshop.shape import shape_faults

STORE = Path(__file__).parent
LANGUAGES = STORE / "languages"
_LOCALE = "[a-z][a-z]-[A-Z][A-Z].json"
_SCOPE = re.compile(r"[\"'](alexa::?[a-z_:]+)[\"']")
#: The requests that begin a purchase.
_SALE = re.compile(r"[\"'](?:Buy|Upsell)[\"']")


class Submission(NamedTuple):
    """What the package is built of and the rules look at.

    store: `store.yaml`. texts: of each language. models: of each locale, as Alexa gets them.
    icons: PNG by name. request_types: what the skill has a handler for. scopes: permissions that
    its code names. sells: it names a purchase.
    """

    store: Document
    texts: Mapping[str, Document]
    models: Mapping[str, dict[str, Any]]
    icons: Mapping[str, bytes]
    publisher: Publisher
    request_types: frozenset[str]
    scopes: frozenset[str]
    sells: bool = False

    def intents(self, locale: str) -> set[str]:
        """Return the intents of a locale's model."""
        model = self.models[locale]["interactionModel"]["languageModel"]
        return {intent["name"] for intent in model["intents"]}

    def invocation_name(self, locale: str) -> str:
        """Return what the skill is opened by in a locale."""
        name: str = self.models[locale]["interactionModel"]["languageModel"]["invocationName"]
        return name


def read_submission(publisher: Publisher | None = None, folder: Path = STORE) -> Submission:
    """Read everything. Raises BrokenContentError, with every fault, where a file cannot be used."""
    publisher = publisher or read_publisher()
    store = read_document(folder / "store.yaml")
    texts = {path.stem: read_document(path) for path in (folder / "languages").glob("*.yaml")}
    faults = [*publisher.faults, *_faults(store, STORE / "store.schema.json")]
    for text in texts.values():
        faults += _faults(text, LANGUAGES / "texts.schema.json")
    if faults:
        raise BrokenContentError(faults)
    spoken = {language.name for language in whole(WORDS)}
    models = {
        path.stem: json.loads(path.read_text("utf-8"))
        for path in MODELS.glob(_LOCALE)
        if path.stem[:2] in spoken
    }
    return Submission(
        store,
        dict(sorted(texts.items())),
        dict(sorted(models.items())),
        icons.render(folder / "pictures" / icons.DRAWING.name),
        publisher,
        request_types(),
        scopes_in(ROOT / "skill"),
        sells(ROOT / "skill"),
    )


def request_types() -> frozenset[str]:
    """Return the types of requests that the skill has a handler of its own for."""
    words = Languages("en-US")
    skill = build(load(), words, Walkers(None), Random(), _untold, lambda: datetime.now(UTC))
    routes: object = skill.request_dispatcher
    assert isinstance(routes, Routes)
    return routes.types


def scopes_in(folder: Path) -> frozenset[str]:
    """Return the permissions that code names: an Alexa scope between quotes."""
    return frozenset(
        scope for path in folder.rglob("*.py") for scope in _SCOPE.findall(path.read_text("utf-8"))
    )


def sells(folder: Path) -> bool:
    """Tell whether code names a purchase: the request that begins one between quotes."""
    return any(_SALE.search(path.read_text("utf-8")) for path in folder.rglob("*.py"))


def _untold(fault: str, where: str) -> None:
    """Take a fault: no request is answered here."""


def _faults(document: Document, schema: Path) -> list[Any]:
    return document.faults or list(shape_faults(document, schema))
