"""The intents of a model as Alexa gets them, each with so many samples."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from workshop.model.selection import Selection, select
from workshop.model.sentences import IntentPlan, SlotPlan
from workshop.model.slot_types import Value

# An intent whose slots name nothing is learned from fewer samples: the others only swap a word.
WITHOUT_SLOT_SHARE = 0.42
# The slot of the word that a question for yes or no begins with.
OPENING = "opening"
# So much more has room an intent of so many templates that some would be left out.
OF_MANY_TEMPLATES = 1.5
# The share of an intent's samples that name one value where others name two.
ONE_VALUE_SHARE = 0.75

# Where Alexa takes several values in one slot she has one; elsewhere a second takes the second.
SECOND = {
    "muscle": "other_muscle",
    "condition": "other_condition",
    "benefit": "other_benefit",
    "reminder_day": "other_day",
}


@dataclass(frozen=True)
class Intent:
    """An intent, and its samples in the order in which they are wanted."""

    plan: IntentPlan
    selection: Selection

    def built(self, cap: int, both: str) -> dict[str, Any]:
        """Return it as Alexa gets it, with the samples that a cap leaves it.

        both: how the language joins two names, "{0} and {1}".
        """
        cap = _most(self.plan, cap)
        samples = self.selection.samples[:cap]
        seconds = self._seconds(samples)
        if seconds:
            samples = _with_two_values(samples[: int(cap * ONE_VALUE_SHARE)], seconds, both, cap)
        built: dict[str, Any] = {"name": self.plan.name}
        if self.plan.slots:
            built["slots"] = [_slot(slot) for slot in self.plan.slots]
        return built | {"samples": sorted(samples)}

    def notes(self, cap: int) -> Iterator[str]:
        """Yield what who wrote its sentences should know: how many a cap leaves out."""
        most, where = _most(self.plan, cap), f"intent {self.plan.name}"
        kept = min(most, len(self.selection.samples))
        if kept == most and kept < self.selection.of:
            yield f"{where}: {kept} samples kept, {self.selection.of - kept} left out"
        if (unheard := len(self.plan.sentences) - most) > 0:
            yield f"{where}: {unheard} templates have no sample"
        if not self.selection.example_found:
            yield f'{where}: no sentence gives its example, "{self.plan.example}"'

    def _seconds(self, samples: list[str]) -> dict[str, str]:
        """Return the slots that have a second one which no sample names."""
        names, spoken = {slot.name for slot in self.plan.slots}, " ".join(samples)
        return {
            first: second
            for first, second in SECOND.items()
            if {first, second} <= names and f"{{{second}}}" not in spoken
        }


def chosen(plan: IntentPlan, locale: str, cap: int, types: dict[str, list[Value]]) -> Intent:
    """Return an intent with at most so many of its samples chosen. types: what its slots hold."""
    words = {
        slot.name: {word for value in types.get(slot.type, []) for word in value.words}
        for slot in plan.slots
    }
    return Intent(plan, select(plan, locale, _most(plan, cap), words))


def _most(plan: IntentPlan, cap: int) -> int:
    """Return how many samples a cap leaves an intent: of many templates one each, if it can be."""
    names = any(slot.name != OPENING for slot in plan.slots)
    most = cap if names else max(1, int(cap * WITHOUT_SLOT_SHARE))
    return max(most, min(len(plan.sentences), int(most * OF_MANY_TEMPLATES)))


def _with_two_values(samples: list[str], seconds: dict[str, str], both: str, cap: int) -> list[str]:
    """Return the samples, and as many as there is room for that name two values."""
    two = (
        sample.replace(f"{{{first}}}", both.format(f"{{{first}}}", f"{{{second}}}"))
        for sample in sorted(samples)
        for first, second in seconds.items()
        if f"{{{first}}}" in sample
    )
    return list(dict.fromkeys((*samples, *islice(two, cap - len(samples)))))


def _slot(slot: SlotPlan) -> dict[str, Any]:
    built: dict[str, Any] = {"name": slot.name, "type": slot.type}
    if slot.answers:
        built["samples"] = sorted(slot.answers)
    if slot.many:
        built["multipleValues"] = {"enabled": True}
    return built
