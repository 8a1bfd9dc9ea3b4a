"""What is pushed or held on a walk, and which parts feel it: arms, shoulders and back."""

from __future__ import annotations

from skill.coach.question import Ids
from skill.knowledge.model import Knowledge
from skill.knowledge.queries import members

#: What is pushed or held with the hands.
HELD = frozenset(("pram", "dog"))
#: The parts that hold it.
_ABOVE = ("upper_body", "back", "core")


def feels(knowledge: Knowledge, way: str, muscles: Ids, *, trunk: bool) -> bool:
    """Tell whether what aches holds what is pushed or led: arms, shoulders, back.

    trunk: the neck or the back aches, whatever muscle was named.
    """
    return way in HELD and (trunk or is_above(knowledge, muscles))


def is_above(knowledge: Knowledge, muscles: Ids) -> bool:
    """Tell whether these muscles all belong to the upper body."""
    above = {m for name in _ABOVE for m in members(knowledge, name)}
    held = {m for name in muscles for m in members(knowledge, name)}
    return bool(held) and held <= above
