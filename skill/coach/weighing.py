"""Which of two ways of walking asks more: measured side by side, else by what each demands."""

from collections.abc import Collection
from typing import NamedTuple

from skill.coach.conditions import LEVEL
from skill.coach.question import Ids
from skill.knowledge.findings import Effect
from skill.knowledge.model import Knowledge
from skill.knowledge.queries import WORK

#: How much a condition asks of the whole body beside easy level walking, least first.
DEMAND = {"lower": 0, "same": 1, "higher": 2, "much_higher": 3}


class Outcome(NamedTuple):
    """What a comparison comes to: the side that asks more, if any, and the finding behind it."""

    more: str | None = None
    finding: str | None = None


def weigh(knowledge: Knowledge, one: str, other: str) -> Outcome:
    """Return which of two asks more: by what was measured side by side, else by their demand."""
    effect = side_by_side(knowledge, (one, other), WORK)
    if effect is not None:
        more = effect.condition if effect.direction == "increase" else effect.baseline
        ranked = effect.direction in ("increase", "decrease")
        return Outcome(more if ranked else None, effect.id)
    if harder(knowledge, one, other):
        return Outcome(one)
    if harder(knowledge, other, one):
        return Outcome(other)
    # What was measured of some muscles alone ranks neither, and is worth telling.
    unsized = side_by_side(knowledge, (one, other), WORK, sized=False)
    return Outcome(finding=unsized.id if unsized else None)


def side_by_side(
    knowledge: Knowledge, sides: Ids, measures: Collection[str], sized: bool = True
) -> Effect | None:
    """Return what was measured of two ways of walking beside each other, if anything was.

    sized: only what has a figure.
    """
    for effect in knowledge.effects.values():
        compares = {effect.condition, effect.baseline} == {*sides} and LEVEL not in sides
        measured = effect.verified and effect.measure in measures
        if compares and measured and (effect.size or not sized):
            return effect
    return None


def harder(knowledge: Knowledge, one: str, other: str) -> bool:
    """Tell whether the first asks more of the whole body than the second.

    What is less work for some muscles and more for others has no rank, yet going down asks less
    than going up.
    """
    first, second = (knowledge.conditions[c] for c in (one, other))
    if first.demand == "much_higher" and second.demand == "mixed":
        return first.opposite == other
    more, less = (DEMAND.get(c.demand or "") for c in (first, second))
    return more is not None and less is not None and more > less


def alike(knowledge: Knowledge, sides: Ids) -> bool:
    """Tell whether these ask no more than level walking, and so the same."""
    return all(knowledge.conditions[side].demand == "same" for side in sides)
