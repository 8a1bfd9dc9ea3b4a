"""AMAZON's own intents: they have no samples in a model, everybody knows how to say them."""

from __future__ import annotations

from alexa_desk.model import InteractionModel
from alexa_desk.understanding.text import Reader


def built_in_phrases(model: InteractionModel, reader: Reader) -> dict[tuple[str, ...], str]:
    """The built-in intents that a model declares, by the folded words that are said for them."""
    return {
        reader.keys(phrase): intent
        for intent, phrases in reader.words.built_in.items()
        if model.declares(intent)
        for phrase in phrases
    }
