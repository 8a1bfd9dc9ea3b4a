"""Where the model's sources and results live."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

MODEL_FOLDER = ROOT / "interaction_model"
SENTENCE_FOLDER = MODEL_FOLDER / "sentences"
LANGUAGE_FOLDER = ROOT / "skill" / "languages"
KNOWLEDGE_FILE = ROOT / "skill" / "knowledge" / "muscles.yaml"


def language_of(locale: str) -> str:
    """Return the language of a locale: ``en`` for ``en-GB``."""
    return locale.partition("-")[0]
