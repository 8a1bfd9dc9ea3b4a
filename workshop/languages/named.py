"""Which texts the code asks for by name: all but those that go by ids of the knowledge."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import skill
from workshop.languages.subjects import NAMED_SECTIONS

#: What the code fills into a text. Nothing else of a language is filled in but its own `words`.
FILLED: dict[str, tuple[str, ...]] = {
    "offers.tip_for": ("muscle",),
    "prompts.ache": ("muscle",),
    "prompts.best_ways": ("muscle", "ways"),
    "prompts.compare_differ": ("one", "other"),
    "prompts.compare_harder": ("more", "less"),
    "prompts.no_measurement": ("muscle", "when"),
    "prompts.only_walking_not": ("activity",),
    "prompts.source_also": ("source",),
    "prompts.source_first": ("source",),
    "prompts.unknown_condition": ("heard",),
    "prompts.unknown_muscle": ("heard",),
    "prompts.which_of_two": ("one", "other"),
}
_QUOTED = re.compile(rf'"((?:{"|".join(NAMED_SECTIONS)})\.\w+)"')


@cache
def named() -> frozenset[str]:
    """Return the keys of these sections that stand in the code, for instance "prompts.help"."""
    files = Path(skill.__file__).parent.rglob("*.py")
    return frozenset(key for file in files for key in _QUOTED.findall(file.read_text("utf-8")))


@cache
def asked(section: str) -> frozenset[str]:
    """Return the keys of one of these sections that may be spoken.

    A reprompt has the name of the prompt or the offer that asks first.
    """
    sections = ("reprompts", "prompts", "offers") if section == "reprompts" else (section,)
    keys = (key.split(".") for key in named())
    return frozenset(key for of, key in keys if of in sections)
