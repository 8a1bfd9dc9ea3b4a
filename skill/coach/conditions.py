"""Ways and places of walking: what each asks of the muscles, and which of two asks more."""

from __future__ import annotations

from skill.coach import keys, texts
from skill.coach.answer import Answer, Offer, Part, Verdict, asks, brief, in_turn, offers, says
from skill.coach.meanings import EXACTLY
from skill.coach.question import Ids, Question
from skill.knowledge.findings import Effect
from skill.knowledge.model import Knowledge
from skill.knowledge.queries import effects_for, members, on_all

LEVEL = "level"
#: Why muscles burn.
_BURNS = "subjects.burning_muscles.answer"
MOST_SPOKEN = 3
#: What names no muscle.
_LEGS = "legs"
#: Muscles that are named one by one, at most.
MOST_NAMED = 5
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
    names = _by_name(knowledge, conditions[0]) if asked.subject == EXACTLY else ()
    asked = asked.but(subject=None)
    if len(names) > 1:
        shorts = tuple(f"{keys.target(knowledge, name)}.short" for name in names)
        parts: tuple[Part, ...] = (says(texts.NAMED_MUSCLES, muscles=shorts),)
    elif len(conditions) == 1:
        parts = (says(f"conditions.{conditions[0]}.muscles"),)
    else:
        parts = tuple(brief(_beside(knowledge, c)) for c in conditions[:MOST_SPOKEN])
    return about(knowledge, asked.but(conditions=conditions), parts)


def _beside(knowledge: Knowledge, way: str) -> str:
    """Return what tells of a way of walking beside another: of a pram what it adds, no muscles."""
    known = knowledge.conditions[way]
    unmeasured = known.gear and not known.effects
    return f"conditions.{way}.{'compare' if unmeasured else 'muscles'}"


def _by_name(knowledge: Knowledge, way: str) -> Ids:
    """Return the single muscles that were measured to work more in a way of walking.

    What its main muscles are is named first where none of those was measured.
    """
    known = (knowledge.effects[name] for name in knowledge.conditions[way].effects)
    more = (e for e in known if e.verified and e.condition == way and e.direction == "increase")
    named = dict.fromkeys(m for effect in more for m in effect.muscles if m in knowledge.muscles)
    whole = tuple(m for m in knowledge.conditions[way].muscles if m != _LEGS)
    unmeasured = tuple(m for m in whole if named.keys().isdisjoint(members(knowledge, m)))
    return (*unmeasured, *named)[:MOST_NAMED] if len(named) > 1 else whole


def hardest(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer which muscle works hardest, in general or in a condition."""
    if not asked.conditions or asked.conditions == (LEVEL,):
        return Answer(
            parts=(says(texts.OVERVIEW_HARDEST),),
            topic=asked,
            details=(texts.OVERVIEW_MORE,),
            why=(says(texts.OVERVIEW_HARDEST_WHY),),
            evidence=keys.sources_of(knowledge, knowledge.conditions[LEVEL].facts),
            offer=_tip_offer(knowledge, asked),
        )
    measured = _on_one_scale(knowledge, together(knowledge, asked.conditions)[0])
    if len(measured) < MOST_SPOKEN:
        return muscles_in(knowledge, asked)
    first = max(measured, key=times)
    name = f"{keys.target(knowledge, first.muscles[0])}.short"
    way = together(knowledge, asked.conditions)[0]
    answer = about(knowledge, asked, (brief(f"conditions.{way}.muscles"),))
    return answer.but(
        verdict=Verdict(part=says(texts.HARDEST_MEASURED, muscle=name), outcome=first.muscles[0]),
        findings=(first.id,),
        evidence=keys.sources_of(knowledge, (first.id,)),
    )


def times(effect: Effect) -> float:
    """Return how many times as much an effect is; 1 where it is no such number."""
    return (effect.size.times if effect.size else None) or 1.0


def _on_one_scale(knowledge: Knowledge, condition: str) -> tuple[Effect, ...]:
    """Return the effects on one muscle each that one study measured alike: those of the most."""
    scales: dict[tuple[str, ...], list[Effect]] = {}
    for name in knowledge.conditions[condition].effects:
        effect = knowledge.effects[name]
        rises = effect.verified and effect.direction == "increase" and len(effect.muscles) == 1
        if rises and effect.size and effect.size.times and effect.condition == condition:
            scale = (effect.source, effect.measure, effect.baseline)
            scales.setdefault(scale, []).append(effect)
    longest = sorted(scales.values(), key=len)[-1:]
    return tuple(effect for scale in longest for effect in scale)


def reason(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer why a condition is what it is, with its cause; on the flat a muscle by its role.

    A muscle in no way of walking burns, or tires: it does more than it is used to.
    """
    if not asked.conditions and not asked.muscles:
        return asks(texts.WHICH_CONDITION, asked)
    if not asked.conditions:
        return about(knowledge, asked.but(conditions=(LEVEL,)), (says(_BURNS),))
    joined = together(knowledge, asked.conditions)
    parts: tuple[Part, ...] = (says(f"conditions.{joined[0]}.why"),)
    if asked.muscles and joined[0] == LEVEL:
        parts = (says(f"{keys.target(knowledge, asked.muscles[0])}.role"),)
    elif asked.muscles:
        measured = tuple(
            effect
            for effect in effects_for(knowledge, joined[0], asked.muscles[0])
            if on_all(knowledge, asked.muscles[:1], effect.muscles)
            and effect.baseline not in knowledge.activities
        )
        parts += tuple(brief(keys.finding(knowledge, best(measured))) for _ in measured[:1])
    return about(knowledge, asked.but(conditions=joined), parts)


def how_to(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer how to walk in a condition, or in two at once; on the flat, where none is meant."""
    asked = asked.but(conditions=asked.conditions or (LEVEL,))
    ways = together(knowledge, asked.conditions)[:2]
    return about(knowledge, asked, in_turn(tuple(f"conditions.{way}.how" for way in ways)))


def _reasons(shown: tuple[str, ...]) -> tuple[Part, ...]:
    """Return why these are what they are; level ground explains nothing beside another."""
    ways = tuple(c for c in shown if c != LEVEL) or shown
    if len(ways) == 1:
        return (says(f"conditions.{ways[0]}.why"),)
    return tuple(brief(f"conditions.{c}.why") for c in ways[:2])


def about(knowledge: Knowledge, asked: Question, parts: tuple[Part, ...]) -> Answer:
    """Return an answer on conditions: with these parts, and their details, reasons, sources.

    What it offers is a tip for the muscles asked for, where there are any.
    """
    main = asked.conditions[0]
    named = (*asked.conditions, *((asked.other,) if asked.other else ()))
    shown = (
        tuple(name for name in named if name != LEVEL) or named
    )  # beside another it tells nothing
    findings = tuple(f for c in shown for f in knowledge.conditions[c].effects)
    return Answer(
        parts=parts,
        topic=asked,
        findings=keys.verified(knowledge, findings)[:MOST_FINDINGS],
        details=(
            *(keys.finding(knowledge, f) for f in keys.verified(knowledge, findings)[:8]),
            *(f"conditions.{c}.more" for c in shown),
        ),
        why=_reasons(shown),
        evidence=keys.sources_of(
            knowledge, (*findings, *(f for c in shown for f in knowledge.conditions[c].facts))
        ),
        offer=_tip_offer(knowledge, asked),
        title=f"conditions.{main}.name",
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
