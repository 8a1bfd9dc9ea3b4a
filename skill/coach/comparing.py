"""Comparisons: what wins first, then what each side asks of the muscles, on one scale."""

from collections.abc import Mapping
from typing import NamedTuple

from skill.coach import conditions, keys, muscles, texts
from skill.coach.answer import Answer, Part, Verdict, asks, brief, says, verdict
from skill.coach.conditions import LEVEL, times
from skill.coach.question import Ids, Question
from skill.knowledge.model import Effect, Knowledge
from skill.knowledge.queries import WORK, effects_for

#: How much a condition asks of the whole body beside easy level walking, least first.
DEMAND = {"lower": 0, "same": 1, "higher": 2, "much_higher": 3}
MOST_SIDES = 3
#: Muscles named for a side.
MOST_MUSCLES = 2
#: What "is it harder" and "is it easier" ask.
HARDER, EASIER = "harder", "easier"
#: How each of so many sides is said.
_SIDE_TEXTS = {
    1: (texts.COMPARE_SIDE,),
    2: (texts.COMPARE_SIDE, texts.COMPARE_OTHER),
    3: (texts.COMPARE_SIDE, texts.COMPARE_OTHER, texts.COMPARE_THIRD),
}
#: Who compares for these compares what each asks in all.
_WHOLE = (("legs",), ("whole_body",))
#: What two come to that ask the same.
ALIKE = "alike"
#: What those come to of which none asks more.
_DEPENDS = Verdict(says(texts.COMPARE_DEPENDS), "it_depends")


class Outcome(NamedTuple):
    """What a comparison comes to: the side that asks more, if any, and the finding behind it."""

    more: str | None = None
    finding: str | None = None


