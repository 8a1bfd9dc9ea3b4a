"""A fault found in a model, told to people."""

from __future__ import annotations

from dataclasses import dataclass

from alexa_desk.check.rules.catalogue import RULES, Level


@dataclass(frozen=True, order=True)
class Fault:
    """One broken rule: where it is broken, how, and what to do about it."""

    file: str
    where: str
    problem: str
    rule: str
    remedy: str

    @property
    def level(self) -> Level:
        """How bad it is."""
        return RULES[self.rule].level

    def __str__(self) -> str:
        return f"{self.level}: {self.file}: {self.told()}"

    def told(self) -> str:
        """Tell the fault without its file, for faults that several files share."""
        place = f"{self.where}: " if self.where else ""
        return f"{place}{self.problem} ({self.rule}), {self.remedy}"
