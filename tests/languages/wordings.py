"""All wordings of a text, read through the door that speaks them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from random import Random

from skill.languages.words import FOLDER, SETTINGS, Words, shared

LOCALES = ("de-DE", "en-AU", "en-CA", "en-GB", "en-IN", "en-US")


def wordings(words: Words, key: str) -> list[str]:
    """Every wording of a text, in the order in which they follow each other."""
    chance = Random(7)
    found: dict[str, None] = {}
    text, number = words.text(key, None, chance)
    while text not in found:
        found[text] = None
        text, number = words.text(key, {key: number}, chance)
    return list(found)


@cache
def texts(locale: str) -> dict[str, list[str]]:
    """Every text of a locale with its wordings, as it was built for the skill."""
    found: dict[str, list[str]] = {}
    for file in (shared(locale), f"{locale}.json"):
        built = json.loads((Path(FOLDER) / file).read_text("utf-8"))
        built.pop(SETTINGS, None)
        for section in built.values():
            found |= section
    return found


def key_of(locale: str, said: str) -> str | None:
    """The key of the text that has this wording, or None."""
    return next((key for key, wordings in texts(locale).items() if said in wordings), None)
