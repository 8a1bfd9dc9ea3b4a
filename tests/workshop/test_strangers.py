"""What strangers wrote is a measure only while each line is for something that still exists."""

from __future__ import annotations

import pytest

from alexa_desk import load_models
from benchmarks.strangers import sentences
from workshop.paths import MODELS


@pytest.mark.parametrize("locale", ["en-US", "de-DE"])
def test_each_sentence_is_for_an_intent_or_a_subject_and_has_its_slots_filled(locale: str) -> None:
    model = load_models(MODELS)[locale]
    subjects = {(value.id or "").lower() for value in model.types["Subject"].values}
    said = sentences(model)
    assert {meant for meant, _ in said} - model.intents.keys() - subjects == set()
    assert [text for _, text in said if "{" in text] == []