def compare(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer which of two or three conditions asks more, in all or of a muscle.

    One condition alone is put beside level walking.
    """
    sides = _sides(asked)
    if not sides:
        return asks(texts.WHICH_COMPARE, asked)
    if asked.muscles and asked.muscles not in _WHOLE:
        return _for_muscle(knowledge, asked, sides)
    measured = _on_a_scale(knowledge, asked, sides[:2]) if asked.subject else None
    if measured is not None:
        return measured
    if len(sides) == MOST_SIDES:
        return _of_three(knowledge, asked, sides)
    one, other = sides
    outcome = _outcome(knowledge, one, other)
    if LEVEL in sides:
        sure = Verdict(_beside_level(sides), outcome.more or "it_depends")
        return _answer(knowledge, asked, sides, sure, (), None)
    parts = _side_parts(knowledge, (one, other))
    sure = _winner(outcome)
    if _alike(knowledge, sides):
        sure = Verdict(says(texts.COMPARE_ALIKE), ALIKE)
        special = next((side for side in sides if side != LEVEL), one)
        parts = (brief(f"conditions.{special}.muscles"),)
    return _answer(knowledge, asked, sides, sure, parts, outcome.finding)


def harder_than(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer with yes or no whether one condition is harder, or easier, than another."""
    sides = _sides(asked)
    if not sides:
        return asks(texts.WHICH_COMPARE, asked)
    one, other = sides[:2]
    if asked.muscles and asked.muscles not in _WHOLE:
        return _for_muscle(knowledge, asked, (one, other))
    outcome = _outcome(knowledge, one, other)
    wins = one if asked.subject != EASIER else other
    word = "it_depends" if outcome.more is None else "yes" if outcome.more == wins else "no"
    if LEVEL in sides:
        same = knowledge.conditions[one].demand == knowledge.conditions[other].demand
        word = "not_quite" if same else word
        sure = verdict(word)
        spoken: tuple[Part, ...] = (_beside_level(sides),)
    else:
        reason = _winner(outcome)
        parts = _side_parts(knowledge, (one, other))
        sure = reason if word == "it_depends" else verdict(word)
        spoken = parts if word == "it_depends" else (reason.part, *parts)
    answer = _answer(knowledge, asked, (one, other), sure, spoken, outcome.finding)
    return answer._replace(verdict=Verdict(sure.part, outcome.more or word))


def in_conditions(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer what a muscle does in a way of walking; of two that contrast, which works it more."""
    return _contrast(knowledge, asked) or muscles.in_condition(knowledge, asked)


def works(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer whether a condition works a muscle more; of two that contrast, which does."""
    return _contrast(knowledge, asked) or muscles.works(knowledge, asked)


def _contrast(knowledge: Knowledge, asked: Question) -> Answer | None:
    """Compare two ways of walking that nobody walks at once for one muscle; None for others."""
    if len(asked.muscles) != 1 or len(asked.conditions) != 2:
        return None
    one, other = (knowledge.conditions[name] for name in asked.conditions)
    contrast = one.opposite == asked.conditions[1] or other.opposite == asked.conditions[0]
    return _for_muscle(knowledge, asked, asked.conditions) if contrast else None


def compare_muscles(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer which of two muscles has more to do: where both were measured alike, the winner."""
    pair = tuple(dict.fromkeys((*asked.muscles, *((asked.other,) if asked.other else ()))))[:2]
    if not pair:
        return muscles.which_muscle(asked)
    both = asked.but(muscles=pair, other=None)
    if len(pair) == 1:
        return muscles.aspect(knowledge, both, "role")
    if not asked.conditions or asked.conditions[0] == LEVEL:
        answer = muscles.aspect(knowledge, both, "role")
        return answer._replace(verdict=Verdict(says(texts.MUSCLES_DIFFER), "it_depends"))
    condition = asked.conditions[0]
    one, other = (effects_for(knowledge, condition, muscle) for muscle in pair)
    scale = _one_scale(one, other)
    if scale is None:
        return muscles.in_condition(knowledge, both)
    first, second = scale
    won, lost = pair if times(first) >= times(second) else pair[::-1]
    strongest = first if won == pair[0] else second
    answer = conditions.about(knowledge, both, (brief(keys.finding(knowledge, strongest.id)),))
    sure = says(texts.MUSCLE_WINS, muscle=_name(knowledge, won), other=_name(knowledge, lost))
    return answer._replace(
        verdict=Verdict(sure, won),
        findings=(strongest.id, *(e.id for e in scale if e is not strongest)),
        evidence=keys.sources_of(knowledge, (first.id, second.id)),
    )


def _beside_level(sides: Ids) -> Part:
    """Say what a way of walking is beside level walking."""
    side = next((side for side in sides if side != LEVEL), LEVEL)
    return says(f"conditions.{side}.compare")


def _sides(asked: Question) -> Ids:
    """Return the two or three conditions of a comparison; a missing second is level walking."""
    sides = _named_sides(asked)
    if len(sides) == 1:
        return (sides[0], LEVEL) if sides[0] != LEVEL else (LEVEL, "brisk")
    return sides


def _named_sides(asked: Question) -> Ids:
    named = (*asked.conditions[:1], *((asked.other,) if asked.other else ()), *asked.conditions[1:])
    return tuple(dict.fromkeys(named))[:MOST_SIDES]


def _outcome(knowledge: Knowledge, one: str, other: str) -> Outcome:
    """Return which of two asks more: by what was measured side by side, else by their demand."""
    for effect in knowledge.effects.values():
        pair = {effect.condition, effect.baseline}
        compares = pair == {one, other} and LEVEL not in pair and effect.measure in WORK
        if effect.verified and effect.size and compares:
            more = effect.condition if effect.direction == "increase" else effect.baseline
            ranked = effect.direction in ("increase", "decrease")
            return Outcome(more if ranked else None, effect.id)
    if _harder(knowledge, one, other):
        return Outcome(one)
    return Outcome(other) if _harder(knowledge, other, one) else Outcome()


def _harder(knowledge: Knowledge, one: str, other: str) -> bool:
    """Tell whether the first asks more of the whole body than the second.

    What is less work for some muscles and more for others has no rank, yet going down asks less
    than going up.
    """
    first, second = (knowledge.conditions[c] for c in (one, other))
    if first.demand == "much_higher" and second.demand == "mixed":
        return first.opposite == other
    more, less = (DEMAND.get(c.demand or "") for c in (first, second))
    return more is not None and less is not None and more > less


def _alike(knowledge: Knowledge, sides: Ids) -> bool:
    """Tell whether these ask no more than level walking, and so the same."""
    return all(knowledge.conditions[side].demand == "same" for side in sides)


def _winner(outcome: Outcome) -> Verdict:
    """Say which asks more, or that it depends."""
    if outcome.more is None:
        return _DEPENDS
    part = says(texts.COMPARE_HARDER, more=f"conditions.{outcome.more}.name")
    return Verdict(part, outcome.more)


def _side_parts(knowledge: Knowledge, sides: Ids) -> tuple[Part, ...]:
    """Name the muscles of each side, or those that all use."""
    other = tuple(side for side in sides if side != LEVEL) if len(sides) == 2 else sides
    named = {side: _named(knowledge, side) for side in other}
    if not all(named.values()):
        return (brief(f"conditions.{other[0]}.muscles"),)
    if len(named) > 1 and len({frozenset(targets) for targets in named.values()}) == 1:
        shared = _short(knowledge, named[other[0]])
        return (says(texts.COMPARE_SAME, muscles=shared, **_both(other)),)
    most = 1 if len(named) == MOST_SIDES else MOST_MUSCLES
    return tuple(
        says(key, when=f"conditions.{c}.when", muscles=_short(knowledge, targets[:most]))
        for key, (c, targets) in zip(_SIDE_TEXTS[len(named)], named.items(), strict=True)
    )


def _both(sides: Ids) -> dict[str, str]:
    """Return where the first two sides are, as a text's placeholders."""
    return {"one": f"conditions.{sides[0]}.when", "other": f"conditions.{sides[1]}.when"}


def _named(knowledge: Knowledge, condition: str) -> Ids:
    """Return the muscles to name for a condition, those that have a name of their own."""
    targets = knowledge.conditions[condition].muscles
    known = (t for t in targets if t in knowledge.muscles or knowledge.groups[t].asked)
    return tuple(known)[:MOST_MUSCLES]


def _short(knowledge: Knowledge, targets: Ids) -> Ids:
    return tuple(f"{keys.target(knowledge, target)}.short" for target in targets)


def _of_three(knowledge: Knowledge, asked: Question, sides: Ids) -> Answer:
    """Say which of three asks the most, if one does, and what each is."""
    best = tuple(s for s in sides if all(s == o or _harder(knowledge, s, o) for o in sides))
    if best:
        part = says(texts.COMPARE_MOST, more=f"conditions.{best[0]}.name")
        sure = Verdict(part, best[0])
        return _answer(knowledge, asked, sides, sure, _side_parts(knowledge, sides), None)
    parts = _side_parts(knowledge, sides)
    return _answer(knowledge, asked, sides, _DEPENDS, parts, None)


def _answer(
    knowledge: Knowledge,
    asked: Question,
    sides: Ids,
    sure: Verdict,
    parts: tuple[Part, ...],
    finding: str | None,
) -> Answer:
    """Return a comparison; a finding that compares the sides themselves takes the parts' place."""
    one, other, *third = sides
    named = (
        len(_named_sides(asked)) > 1
    )  # level walking that nobody named is no thing to go on from
    topic = asked.but(conditions=(one, *third), other=other if named else None)
    spoken = (brief(f"effects.{finding}"),) if finding else parts
    answer = conditions.about(knowledge, topic, spoken)
    findings = tuple(dict.fromkeys((*((finding,) if finding else ()), *answer.findings)))
    if sure.outcome in sides:
        answer = answer._replace(why=(says(f"conditions.{sure.outcome}.why"),))
    return answer._replace(verdict=sure, findings=findings)


def _on_a_scale(knowledge: Knowledge, asked: Question, sides: Ids) -> Answer | None:
    """Compare two conditions by what was measured of each: energy, say; None where it was not."""
    one, other = (_measured(knowledge, side, asked.subject) for side in sides)
    if one is None or other is None or times(one) == times(other):
        return None
    best, rest = (one, other) if times(one) > times(other) else (other, one)
    part = says(texts.COMPARE_MEASURED, more=f"conditions.{best.condition}.name")
    parts = (brief(keys.finding(knowledge, best.id)),)
    sure = Verdict(part, best.condition)
    answer = _answer(knowledge, asked, sides, sure, parts, None)
    return answer._replace(
        findings=(best.id, rest.id), evidence=keys.sources_of(knowledge, (best.id, rest.id))
    )


def _measured(knowledge: Knowledge, condition: str, measure: str | None) -> Effect | None:
    """Return the first verified effect of a condition on a measure, beside level walking."""
    known = (knowledge.effects[name] for name in knowledge.conditions[condition].effects)
    fits = (e for e in known if e.verified and (e.condition, e.measure) == (condition, measure))
    return next((e for e in fits if e.baseline == LEVEL and e.size and e.size.times), None)


def _for_muscle(knowledge: Knowledge, asked: Question, sides: Ids) -> Answer:
    """Compare two conditions for one muscle: the winner where both were measured on one scale.

    Where each works it and nobody has compared them, that is said; only so are there three.
    """
    muscle = asked.muscles[0]
    one, other = sides[:2]
    effects = {c: effects_for(knowledge, c, muscle) for c in sides if c != LEVEL}
    measured = tuple(effects.values())
    scale = _one_scale(*measured) if len(measured) > 1 and len(sides) < MOST_SIDES else None
    direct = _side_by_side(effects)
    more = direct.condition if direct else _leader(effects, scale)
    sure = _for_muscle_verdict(knowledge, muscle, sides, more)
    chosen = (direct,) if direct else scale or tuple(f[0] for f in effects.values() if f)
    led = sorted(chosen, key=lambda effect: effect.condition != more)
    parts = tuple(brief(keys.finding(knowledge, effect.id)) for effect in led[:1])
    if sure.outcome == "it_depends":
        unmeasured = tuple(c for c, found in effects.items() if not found)
        parts = (*parts, *_not_measured(knowledge, muscle, unmeasured[:1]))
    if not chosen and sure.outcome != ALIKE:
        parts = _side_parts(knowledge, (one, other))
    answer = _answer(knowledge, asked, sides, sure, parts, None)
    return answer._replace(findings=tuple(e.id for e in chosen) or answer.findings)


def _for_muscle_verdict(knowledge: Knowledge, muscle: str, sides: Ids, more: str | None) -> Verdict:
    """Say which side works a muscle more; that all do, where none was compared; or it depends."""
    name = _name(knowledge, muscle)
    if more is not None:
        when = {"more": more, "other": next(side for side in sides if side != more)}
        spoken = {key: f"conditions.{side}.when" for key, side in when.items()}
        return Verdict(says(texts.COMPARE_HARDER_FOR, muscle=name, **spoken), more)
    if not all(_working(knowledge, muscle, side) for side in sides):
        return verdict("it_depends")
    if len(sides) < MOST_SIDES:
        return Verdict(says(texts.COMPARE_BOTH_WORK, muscle=name, **_both(sides)), ALIKE)
    return Verdict(says(texts.COMPARE_ALL_WORK, muscle=name), ALIKE)


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


def _side_by_side(effects: Mapping[str, tuple[Effect, ...]]) -> Effect | None:
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
    targets = knowledge.conditions[condition].muscles
    named = {m for target in targets for m in muscles.single(knowledge, target)}
    return not named.isdisjoint(muscles.single(knowledge, muscle))


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
