"""Reading built interaction models."""

from __future__ import annotations

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
