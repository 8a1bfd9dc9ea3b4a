"""Findings: what was measured, in whom it was, and how big it is."""

from __future__ import annotations

from skill.frozen import Frozen
from skill.knowledge.model import Ids


class Size(Frozen):
    """How big a finding is, in `unit`.

    `reading` says what kind of number it is: `by` a change of that size, `to` a level next to that
    of the baseline (`compared_with`), `times` a multiple of the baseline, `absolute` a plain level.
    """

    unit: str
    reading: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    compared_with: float | None = None

    @property
    def times(self) -> float | None:
        """The size as a multiple of the baseline (1.47: nearly half as hard again), or None."""
        number = self.value if self.value is not None else self.low
        if number is None:
            return None
        if self.reading == "times":
            return number
        if self.reading == "by" and self.unit == "percent":
            return 1 + number / 100
        if self.reading == "to" and self.compared_with:
            return number / self.compared_with
        return None


class Effect(Frozen):
    """A finding: what a condition changes in some muscles, compared with a baseline."""

    id: str
    condition: str
    muscles: Ids
    """Targets."""
    direction: str
    measure: str
    baseline: str
    confidence: str
    verified: bool
    """Only verified effects may be spoken."""
    source: str
    size: Size | None = None
    tells: Ids = ()
    """Measures it tells of besides its own."""


class Fact(Frozen):
    """A finding that no condition causes, or one about training, health or safety."""

    id: str
    about: str
    muscles: Ids
    confidence: str
    verified: bool
    source: str
    size: Size | None = None
    measure: str | None = None
    """What was measured, where something was."""
    direction: str | None = None
    """Whether that rises or falls, where it says so."""
    tells: Ids = ()
    """Measures it tells of besides its own."""
