"""What a walker wants to know, in ids."""

from __future__ import annotations

from typing import Any, NamedTuple

#: No id is longer; what is came back damaged.
LONGEST_ID = 60


class Question(NamedTuple):
    """One question, free of language and of Alexa.

    `kind` names the subject ("condition", "about", "tip", ...); the rest are ids of the
    knowledge file in the order they were said. `other` is the second side of a comparison.
    `subject` is the id of a job, phase, benefit, exercise, goal, symptom or activity,
    `circumstance` what the walker says of themselves (pregnancy, bad knees).
    `unknown` holds words that were heard where an id was expected.
    """

    kind: str
    muscles: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    other: str | None = None
    subject: str | None = None
    circumstance: str | None = None
    unknown: str | None = None

    def but(self, **changes: Any) -> Question:
        """Return the same question with some parts changed."""
        return self._replace(**changes)

    def to_attributes(self) -> dict[str, Any]:
        """Return a small JSON form; empty parts are left out."""
        found: dict[str, Any] = {"kind": self.kind}
        if self.muscles:
            found["muscles"] = list(self.muscles)
        if self.conditions:
            found["conditions"] = list(self.conditions)
        if self.other:
            found["other"] = self.other
        if self.subject:
            found["subject"] = self.subject
        if self.circumstance:
            found["circumstance"] = self.circumstance
        return found

    @staticmethod
    def from_attributes(found: object) -> Question | None:
        """Return the question a JSON form holds, or None where it holds none."""
        if not isinstance(found, dict) or _id(found.get("kind")) is None:
            return None
        return Question(
            found["kind"],
            _ids(found.get("muscles")),
            _ids(found.get("conditions")),
            _id(found.get("other")),
            _id(found.get("subject")),
            _id(found.get("circumstance")),
        )


def _ids(found: object) -> tuple[str, ...]:
    return tuple(i for i in found if _id(i)) if isinstance(found, list) else ()


def _id(found: object) -> str | None:
    if isinstance(found, str) and len(found) <= LONGEST_ID and found.isidentifier():
        return found
    return None
