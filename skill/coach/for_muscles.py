"""Comparisons for one muscle, and of two muscles: the winner where they were measured alike."""

from __future__ import annotations

from collections.abc import Mapping

from skill.coach import conditions, keys, muscles, texts
from skill.coach.answer import Answer, Part, Verdict, brief, says, verdict
from skill.coach.conditions import LEVEL, times
from skill.coach.question import Ids, Question
from skill.coach.sides import ALIKE, MOST_SIDES, alike_ways, answer_on, both, side_parts
from skill.coach.weighing import Outcome, alike, weigh
from skill.knowledge.findings import Effect
from skill.knowledge.model import Knowledge
from skill.knowledge.queries import WORK, effects_for

#: What tells which of two ways of walking works the legs more, where no muscle was measured.
_ENERGY = "energy"
#: The directions of effects of which one outdoes the other, whatever their sizes.
_UP_AND_DOWN = {"increase", "decrease"}


def compare_muscles(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer which of two muscles has more to do: where both were measured alike, the winner."""
    pair = tuple(dict.fromkeys((*asked.muscles, *((asked.other,) if asked.other else ()))))[:2]
    if not pair:
        return muscles.which_muscle(asked)
    both = asked.but(muscles=pair, other=None)
    if len(pair) == 1:
        return muscles.aspect(knowledge, both, "role")
    if not asked.conditions or asked.conditions[0] == LEVEL:
        answer = muscles.aspect(knowledge, both, "timing")
        return answer.but(verdict=Verdict(part=says(texts.MUSCLES_DIFFER), outcome="it_depends"))
    condition = asked.conditions[0]
    one, other = (effects_for(knowledge, condition, muscle) for muscle in pair)
    scale = _one_scale(one, other) or _opposed(one, other)
    if scale and scale[0] == scale[1] and scale[0].direction == "increase":
        return _as_one(knowledge, both, scale[0])
    if scale is None or scale[0] == scale[1]:
        answer = conditions.about(knowledge, both, (brief(f"conditions.{condition}.muscles"),))
        return answer.but(verdict=_by_what_is_worked(knowledge, condition, pair))
    first, second = scale
    won, lost = pair if _outdoes(first, second) else pair[::-1]
    strongest = first if won == pair[0] else second
    answer = conditions.about(knowledge, both, (brief(keys.finding(knowledge, strongest.id)),))
    sure = says(texts.MUSCLE_WINS, muscle=_name(knowledge, won), other=_name(knowledge, lost))
    return answer.but(
        verdict=Verdict(part=sure, outcome=won),
        findings=(strongest.id, *(e.id for e in scale if e is not strongest)),
        evidence=keys.sources_of(knowledge, (first.id, second.id)),
    )


def _by_what_is_worked(knowledge: Knowledge, condition: str, pair: Ids) -> Verdict:
    """Say which of two muscles is all that a way of walking is known to work, if one is; else that
    nobody compared them.
    """
    targets = knowledge.conditions[condition].muscles
    named = [muscle for muscle in pair if muscles.named_in(knowledge, muscle, targets)]
    if len(named) == 1 and len(targets) == 1:
        worked = says(texts.MUSCLE_MAINLY, muscle=_name(knowledge, named[0]))
        return Verdict(part=worked, outcome=named[0])
    uncompared = says(texts.MUSCLES_UNCOMPARED, when=f"conditions.{condition}.when")
    return Verdict(part=uncompared, outcome="it_depends")


def _as_one(knowledge: Knowledge, asked: Question, finding: Effect) -> Answer:
    """Answer that both of two muscles have more to do, which were measured as one."""
    answer = conditions.about(knowledge, asked, (brief(keys.finding(knowledge, finding.id)),))
    one, other = (_name(knowledge, muscle) for muscle in asked.muscles)
    return answer.but(
        verdict=Verdict(part=says(texts.MUSCLES_BOTH, muscle=one, other=other), outcome=ALIKE),
        findings=(finding.id,),
        evidence=keys.sources_of(knowledge, (finding.id,)),
    )


def _opposed(one: tuple[Effect, ...], other: tuple[Effect, ...]) -> tuple[Effect, Effect] | None:
    """Return the first effects of two muscles where one was measured to rise and one to fall."""
    first, second = next(iter(one), None), next(iter(other), None)
    if first is None or second is None:
        return None
    return (first, second) if {first.direction, second.direction} == _UP_AND_DOWN else None


def _outdoes(first: Effect, second: Effect) -> bool:
    """Tell whether a muscle has more to do than another by their effects."""
    if {first.direction, second.direction} == _UP_AND_DOWN:
        return first.direction == "increase"
    return times(first) >= times(second)


def for_muscle(knowledge: Knowledge, asked: Question, sides: Ids) -> Answer:
    """Compare two conditions for one muscle: the winner where both were measured on one scale.

    Where each works it and nobody has compared them, that is said; only so are there three.
    """
    muscle = asked.muscles[0]
    one, other = sides[:2]
    if alike(knowledge, sides):
        return alike_ways(knowledge, asked, sides)
    effects = {c: effects_for(knowledge, c, muscle) for c in sides if c != LEVEL}
    measured = tuple(effects.values())
    scale = _one_scale(*measured) if len(measured) > 1 and len(sides) < MOST_SIDES else None
    direct = _worked_more(effects)
    unranked = _steepness_decides(knowledge, sides)
    more = direct.condition if direct else None if unranked else _leader(effects, scale)
    sure = _for_muscle_verdict(knowledge, muscle, sides, more)
    whole = weigh(knowledge, one, other) if sure.outcome == ALIKE else Outcome()
    energy = whole.finding and knowledge.effects[whole.finding].measure == _ENERGY
    if whole.more and (energy or LEVEL in sides):
        likely = says(texts.COMPARE_LIKELY, more=f"conditions.{whole.more}.when")
        sure = Verdict(part=likely, outcome=whole.more)
        told = () if energy else (brief(f"conditions.{whole.more}.muscles"),)
        return answer_on(knowledge, asked, sides, sure, told, whole.finding)
    chosen = (direct,) if direct else scale or tuple(f[0] for f in effects.values() if f)
    known = (LEVEL, *sides)  # who asks of stairs and hills hears of none that is neither
    led = sorted(chosen, key=lambda e: (e.condition != more, e.baseline not in known))
    parts = tuple(brief(keys.finding(knowledge, effect.id)) for effect in led[:1])
    if sure.outcome == "it_depends":
        unmeasured = tuple(c for c, found in effects.items() if not found)
        parts = (*parts, *_not_measured(knowledge, muscle, unmeasured[:1]))
    if not chosen and sure.outcome != ALIKE:
        parts = side_parts(knowledge, (one, other))
    answer = answer_on(knowledge, asked, sides, sure, parts)
    return answer.but(findings=tuple(e.id for e in chosen) or answer.findings)


def _for_muscle_verdict(knowledge: Knowledge, muscle: str, sides: Ids, more: str | None) -> Verdict:
    """Say which side works a muscle more; that all do, where none was compared; or it depends."""
    name = _name(knowledge, muscle)
    if more is not None:
        when = {"more": more, "other": next(side for side in sides if side != more)}
        spoken = {key: f"conditions.{side}.when" for key, side in when.items()}
        return Verdict(part=says(texts.COMPARE_HARDER_FOR, muscle=name, **spoken), outcome=more)
    working = [side for side in sides if _working(knowledge, muscle, side)]
    if len(working) == 1 and working[0] != LEVEL:
        likely = says(texts.COMPARE_LIKELY, more=f"conditions.{working[0]}.when")
        return Verdict(part=likely, outcome="it_depends")
    if len(working) < len(sides):
        return verdict("it_depends")
    if len(sides) < MOST_SIDES:
        return Verdict(
            part=says(texts.COMPARE_BOTH_WORK, muscle=name, **both(sides)), outcome=ALIKE
        )
    return Verdict(part=says(texts.COMPARE_ALL_WORK, muscle=name), outcome=ALIKE)


def _not_measured(knowledge: Knowledge, muscle: str, sides: Ids) -> tuple[Part, ...]:
    """Say of a side that nobody measured the muscle there."""
    name = (_name(knowledge, muscle),)
    return tuple(
        says(texts.NO_MEASUREMENT, muscle=name, when=f"conditions.{side}.when") for side in sides
    )


def _leader(
    effects: Mapping[str, tuple[Effect, ...]], scale: tuple[Effect, Effect] | None
) -> str | None:
    """Return the condition that works a muscle more: on one scale, or as the only one measured."""
    if scale is not None:
        first, second = scale
        return (first if times(first) >= times(second) else second).condition
    rising = [c for c, known in effects.items() if known and known[0].direction == "increase"]
    if not all(effects.values()):
        return None
    if len(rising) == 1:
        return rising[0]
    return LEVEL if len(effects) == 1 else None


def _steepness_decides(knowledge: Knowledge, sides: Ids) -> bool:
    """Tell whether one side is the other made elsewhere, as a belt is a hill: how steep decides."""
    one, other = sides[:2]
    first, second = (knowledge.conditions[side] for side in (one, other))
    joined = any(other in pair for pair in first.joins) or any(one in p for p in second.joins)
    return joined and first.demand == second.demand


def _worked_more(effects: Mapping[str, tuple[Effect, ...]]) -> Effect | None:
    """Return the finding that works a muscle more on one side than on the other, if any."""
    for condition, known in effects.items():
        for effect in known:
            against = effect.baseline in effects and effect.baseline != condition
            if against and effect.direction == "increase" and effect.measure in WORK:
                return effect
    return None


def _working(knowledge: Knowledge, muscle: str, condition: str) -> bool:
    """Tell whether a condition works a muscle: it was measured to rise, or is named for it."""
    effects = effects_for(knowledge, condition, muscle)
    if effects:
        return effects[0].direction == "increase"
    return muscles.named_in(knowledge, muscle, knowledge.conditions[condition].muscles)


def _name(knowledge: Knowledge, muscle: str) -> str:
    return f"{keys.target(knowledge, muscle)}.short"


def _one_scale(one: tuple[Effect, ...], other: tuple[Effect, ...]) -> tuple[Effect, Effect] | None:
    """Return an effect of each that were measured alike: same source, measure and baseline."""
    for first in one:
        for second in other:
            alike = (first.source, first.measure, first.baseline) == (
                *(second.source, second.measure, second.baseline),
            )
            if alike and first.size and second.size and first.size.times and second.size.times:
                return first, second
    return None
