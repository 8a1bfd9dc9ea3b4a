"""A skill made for a test: its samples, and as much else as the test needs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from alexa_desk.model import parse_model
from alexa_desk.understanding import Understanding

BUILT_IN = [
    {"name": f"AMAZON.{name}Intent", "samples": []}
    for name in ("Fallback", "Stop", "Help", "Repeat")
]
SATURDAY = date(2026, 11, 28)


def skill(
    samples: Mapping[str, list[str]],
    slots: Mapping[str, str] | None = None,
    types: list[dict[str, object]] | None = None,
    locale: str = "en-US",
) -> Understanding:
    """A skill with these samples for each intent; the slots are the same for all."""
    declared = [{"name": name, "type": kind} for name, kind in (slots or {}).items()]
    intents = [
        {
            "name": name,
            "samples": said,
            "slots": [slot for slot in declared if any(f"{{{slot['name']}}}" in s for s in said)],
        }
        for name, said in samples.items()
    ]
    language = {
        "invocationName": "corner shop",
        "intents": [*intents, *BUILT_IN],
        "types": types or [],
    }
    document = {"interactionModel": {"languageModel": language}}
    return Understanding(parse_model(document, locale), meaning=False)


def said(understanding: Understanding, utterance: str) -> tuple[str, dict[str, str]]:
    """The intent of an utterance, and what its slots hold."""
    understood = understanding.understand(utterance, SATURDAY)
    return understood.intent, {name: heard[0].said for name, heard in understood.slots.items()}
