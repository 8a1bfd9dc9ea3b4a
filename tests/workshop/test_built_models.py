"""The model files of the project are fresh and keep Alexa's rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from alexa_desk.check import check, told
from workshop.model.build import BuiltModel, build_models, write_models
from workshop.paths import MODELS

LOCALES = ["de-DE", "en-AU", "en-CA", "en-GB", "en-IN", "en-US"]


@pytest.fixture(scope="module")
def built() -> list[BuiltModel]:
    """The models as the sources say now."""
    return build_models()


def test_every_locale_has_a_file(built: list[BuiltModel]) -> None:
    """The files beside the builder are those of the locales, no more and no fewer."""
    assert sorted(model.locale for model in built) == LOCALES
    assert sorted(path.stem for path in MODELS.glob("*.json")) == LOCALES


def test_the_files_are_fresh(built: list[BuiltModel], tmp_path: Path) -> None:
    """Building again gives the very same files; if not, run `walking-muscles model build`."""
    for path in write_models(built, tmp_path):
        assert path.read_bytes() == (MODELS / path.name).read_bytes(), path.name


def test_the_files_keep_every_rule() -> None:
    """Alexa would take them, and no two intents fight for the same words.

    Whether German and Indian slots may take several values is not documented (I-44).
    """
    faults = [fault for fault in check(MODELS, strict=True) if fault.rule != "I-44"]
    assert list(told(faults)) == []


def test_no_word_is_written_for_two_values(built: list[BuiltModel]) -> None:
    """The language files are clear about what each word means."""
    notes = {note for model in built for note in model.notes}
    assert [note for note in sorted(notes) if "is written for" in note] == []


def test_every_example_is_understood(built: list[BuiltModel]) -> None:
    """The example of each intent is one of its samples with a real value in each slot."""
    notes = {note for model in built for note in model.notes}
    assert [note for note in sorted(notes) if "gives its example" in note] == []
