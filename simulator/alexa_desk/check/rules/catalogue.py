"""What each rule demands, and how bad it is to break it: `catalogue.yaml`.

The ids are the ones that faults and documentation name.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from alexa_desk.documents import read_yaml


class Level(StrEnum):
    """How bad a fault is: refused, handled badly, or merely not our advice."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its level, and what it demands in one sentence."""

    level: Level
    demand: str


_LEVELS = read_yaml(Path(__file__).with_suffix(".yaml"))

RULES = {
    name: Rule(Level(level), demand)
    for level, rules in _LEVELS.items()
    for name, demand in rules.items()
}
