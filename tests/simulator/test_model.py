"""Reading built interaction models."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from alexa_desk import (
    Alexa,
    ModelError,
    UnknownLocaleError,
    load_model,
    load_models,
    parse_model,
)
from alexa_desk.model import SlotValue
from tests.simulator.tea_shop import MODELS


def test_a_model_is_read() -> None:
    """Intents, slots, values and synonyms are read as they stand in the file."""
    model = load_model(MODELS / "en-US.json")
    assert (model.locale, model.language, model.invocation_name) == ("en-US", "en", "tea shop")
    assert model.intents["BrewIntent"].slot("tea").many
    assert (
        model.types["TeaName"].values[0].id, model.types["TeaName"].values[0].name,
    ) == ("GREEN", "green tea")  # fmt: skip


def test_all_locales_of_a_folder() -> None:
    """A folder's models come by locale."""
    assert list(load_models(MODELS)) == ["de-DE", "en-US"]


@pytest.mark.parametrize(
    ("content", "complaint"),
    [("{", "is not JSON"), ("{}", "is not an Alexa"), ("[]", "is not an Alexa")],
)
def test_a_broken_file_is_named(tmp_path: Path, content: str, complaint: str) -> None:
    """The message names the file and what is wrong."""
    path = tmp_path / "en-US.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match=rf"en-US\.json: {complaint}"):
        load_models(tmp_path)


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    """A folder without models says so."""
    with pytest.raises(ModelError, match="build it first"):
        load_models(tmp_path)


def written(folder: Path, locale: str, document: object) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{locale}.json").write_text(json.dumps(document), encoding="utf-8")


def model_of(**content: Any) -> dict[str, Any]:
    """A document with one intent, and `content` in place of what it has."""
    intent = {"name": "OwnIntent", "samples": ["what is new"]}
    language = {"invocationName": "news room", "intents": [intent], "types": []} | content
    return {"interactionModel": {"languageModel": language}}


@pytest.mark.parametrize(
    "place", [".", "interactionModels/custom", "skill-package/interactionModels/custom", "models"]
)
def test_models_are_found_where_skills_keep_them(tmp_path: Path, place: str) -> None:
    """The folder itself, a skill package, or a project; other JSON is passed over."""
    written(tmp_path / place, "en-GB", model_of())
    (tmp_path / place / "package.json").write_text("{}")
    assert list(load_models(tmp_path)) == ["en-GB"]


def test_a_broken_locale_is_named_and_the_others_work(tmp_path: Path) -> None:
    """One bad file takes no other with it."""
    written(tmp_path, "en-US", model_of())
    written(tmp_path, "fr-CA", {"intents": []})
    models = load_models(tmp_path)
    assert list(models) == ["en-US"]
    assert "fr-CA.json: is not an Alexa interaction model" in str(models.broken["fr-CA"])
    with pytest.raises(UnknownLocaleError, match=r"only en-US: .*fr-CA\.json"):
        Alexa(lambda event, context: {}, models).say("bonjour", "fr-CA")


def test_a_single_file_without_a_locale_is_american(tmp_path: Path) -> None:
    """Some projects have one file, called as they like."""
    written(tmp_path, "interaction_model", model_of())
    assert list(load_models(tmp_path)) == ["en-US"]


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ({"intents": [{"samples": []}]}, "languageModel: name is missing"),
        ({"intents": [{"name": "A", "samples": "a"}]}, "intent A: samples is no list of texts"),
        ({"intents": [{"name": "A", "samples": ["a {b}"]}]},
         'intent A, sample "a {b}": the intent declares no slot {b}'),
        ({"intents": [{"name": "A", "slots": [{"name": "b"}]}]}, "intent A, slot b: type"),
        ({"types": [{"name": "T", "values": [{"name": {"value": 1}}]}]}, "value is missing"),
        ({"invocationName": None}, "invocationName is missing"),
        ({"intents": {}}, "intents is no list"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(content: dict[str, Any], complaint: str) -> None:
    """Whoever mends the file knows where."""
    with pytest.raises(ModelError, match=re.escape(complaint)):
        parse_model(model_of(**content), "en-US")


def test_what_exports_hold_is_read() -> None:
    """Nulls, numbers for ids, catalogs and shared types are all lawful."""
    reference = {"slotTypeReference": {"id": "amzn1.shared", "version": "1"}}
    slots = [{"name": "a", "samples": None, **reference}]
    types = [
        {"values": [{"id": 7, "name": {"value": "seven", "synonyms": None}}], **reference},
        {"name": "FromCatalog", "valueSupplier": {"type": "CatalogValueSupplier"}},
    ]
    intents = [{"name": "OwnIntent", "slots": slots, "samples": ["what is {a}"]}]
    model = parse_model(model_of(intents=intents, types=types) | {"version": "3"}, "en-US")
    assert model.intents["OwnIntent"].slot("a").type == "amzn1.shared"
    assert model.types["amzn1.shared"].values == (SlotValue("7", "seven"),)
    assert model.types["FromCatalog"].values == ()
