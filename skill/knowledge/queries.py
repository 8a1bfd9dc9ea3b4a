"""Questions to the knowledge that need more than one look-up: knowledge and ids in, ids out.

An id that the knowledge does not hold gives an empty answer, never an error. What was asked once
is remembered: the knowledge never changes while it is used, and a walker should not wait.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache

from skill.knowledge.findings import Effect, Fact
from skill.knowledge.model import Ids, Knowledge

#: Answers of one kind kept at most; all pairs of ways of walking and muscles are fewer.
REMEMBERED = 4096
CONFIDENCE = {"high": 0, "medium": 1, "low": 2}
SUPPORT = {"direct": 0, "indirect": 1, "general": 2}
#: Directions that answer "does it work harder?"; the others tell when, or how things are.
COMPARING = frozenset(("increase", "decrease", "no_change", "mixed"))
#: Measures of work done in the walk itself; strength gained over months is none.
WORK = frozenset(("emg", "energy", "force", "heart_rate", "joint_work", "mechanical_work"))
#: Of these, what tells of the whole body, whichever muscles a study named beside it.
WHOLE_BODY = frozenset(("energy", "heart_rate"))
#: A result for a group of more muscles than this does not vouch for each of them.
NARROW = 4
#: The nearness of what is said of something that holds the target.
HELD = 2
SAFETY_GOAL = "safety"
STOP_SIGNS = "stop_signs"


@lru_cache(maxsize=REMEMBERED)
def members(knowledge: Knowledge, target: str) -> tuple[str, ...]:
    """Return the muscles of a group with their parts, or a muscle and its parts, wholes first."""
    group = knowledge.groups.get(target)
    wholes = group.members if group else (target,) if target in knowledge.muscles else ()
    parts = (name for name, muscle in knowledge.muscles.items() if muscle.part_of in wholes)
    return tuple(dict.fromkeys((*wholes, *parts)))


@lru_cache(maxsize=REMEMBERED)
def groups_of(knowledge: Knowledge, muscle: str) -> tuple[str, ...]:
    """Return the groups that hold a muscle, or the whole that it is a part of, smallest first."""
    holding = [g for g in knowledge.groups if muscle in members(knowledge, g)]
    return tuple(sorted(holding, key=lambda name: len(knowledge.groups[name].members)))


@lru_cache(maxsize=REMEMBERED)
def effects_for(knowledge: Knowledge, condition: str, target: str) -> tuple[Effect, ...]:
    """Return the verified effects of a condition on a muscle or group, best first.

    An effect fits when it names the target, one of its members, or something that holds the target
    wholly. Effects that compare come before those that tell a time or a level, the muscle's own
    work before what the whole body spends; those on larger groups come last; those with a size
    come before those without; then exact ones before those on members, the more certain ones, and
    the condition's own order.
    """
    known = knowledge.conditions.get(condition)
    found = []
    for place, name in enumerate(known.effects if known else ()):
        effect = knowledge.effects[name]
        nearness = _nearness(knowledge, effect.muscles, target)
        if effect.verified and nearness is not None:
            rank = (
                *(effect.direction not in COMPARING, effect.measure in WHOLE_BODY),
                *(nearness == HELD, effect.size is None),
                *(nearness, CONFIDENCE[effect.confidence], place),
            )
            found.append((*rank, effect))
    return tuple(effect for *_, effect in sorted(found, key=lambda item: item[:-1]))


@lru_cache(maxsize=REMEMBERED)
def conditions_raising(knowledge: Knowledge, target: str) -> tuple[str, ...]:
    """Return the conditions that make a target work harder, the surest and strongest first."""
    ranks: dict[str, tuple[int, float]] = {}
    for effect in knowledge.effects.values():
        if _raises(knowledge, effect, target):
            times = effect.size.times if effect.size else None
            rank = (CONFIDENCE[effect.confidence], -(times or 1.0))
            ranks[effect.condition] = min(rank, ranks.get(effect.condition, rank))
    return tuple(sorted(ranks, key=lambda name: ranks[name]))


@lru_cache(maxsize=REMEMBERED)
def findings_on(
    knowledge: Knowledge, measure: str | None, conditions: Ids = (), muscles: Ids = ()
) -> tuple[str, ...]:
    """Return the verified findings that tell a measure of what is named, the best first.

    One fits when it is of one of the conditions and on one of the muscles, where any are named.
    Those with a number come first; without a measure then those on work done in the walk; then
    the nearest to the muscles, those that compare, and those that stand first for the condition.
    """
    found = []
    everything = (*knowledge.effects, *knowledge.facts)
    ids = _of_conditions(knowledge, conditions) if conditions else everything
    for place, name in enumerate(ids):
        finding = knowledge.facts.get(name) or knowledge.effects[name]
        nearness = _nearest(knowledge, finding.muscles, muscles)
        if not finding.verified or nearness is None or not _tells(finding, measure):
            continue
        if measure is None and muscles and nearness == HELD:
            continue  # what the whole body burns is no answer to how hard a calf works
        compares = finding.direction in COMPARING
        strays = measure is None and finding.measure not in WORK
        found.append((finding.size is None, strays, nearness, not compares, place, name))
    return tuple(name for *_, name in sorted(found))


def _of_conditions(knowledge: Knowledge, conditions: Ids) -> Ids:
    known = (knowledge.conditions[name] for name in conditions)
    return tuple(dict.fromkeys(f for c in known for f in (*c.effects, *c.facts)))


def _tells(finding: Effect | Fact, measure: str | None) -> bool:
    return measure is None or measure == finding.measure or measure in finding.tells


def _raises(knowledge: Knowledge, effect: Effect, target: str) -> bool:
    if not effect.verified or effect.direction != "increase" or effect.measure not in WORK:
        return False
    group = knowledge.groups.get(target)
    asked = group.main if group and group.main else (target,)
    named = [name for name in effect.muscles if name == target or _is_narrow(knowledge, name)]
    return any(_nearness(knowledge, named, one) is not None for one in asked)


def _is_narrow(knowledge: Knowledge, target: str) -> bool:
    return target in knowledge.muscles or 0 < len(knowledge.groups[target].members) <= NARROW


@lru_cache(maxsize=REMEMBERED)
def tips_for(
    knowledge: Knowledge,
    muscles: Ids = (),
    conditions: Ids = (),
    goals: Ids = (),
    circumstances: Ids = (),
    limits: Ids = (),
) -> tuple[str, ...]:
    """Return the tips that fit everything asked for, best first; an empty filter fits every tip.

    Tips for special circumstances or limits come only when these are given, and then first; the
    stop signs come only for safety.
    """
    fitting = []
    for place, (name, tip) in enumerate(knowledge.tips.items()):
        if tip.circumstances and not set(tip.circumstances) & set(circumstances):
            continue
        if tip.suits and not set(tip.suits) & set(limits):
            continue
        if name == STOP_SIGNS and SAFETY_GOAL not in goals:
            continue
        nearness = _nearest(knowledge, tip.muscles, muscles)
        if (
            nearness is None
            or not _shares(tip.conditions, conditions)
            or not _shares(tip.goals, goals)
        ):
            continue
        rank = (not (tip.circumstances or tip.suits), nearness, _first(tip.conditions, conditions))
        fitting.append((*rank, SUPPORT[tip.support], place, name))
    return tuple(name for *_, name in sorted(fitting))


def _nearest(knowledge: Knowledge, named: Ids, muscles: Iterable[str]) -> int | None:
    """How near what is named is to the muscles asked for: 0 is nearest; None where it is none."""
    asked = list(muscles)
    if not asked:
        return 0
    near = (_nearness(knowledge, named, muscle) for muscle in asked)
    return min((found for found in near if found is not None), default=None)


def on_all(knowledge: Knowledge, named: Ids, muscles: Ids) -> bool:
    """Tell whether what is named says something of each of these muscles, or of their parts."""
    return all(_nearness(knowledge, named, muscle) in (0, 1) for muscle in muscles)


def _nearness(knowledge: Knowledge, named: Iterable[str], target: str) -> int | None:
    """0: the target is named; 1: one of its members; 2: something that holds it; None: neither."""
    own = set(members(knowledge, target))
    nearest = None
    for name in named:
        if name == target:
            return 0
        others = set(members(knowledge, name))
        if name in own or (own and others and others < own):
            nearest = 1
        elif own and own <= others:
            nearest = nearest or HELD
    return nearest


def _shares(offered: Iterable[str], asked: Collection[str]) -> bool:
    return not asked or not set(asked).isdisjoint(offered)


def _first(offered: Iterable[str], asked: Collection[str]) -> int:
    """The place of the first one asked for: what a tip is mainly about stands first in it."""
    return next((place for place, name in enumerate(offered) if name in asked), 0)
