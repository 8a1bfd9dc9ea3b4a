"""A fault found in a submission, told to people."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from store.rules.catalogue import RULES, Level
from workshop.documents import Document, Where
from workshop.paths import ROOT


class Fault(NamedTuple):
    """A broken rule: where it is broken (a file, a line from 1), how, and what to do about it."""

    file: str
    line: int
    problem: str
    rule: str
    remedy: str

    @property
    def level(self) -> Level:
        """What the fault stops."""
        return RULES[self.rule].level

    def __str__(self) -> str:
        return f"{self.level}: {self.file}:{self.line}: {self.problem} ({self.rule}), {self.remedy}"


def broken(document: Document, where: Where, rule: str, problem: str, remedy: str) -> Fault:
    """Return a fault at an entry of a document, its file as seen from the project's folder."""
    file, line = document.place(where)
    path = Path(file)
    name = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
    return Fault(str(name), line, problem, rule, remedy)
