"""One turn, read once at the edge: who asks, in which locale, what, and what was said before."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, NamedTuple

from skill.alexa import intents, slots
from skill.alexa.slots import Filled
from skill.coach.question import Question
from skill.knowledge.model import Knowledge
from skill.languages.words import Words

#: Where words for a slot are looked up when Alexa did not resolve them.
SECTIONS: Mapping[str, tuple[str, ...]] = {
    "muscle": ("muscles", "groups"),
    "other_muscle": ("muscles", "groups"),
    "condition": ("conditions",),
    "other_condition": ("conditions",),
    "job": ("jobs",),
    "phase": ("phases",),
    "benefit": ("benefits",),
    "exercise": ("exercises",),
    "goal": ("goals",),
    "symptom": ("symptoms",),
    "body_part": ("body_parts",),
    "circumstance": ("circumstances",),
    "activity": ("activities",),
}
#: Severities of a sign, the gravest first.
GRAVITY = {"emergency": 0, "stop": 1, "ease": 2}


class Heard(NamedTuple):
    """The slots of one intent as ids that the knowledge file knows."""

    filled: Mapping[str, Filled]

    def ids(self, name: str) -> tuple[str, ...]:
        """Return the ids in a slot, in the order said."""
        return self.filled.get(name, slots.EMPTY).ids

    def first(self, name: str) -> str | None:
        """Return the first id in a slot, or None."""
        found = self.ids(name)
        return found[0] if found else None


def heard(intent: Any, knowledge: Knowledge, words: Words) -> Heard:
    """Read an SDK intent's slots; ids the knowledge file does not know count as words."""
    found: dict[str, Filled] = {}
    for name, slot in (getattr(intent, "slots", None) or {}).items():
        sections = SECTIONS.get(name)
        if sections is None:
            continue
        filled = slots.read(slot, partial(words.lookup, sections))
        found[name] = _known(filled, knowledge, sections)
    return Heard(found)


def question(intent_name: str, said: Heard, knowledge: Knowledge) -> Question:
    """Return the question an intent asks with what was heard in its slots."""
    rivals = said.filled.get("muscle", slots.EMPTY).rivals
    if rivals:
        return Question("which_of_two", muscles=rivals)
    fact = intents.fact(intent_name)
    if fact in knowledge.asked_facts:
        return Question("asked_fact", subject=fact)
    kind = intents.KINDS.get(intent_name) or intents.BUILT_IN.get(intent_name) or "fallback"
    muscles = said.ids("muscle")
    conditions = said.ids("condition")
    asked = Question(
        kind,
        muscles=muscles,
        conditions=conditions,
        other=said.first("other_condition") or said.first("other_muscle"),
        subject=said.first(intents.SUBJECTS.get(kind, "")),
        circumstance=said.first("circumstance"),
    )
    if kind == "pain" and (said.ids("symptom") or said.ids("body_part")):
        asked = _pain(asked, said, knowledge)
    elif kind == "benefit":
        asked = asked.but(other=next(iter(said.ids("benefit")[1:]), None))
    elif kind == "what_about":
        asked = _what_about(asked, said)
    unknown = _unknown(kind, asked, said)
    return asked if unknown is None else asked.but(unknown=unknown)


def _pain(asked: Question, said: Heard, knowledge: Knowledge) -> Question:
    """Take the gravest of the signs named and of those that go with a part that hurts."""
    parts = (knowledge.body_parts[part].symptom for part in said.ids("body_part"))
    signs = (*said.ids("symptom"), *parts)
    return asked.but(subject=min(signs, key=lambda s: GRAVITY[knowledge.symptoms[s].severity]))


def _what_about(asked: Question, said: Heard) -> Question:
    """Take what was named: muscles and conditions go on from the topic, the rest asks anew."""
    if asked.muscles or asked.conditions:
        return asked
    for slot, kind in (("phase", "phase"), ("job", "job"), ("benefit", "benefit"), ("goal", "tip")):
        if said.ids(slot):
            return asked.but(kind=kind, subject=said.first(slot))
    return asked


def _unknown(kind: str, asked: Question, said: Heard) -> str | None:
    """Return the words that were heard where the question needs a name, and has none."""
    if asked.muscles or asked.conditions or asked.subject or asked.circumstance or asked.other:
        return None
    if kind in ("pain", "tip", "soreness", "benefit"):
        return None
    return next((f.unknown for f in said.filled.values() if f.unknown), None)


def _known(filled: Filled, knowledge: Knowledge, sections: tuple[str, ...]) -> Filled:
    if not filled.ids:
        return filled
    ids = tuple(i for i in filled.ids if _has(knowledge, sections, i))
    return Filled(
        ids,
        filled.unknown or (None if ids else filled.ids[0]),
        filled.rivals if all(_has(knowledge, sections, i) for i in filled.rivals) else (),
    )


def _has(knowledge: Knowledge, sections: tuple[str, ...], name: str) -> bool:
    return any(name in getattr(knowledge, section) for section in sections)
