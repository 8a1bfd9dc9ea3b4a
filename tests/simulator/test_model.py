"""Reading built interaction models."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from alexa_desk import ModelError, load_model, load_models
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
    "names",
    [
        ("model_de-DE.json", "model_en-US.json"),
        ("tea.de_DE.json", "tea.en_US.json"),
        ("de.json", "en.json"),
    ],
)
def test_files_whose_names_end_with_their_locale(tmp_path: Path, names: tuple[str, ...]) -> None:
    """A prefix does no harm, a language will do, and what else lies there is no model."""
    for name, locale in zip(names, ("de-DE", "en-US"), strict=True):
        (tmp_path / name).write_bytes((MODELS / f"{locale}.json").read_bytes())
    (tmp_path / "where-to-go.json").write_text("{}", encoding="utf-8")
    assert list(load_models(tmp_path)) == ["de-DE", "en-US"]


def test_all_locales_of_a_project_whose_root_holds_a_model_too(tmp_path: Path) -> None:
    """A repository's folder: what lies in the usual places counts; what is passed over is told."""
    models = tmp_path / "skill-package" / "interactionModels" / "custom"
    (tmp_path / "models").mkdir()
    models.mkdir(parents=True)
    for place, name in (
        (tmp_path, "json_editor.json"), (tmp_path / "models", "en-US.json"),
        (models, "de-DE.json"), (models, "en-US.json"),
    ):  # fmt: skip
        shutil.copy(MODELS / (name if "-" in name else "en-US.json"), place / name)
    (tmp_path / "en-US.json").write_text('{"hello": "The texts of the skill"}', encoding="utf-8")
    (tmp_path / "package.json").write_text("{}", encoding="utf-8")
    found = load_models(tmp_path)
    assert list(found) == ["en-US", "de-DE"]
    assert not found.broken
    told = "\n".join(found.skipped)
    assert "json_editor.json: names no locale" in told
    assert f"{Path('models', 'en-US.json')}: en-US is in" in told


def test_models_that_lie_deeper(tmp_path: Path) -> None:
    """The one folder below that holds models will do; of several, one is to be named."""
    for name in ("node_modules", "skills/tea"):
        (tmp_path / name).mkdir(parents=True)
        shutil.copy(MODELS / "de-DE.json", tmp_path / name)
    assert list(load_models(tmp_path)) == ["de-DE"]
    shutil.copytree(MODELS, tmp_path / "skills" / "coffee")
    with pytest.raises(ModelError, match="skills/coffee, skills/tea; name one"):
        load_models(tmp_path)


@pytest.mark.parametrize(
    ("name", "locale"), [("tea shop", "en-US"), ("お茶の店", "ja-JP"), ("चाय की दुकान", "hi-IN")]
)
def test_the_only_model_may_be_named_after_nothing(tmp_path: Path, name: str, locale: str) -> None:
    """Its letters tell whether it is American English."""
    model = json.loads((MODELS / "en-US.json").read_text(encoding="utf-8"))
    model["interactionModel"]["languageModel"]["invocationName"] = name
    text = json.dumps(model, ensure_ascii=False)
    (tmp_path / "model.json").write_text(text, encoding="utf-8")
    assert list(load_models(tmp_path)) == [locale]


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
