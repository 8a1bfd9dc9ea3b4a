"""One turn, read once at the edge: who asks, in which locale, what, and what was said before."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache, partial
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
#: Slots of one intent as they were filled, in the order sent: hashable, unlike a mapping.
Said = tuple[tuple[str, Filled], ...]
#: Questions kept in mind at most.
_REMEMBERED = 1024
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


class Understanding:
    """Understands intents as they were sent: what is asked, in ids that the knowledge holds."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        # The same questions come again and again, and the knowledge never changes.
        self._known = lru_cache(_REMEMBERED)(self._question)

    def question(self, intent: Mapping[str, Any], words: Words) -> Question:
        """Return the question an intent asks with what was heard in its slots."""
        name = name_of(intent)
        said = heard(intent, words)
        # Words nobody knows are a walker's own: they are not kept in mind.
        strange = [filled for _, filled in said if filled.unknown]
        return self._question(name, said) if strange else self._known(name, said)

    def slots(self, intent: Mapping[str, Any], words: Words) -> Mapping[str, Filled]:
        """Return what was heard in the slots that we use, by name."""
        return _known(heard(intent, words), self._knowledge)

    def _question(self, intent_name: str, said: Said) -> Question:
        return question(intent_name, Heard(_known(said, self._knowledge)), self._knowledge)


def heard(intent: Mapping[str, Any], words: Words) -> Said:
    """Read the slots of an intent that we use."""
    found: list[tuple[str, Filled]] = []
    for name, slot in slots_of(intent).items():
        sections = SECTIONS.get(name)
        if sections is not None:
            found.append((name, slots.read(slot, partial(words.lookup, sections))))
    return tuple(found)


def name_of(intent: Mapping[str, Any]) -> str:
    """Return the name of an intent as sent, or "" where it has none."""
    name = intent.get("name")
    return name if isinstance(name, str) else ""


def slots_of(intent: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the slots of an intent as sent, by name."""
    found = intent.get("slots")
    return found if isinstance(found, dict) else {}


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
        other=said.first("other_muscle" if kind == "muscle_compare" else "other_condition"),
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


def _known(said: Said, knowledge: Knowledge) -> dict[str, Filled]:
    """Return the slots by name; ids that the knowledge file does not hold count as words."""
    return {name: _known_ids(filled, knowledge, SECTIONS[name]) for name, filled in said}


def _known_ids(filled: Filled, knowledge: Knowledge, sections: tuple[str, ...]) -> Filled:
    ids = tuple(i for i in filled.ids if _has(knowledge, sections, i))
    if ids == filled.ids and not filled.rivals:
        return filled
    return Filled(
        ids,
        filled.unknown or (None if ids else filled.ids[0]),
        filled.rivals if all(_has(knowledge, sections, i) for i in filled.rivals) else (),
    )


def _has(knowledge: Knowledge, sections: tuple[str, ...], name: str) -> bool:
    return any(name in getattr(knowledge, section) for section in sections)
