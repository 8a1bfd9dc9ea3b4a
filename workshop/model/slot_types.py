"""The values of slot types: ids from the knowledge file, words from a language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from skill.talk.hearing import SECTIONS
from workshop.languages.called import Names, asked

#: Each type of the model, and a slot of that type: the skill knows where its words come from.
TYPES: Mapping[str, str] = {
    "MuscleName": "muscle",
    "WalkingCondition": "condition",
    "Job": "job",
    "StridePhase": "phase",
    "Benefit": "benefit",
    "Exercise": "exercise",
    "Goal": "goal",
    "Symptom": "symptom",
    "BodyPart": "body_part",
    "Circumstance": "circumstance",
    "Moment": "moment",
    "Limit": "limit",
    "Activity": "activity",
    "Publisher": "publisher",
    "Measure": "measure",
    "Aim": "aim",
    "Subject": "subject",
    "Place": "place",
    "Opening": "opening",
    "Worry": "worry",
    "Form": "form",
    "Terrain": "terrain",
    "WalkerLevel": "level",
    "WalkGoal": "walk_goal",
    "ReminderDay": "reminder_day",
}


@dataclass(frozen=True)
class Value:
    """One value of a slot type: its id in lower case, its name and other words for it."""

    id: str
    name: str
    synonyms: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """All that people may say for the value."""
        return (self.name, *self.synonyms)


def build_types(
    knowledge: Mapping[str, Any], names: Names, needed: set[str]
) -> dict[str, list[Value]]:
    """Return the values of those needed types that are ours, by type."""
    return {
        name: list(_values(SECTIONS[slot], knowledge, names))
        for name, slot in TYPES.items()
        if name in needed
    }


def _values(
    sections: tuple[str, ...], knowledge: Mapping[str, Any], names: Names
) -> Iterator[Value]:
    for section in sections:
        for name in asked(knowledge, section):
            words = names.of(section, name)
            if words:
                yield Value(name, words[0], tuple(sorted(words[1:])))
