"""Does every id that is named exist?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from workshop.documents import Document, Fault, Where
from workshop.nearest import advice
from workshop.paths import KNOWLEDGE_SCHEMA
from workshop.shape import schema

TARGETS = ("muscles", "groups")
FINDINGS = ("effects", "facts")

#: Section -> field -> the sections whose ids may stand there.
REFERENCES: dict[str, dict[str, tuple[str, ...]]] = {
    "groups": {"members": ("muscles",), "main": ("muscles",), "because": ("causes",)},
    "muscles": {
        "group": ("groups",),
        "part_of": ("muscles",),
        "phases": ("phases",),
        "jobs": ("jobs",),
        "facts": FINDINGS,
        "because": ("causes",),
    },
    "phases": {"muscles": TARGETS, "facts": FINDINGS},
    "jobs": {"muscles": TARGETS, "facts": FINDINGS},
    "conditions": {
        "baseline": ("conditions",),
        "muscles": TARGETS,
        "effects": ("effects",),
        "facts": FINDINGS,
        "joins": ("conditions",),
        "scale": ("scales",),
        "opposite": ("conditions",),
        "cautions": ("circumstances",),
    },
    "effects": {"condition": ("conditions",), "muscles": TARGETS, "source": ("sources",)},
    "facts": {"muscles": TARGETS, "source": ("sources",)},
    "tone": {"facts": FINDINGS, "exercises": ("exercises",)},
    "exercises": {"muscles": TARGETS},
    "benefits": {"facts": FINDINGS},
    "subjects": {
        "facts": FINDINGS,
        "conditions": ("conditions",),
        "muscles": TARGETS,
        "hurts": ("symptoms",),
        "part": ("body_parts",),
        "circumstance": ("circumstances",),
    },
    "forms": {"facts": FINDINGS, "conditions": ("conditions",), "muscles": TARGETS},
    "aims": {
        "facts": FINDINGS,
        "measure": ("measures",),
        "ranks": ("conditions",),
        "activities": ("activities",),
    },
    "circumstances": {
        "avoid": ("conditions",),
        "facts": FINDINGS,
        "body_part": ("body_parts",),
        "aches": ("body_parts", *TARGETS),
        "of_aches": ("subjects",),
    },
    "cares": {"of": ("circumstances",), "facts": FINDINGS},
    "symptoms": {"facts": FINDINGS, "part": ("body_parts",), "normal": ("subjects",)},
    "aches": {"muscles": TARGETS, "conditions": ("conditions",), "facts": FINDINGS},
    "body_parts": {"symptom": ("symptoms",), "muscles": ("muscles", "groups")},
    "tips": {
        "muscles": TARGETS,
        "conditions": ("conditions",),
        "goals": ("goals",),
        "circumstances": ("circumstances",),
        "facts": FINDINGS,
        "lasts": ("durations",),
        "moments": ("moments",),
        "suits": ("limits",),
    },
    "walk_tips": {"tip": ("tips",), "muscles": TARGETS, "facts": FINDINGS},
    "activities": {"facts": FINDINGS},
    "themes": {
        "subjects": ("subjects", "topics", "benefits", "forms"),
        "symptoms": ("symptoms",),
        "moments": ("moments",),
        "conditions": ("conditions",),
    },
    "pointers": {"of": ("themes",), "facts": FINDINGS},
    "topics": {
        "facts": FINDINGS,
        "muscles": TARGETS,
        "conditions": ("conditions",),
        "because": ("causes",),
    },
    "publishers": {"sources": ("sources",), "facts": FINDINGS},
    "counts": {"fact": FINDINGS},
    "targets": {"facts": FINDINGS},
}
ONE = {
    "muscles": "a muscle",
    "groups": "a group",
    "phases": "a phase",
    "jobs": "a job",
    "conditions": "a condition",
    "effects": "an effect",
    "facts": "a fact",
    "exercises": "an exercise",
    "tips": "a tip",
    "circumstances": "a circumstance",
    "symptoms": "a symptom",
    "durations": "a duration",
    "moments": "a moment",
    "limits": "a limit",
    "goals": "a goal",
    "measures": "a measure",
    "scales": "a scale",
    "causes": "a cause",
    "sources": "a source",
}


def reference_faults(document: Document) -> Iterator[Fault]:
    """Yield every id that is named but not known, and every id that means two things."""
    for section, fields in REFERENCES.items():
        for key, entry in document.section(section).items():
            for name, allowed in fields.items():
                for where, word in _words((section, key, name), entry.get(name)):
                    yield from _unknown(document, where, word, allowed)
    for key in document.section("tone"):
        yield from _unknown(document, ("tone", key), key, TARGETS)
    yield from _baselines(document)
    yield from _twice(document, *TARGETS)
    yield from _twice(document, *FINDINGS)


def _words(where: Where, value: Any) -> Iterator[tuple[Where, str]]:
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, list):
        for at, item in enumerate(value):
            yield from _words((*where, at), item)
    elif isinstance(value, dict):
        yield from (((*where, key), key) for key in value)


def _unknown(
    document: Document,
    where: Where,
    word: str,
    allowed: tuple[str, ...],
    also: tuple[str, ...] = (),
) -> Iterator[Fault]:
    if word not in also and not any(word in document.section(section) for section in allowed):
        known = {*also, *(key for section in allowed for key in document.section(section))}
        kind = " or ".join(ONE[section] for section in allowed)
        hint = advice(word, known, "name one that the file describes")
        place = ".".join(part for part in where if isinstance(part, str))
        yield document.fault(where, f"{place}: '{word}' is not {kind}; {hint}")


def _baselines(document: Document) -> Iterator[Fault]:
    """An effect is compared with a condition or with one of a few other things."""
    options = schema(KNOWLEDGE_SCHEMA)["$defs"]["effect"]["properties"]["baseline"]["anyOf"]
    also = tuple(word for option in options for word in option.get("enum", ()))
    for key, effect in document.section("effects").items():
        for where, word in _words(("effects", key, "baseline"), effect.get("baseline")):
            yield from _unknown(document, where, word, ("conditions",), also)


def _twice(document: Document, first: str, second: str) -> Iterator[Fault]:
    for key in document.section(second):
        if key in document.section(first):
            message = f"{second}.{key}: {ONE[first]} has the same id; rename one of the two"
            yield document.fault((second, key), message)
