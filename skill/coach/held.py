"""What is pushed or held on a walk, and which parts feel it: arms, shoulders and back."""

from __future__ import annotations

from skill.coach.question import Ids
from skill.knowledge.model import Knowledge
from skill.knowledge.queries import members

#: What is pushed or held with the hands.
HELD = frozenset(("pram", "dog"))
#: The parts that hold it.
_ABOVE = ("upper_body", "back", "core")


def is_above(knowledge: Knowledge, muscles: Ids) -> bool:
    """Tell whether these muscles all belong to what holds something: arms, shoulders, back."""
    above = {m for name in _ABOVE for m in members(knowledge, name)}
    held = {m for name in muscles for m in members(knowledge, name)}
    return bool(held) and held <= above
