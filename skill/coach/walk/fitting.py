"""Which tips a walk may give: those of its ground that serve its goal, or at least spare it."""

from __future__ import annotations

from skill.coach.walk.ask import GOALS, HILLY, STAIRS, Ask
from skill.knowledge.model import Knowledge, WalkTip
from skill.knowledge.queries import NARROW, effects_for, groups_of, members

#: Where the ground is not even: no place to feel for a muscle.
UNEVEN = (HILLY, STAIRS)
#: The group that every muscle belongs to.
WHOLE_BODY = "whole_body"


def fitting(knowledge: Knowledge, ask: Ask) -> dict[str, WalkTip]:
    """Return the tips that fit a walk's terrain and arms, and not work against its goal, by id."""
    against = ask.goal not in GOALS and eases(knowledge, ask.goal)
    return {
        name: tip
        for name, tip in knowledge.walk_tips.items()
        if not (tip.terrains and ask.terrain not in tip.terrains)
        and not (tip.push_off and against)
        and not (tip.inward and ask.terrain in UNEVEN)
        and not (tip.arms and not ask.free_arms)
    }


def eases(knowledge: Knowledge, goal: str) -> bool:
    """Tell whether a stronger push-off takes work off a muscle or group."""
    found = effects_for(knowledge, "push_off", goal)
    return any(effect.direction == "decrease" for effect in found)


def is_for(knowledge: Knowledge, tip: WalkTip, goal: str) -> bool:
    """Tell whether a tip names a muscle or group, a part of it, or a small group that holds it."""
    if goal == WHOLE_BODY or not tip.muscles:
        return bool(tip.muscles)
    own = set(members(knowledge, goal))
    holding = groups_of(knowledge, goal) if goal in knowledge.muscles else ()
    small = (name for name in holding if len(members(knowledge, name)) <= NARROW)
    near = {goal, *own, *small}
    return any(
        name in near or own.issuperset(members(knowledge, name) or (name,)) for name in tip.muscles
    )
