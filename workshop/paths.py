"""Where what people edit lives, and what is built of it."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

KNOWLEDGE_FILE = ROOT / "skill" / "knowledge" / "muscles.yaml"
KNOWLEDGE_SCHEMA = KNOWLEDGE_FILE.with_name("muscles.schema.json")
#: A folder for each language, and the JSON that runs.
LANGUAGES = ROOT / "skill" / "languages"
#: The built models, and in SENTENCES a folder for each language.
MODELS = ROOT / "interaction_model"
SENTENCES = MODELS / "sentences"
SENTENCES_SCHEMA = SENTENCES / "sentences.schema.json"
#: What ask-cli takes.
STORE_PACKAGE = ROOT / "build" / "skill-package"
#: The privacy pages as files, for a host of one's own choice.
PRIVACY_PAGES = ROOT / "build" / "privacy"


def languages(folder: Path) -> list[Path]:
    """Return the folders of languages in a folder: those in which somebody wrote YAML."""
    return sorted({file.parent for file in folder.glob("*/*.yaml")})
