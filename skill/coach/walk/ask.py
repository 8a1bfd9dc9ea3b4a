"""A wish for a guided walk, and why it cannot be one."""

from __future__ import annotations

from typing import Literal, NamedTuple

from skill.errors import WalkingMusclesError
from skill.knowledge.model import Knowledge

#: Minutes of the shortest and of the longest walk.
SHORTEST, LONGEST = 5, 120
#: Goals besides the muscles and groups of the knowledge.
GENERAL, BRISK_MINUTES, EASY = "general", "brisk", "easy"
GOALS = (GENERAL, BRISK_MINUTES, EASY)
FLAT, HILLY, STAIRS, TREADMILL, UNKNOWN = "flat", "hilly", "stairs", "treadmill", "unknown"
TERRAINS = (FLAT, HILLY, STAIRS, TREADMILL, UNKNOWN)
NEW, REGULAR = "new", "regular"
LEVELS = (NEW, REGULAR)
#: How long a walker counts steps to tell the own pace, and which counts are believed.
COUNTED_SECONDS = 15
FEWEST_STEPS, MOST_STEPS = 20, 35

Reason = Literal[
    "no_minutes", "too_short", "too_long", "unknown_goal", "unknown_terrain", "unknown_level"
]


class Ask(NamedTuple):
    """What somebody wants of a walk."""

    minutes: int
    goal: str = GENERAL
    """`general`, `brisk`, `easy`, or the id of a muscle or group."""
    terrain: str = UNKNOWN
    level: str = NEW
    beat: bool = True
    """Whether a beat may set the pace of brisk phases."""
    cadence: int | None = None
    """The walker's own easy steps a minute, where they were counted."""
    seed: int = 0
    """Another seed, another walk; the same one, the same walk to the byte."""
    earlier: int = 0
    """How many walks this walker began before."""
    free_arms: bool = True
    """Whether the arms may swing: nothing is pushed, held or carried."""


class AskError(WalkingMusclesError):
    """No walk can be made of a wish; `reason` says what to ask back."""

    def __init__(self, reason: Reason, message: str, value: str = "") -> None:
        super().__init__(message)
        self.reason = reason
        self.value = value
        """The name that is not known."""


def goals(knowledge: Knowledge) -> tuple[str, ...]:
    """Return what a walk may be for: its own goals, then groups and muscles by id."""
    return (*GOALS, *knowledge.groups, *knowledge.muscles)


def check(knowledge: Knowledge, ask: Ask) -> None:
    """Raise AskError where no walk can be made of this wish."""
    check_minutes(ask.minutes)
    if ask.goal not in goals(knowledge):
        raise AskError("unknown_goal", f"no goal is called '{ask.goal}'", ask.goal)
    if ask.terrain not in TERRAINS:
        raise AskError("unknown_terrain", f"no terrain is called '{ask.terrain}'", ask.terrain)
    if ask.level not in LEVELS:
        raise AskError("unknown_level", f"no level is called '{ask.level}'", ask.level)


def check_minutes(minutes: int | None) -> int:
    """Return the minutes of a walk. Raises AskError for none, too few and too many."""
    if minutes is None:
        raise AskError("no_minutes", "a walk needs its minutes")
    if minutes < SHORTEST:
        raise AskError("too_short", f"{minutes} minutes are too few")
    if minutes > LONGEST:
        raise AskError("too_long", f"{minutes} minutes are too many")
    return minutes


def cadence_of(steps: int) -> int | None:
    """Return the steps a minute of so many steps in 15 seconds; None where that is no walk."""
    if FEWEST_STEPS <= steps <= MOST_STEPS:
        return steps * 60 // COUNTED_SECONDS
    return None


def count_of(cadence: int) -> int:
    """Return how many steps in 15 seconds so many steps a minute are."""
    return round(cadence * COUNTED_SECONDS / 60)
