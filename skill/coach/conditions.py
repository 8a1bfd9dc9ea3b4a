"""Ways and places of walking: what each asks of the muscles, and which of two asks more."""

from __future__ import annotations

from skill.coach import keys, texts
from skill.coach.answer import Answer, Offer, Part, Verdict, asks, brief, offers, says
from skill.coach.question import Question
from skill.knowledge.model import Effect, Knowledge
from skill.knowledge.queries import effects_for

LEVEL = "level"
#: How much a condition asks of the whole body beside easy level walking, least first.
DEMAND = {"lower": 0, "same": 1, "higher": 2, "much_higher": 3}
MOST_SPOKEN = 3
#: Findings of an answer that "how much" looks through.
MOST_FINDINGS = 4


def together(knowledge: Knowledge, said: tuple[str, ...]) -> tuple[str, ...]:
    """Return one condition for two that belong together ("poles" and "uphill")."""
    if len(said) == 2:
        for name, condition in knowledge.conditions.items():
            if any(set(pair) == set(said) for pair in condition.joins):
                return (name,)
    return said


def muscles_in(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer which muscles one or more conditions use."""
    conditions = together(knowledge, asked.conditions)
    if not conditions:
        return asks(texts.WHICH_CONDITION, asked)
    if len(conditions) == 1:
        parts: tuple[Part, ...] = (says(f"conditions.{conditions[0]}.muscles"),)
    else:
        parts = tuple(brief(f"conditions.{c}.muscles") for c in conditions[:MOST_SPOKEN])
    return about(knowledge, asked.but(conditions=conditions), parts)


def hardest(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer which muscle works hardest, in general or in a condition."""
    if not asked.conditions or asked.conditions == (LEVEL,):
        return Answer(
            (says(texts.OVERVIEW_HARDEST),),
            topic=asked,
            details=(texts.OVERVIEW_MORE,),
            why=(says(texts.OVERVIEW_WHY),),
            evidence=keys.sources_of(knowledge, knowledge.conditions[LEVEL].facts),
            offer=_tip_offer(knowledge, asked),
        )
    return muscles_in(knowledge, asked)


def compare(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer which of two conditions asks more, in all or of a muscle. One alone meets level."""
    one, other = _sides(asked)
    if one is None:
        return asks(texts.WHICH_COMPARE, asked)
    if asked.muscles:
        return _compare_for(knowledge, asked, one, other)
    direct = _measured_against(knowledge, one, other)
    sides = tuple(brief(f"conditions.{c}.compare") for c in (one, other) if c != LEVEL)
    parts = (says(f"effects.{direct}"),) if direct else sides
    answer = about(knowledge, asked.but(conditions=(one,), other=other), parts)
    return answer._replace(
        verdict=_verdict(knowledge, one, other),
        findings=tuple(dict.fromkeys((*((direct,) if direct else ()), *answer.findings))),
    )


def how_to(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer how to walk in a condition."""
    if not asked.conditions:
        return asks(texts.WHICH_CONDITION, asked)
    return about(knowledge, asked, (says(f"conditions.{asked.conditions[0]}.how"),))


def about(knowledge: Knowledge, asked: Question, parts: tuple[Part, ...]) -> Answer:
    """Return an answer on conditions: with these parts, and their details, reasons, sources.

    What it offers is a tip for the muscles asked for, where there are any.
    """
    main = asked.conditions[0]
    shown = (*asked.conditions, *((asked.other,) if asked.other else ()))
    findings = tuple(f for c in shown for f in knowledge.conditions[c].effects)
    return Answer(
        parts,
        topic=asked,
        findings=keys.verified(knowledge, findings)[:MOST_FINDINGS],
        details=(
            *(keys.finding(knowledge, f) for f in keys.verified(knowledge, findings)[:8]),
            *(f"conditions.{c}.more" for c in shown),
        ),
        why=tuple(says(f"conditions.{c}.why") for c in shown[:1] if c)
        if len(shown) == 1
        else tuple(brief(f"conditions.{c}.why") for c in shown[:2]),
        evidence=keys.sources_of(
            knowledge, (*findings, *(f for c in shown for f in knowledge.conditions[c].facts))
        ),
        offer=_tip_offer(knowledge, asked),
        title=f"conditions.{main}.name",
    )


def _sides(asked: Question) -> tuple[str | None, str]:
    """Return the two conditions of a comparison; a missing second one is level walking."""
    said = tuple(c for c in (*asked.conditions, asked.other) if c)
    distinct = tuple(dict.fromkeys(said))
    if not distinct:
        return None, LEVEL
    if len(distinct) == 1:
        return (distinct[0], LEVEL) if distinct[0] != LEVEL else (LEVEL, "brisk")
    return distinct[0], distinct[1]


def _measured_against(knowledge: Knowledge, one: str, other: str) -> str | None:
    """Return the effect that was measured with one of two conditions as the other's baseline."""
    for effect in knowledge.effects.values():
        pair = {effect.condition, effect.baseline}
        if effect.verified and pair == {one, other} and LEVEL not in pair:
            return effect.id
    return None


def _verdict(knowledge: Knowledge, one: str, other: str) -> Verdict:
    """Say which asks more of the whole body, or that they simply differ."""
    if _harder(knowledge, one, other):
        more, less = one, other
    elif _harder(knowledge, other, one):
        more, less = other, one
    else:
        names = {"one": f"conditions.{one}.name", "other": f"conditions.{other}.name"}
        return Verdict(says(texts.COMPARE_DIFFER, **names), "it_depends")
    names = {"more": f"conditions.{more}.name", "less": f"conditions.{less}.name"}
    return Verdict(says(texts.COMPARE_HARDER, **names), more)


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


def _compare_for(knowledge: Knowledge, asked: Question, one: str, other: str) -> Answer:
    """Compare two conditions for one muscle: the best effect of each."""
    muscle = asked.muscles[0]
    parts = tuple(_one_side(knowledge, muscle, c) for c in (one, other) if c != LEVEL)
    return about(knowledge, asked.but(conditions=(one,), other=other), parts)


def _one_side(knowledge: Knowledge, muscle: str, condition: str) -> Part:
    effects = effects_for(knowledge, condition, muscle)
    if effects:
        return brief(keys.finding(knowledge, best(effects)))
    return says(
        texts.NO_MEASUREMENT,
        muscle=f"{keys.target(knowledge, muscle)}.short",
        when=f"conditions.{condition}.when",
    )


def best(effects: tuple[Effect, ...]) -> str:
    """Return the id of the effect to speak first: the first of those in order."""
    return effects[0].id


def _tip_offer(knowledge: Knowledge, asked: Question) -> Offer:
    """Offer a tip for the muscle that was asked for, else for the first of the conditions."""
    if not asked.muscles:
        return offers(texts.OFFER_TIP, Question("tip", conditions=asked.conditions[:1]))
    muscle = f"{keys.target(knowledge, asked.muscles[0])}.short"
    accept = Question("tip", asked.muscles[:1], asked.conditions[:1])
    return offers(texts.OFFER_TIP_FOR, accept, muscle=muscle)
