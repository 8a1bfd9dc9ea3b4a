"""Muscles and groups: what and where they are, what they do, what a way of walking asks of them."""

from __future__ import annotations

from skill.coach import conditions, keys, texts
from skill.coach.answer import Answer, Part, Verdict, asks, brief, in_turn, offers, says, verdict
from skill.coach.meanings import FEEL, GOOD, IS, LESS, USED
from skill.coach.question import Ids, Question
from skill.knowledge.findings import Effect
from skill.knowledge.model import Knowledge
from skill.knowledge.queries import conditions_raising, effects_for, members, on_all

MOST_SPOKEN = 3
PAIR = 2
#: What is said of muscles in a condition, at most, so that it stays one breath.
MOST_PARTS = 2
#: Conditions named in one answer, so that it stays one breath.
MOST_WAYS = 2
#: Who names no more than these asks for all that a way of walking works.
LEGS = "legs"
#: The phase that is the whole step.
STRIDE = "stride"
#: The muscles that rest at an easy walk.
_RESTING = "upper_body"
#: What is good to have less of: load on joints, and work of the back.
_LOADS = frozenset(("joint_load",))
_RELIEVED = frozenset(("knees", "erector_spinae", "multifidus", "lower_back"))


def narrowest(knowledge: Knowledge, said: tuple[str, ...]) -> tuple[str, ...]:
    """Drop what wholly holds another thing named: of "hamstring" and "thigh" the thigh."""
    held = {m: frozenset(members(knowledge, m)) for m in said}
    return tuple(m for m in said if not any(held[other] < held[m] for other in said if held[other]))


#: Aspects after which "why" asks what walking needs the muscle for.
_WITH_A_CAUSE = frozenset(("about", "action", "role", "timing", "where"))


def aspect(knowledge: Knowledge, asked: Question, name: str) -> Answer:
    """Answer one aspect ("where", "parts", "role", ...) of up to three muscles or groups."""
    if not asked.muscles:
        return which_muscle(asked)
    said = asked.muscles[:MOST_SPOKEN]
    spoken = tuple(f"{keys.target(knowledge, m)}.{name}" for m in said)
    if asked.subject == IS:
        return about(knowledge, asked, (says(spoken[0]),)).but(verdict=_is(knowledge, said))
    if name == "action" and (whole := _whole(knowledge, said)):
        own = next(text for m, text in zip(said, spoken, strict=True) if m != whole)
        parts = (says(f"{keys.target(knowledge, whole)}.parts"), brief(own))
        return about(knowledge, asked, parts)
    if name == "role" and asked.subject in knowledge.phases:
        return _in_phase(knowledge, asked)
    answer = about(knowledge, asked, in_turn(spoken))
    if name in _WITH_A_CAUSE and (cause := _cause(knowledge, said[0])):
        answer = answer.but(why=(says(f"causes.{cause}"),))
    return answer.but(verdict=_used(knowledge, said)) if asked.subject == USED else answer


def _cause(knowledge: Knowledge, target: str) -> str | None:
    """Return why walking needs a muscle or a group, if that is told of it."""
    known = knowledge.muscles.get(target) or knowledge.groups[target]
    return known.because


def _whole(knowledge: Knowledge, said: Ids) -> str | None:
    """Return the one of two muscles that the other is a part of, if it is."""
    held = {m: {*members(knowledge, m)} for m in said}
    whole = (m for m in said if any(other in held[m] for other in said if other != m))
    return next(whole, None) if len(said) == PAIR else None


def _in_phase(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer with yes or hardly whether muscles work in a phase of the step, and when they do."""
    if asked.subject == STRIDE:
        return aspect(knowledge, asked.but(subject=USED), "role")
    main = knowledge.phases[str(asked.subject)].muscles
    works = any(named_in(knowledge, muscle, main) for muscle in asked.muscles)
    return timing(knowledge, asked).but(verdict=verdict("yes" if works else "hardly"))


def _is(knowledge: Knowledge, said: Ids) -> Verdict:
    """Return yes where there is such a muscle, or where the first belongs to the second."""
    one, *other = ({*single(knowledge, muscle)} for muscle in said)
    return verdict("yes" if not other or one & other[0] else "no")


def _used(knowledge: Knowledge, said: Ids) -> Verdict:
    """Return yes; partly for muscles that rest at an easy walk; not quite where none is known."""
    held = {m for muscle in said for m in members(knowledge, muscle)}
    if not held:
        return verdict("not_quite")
    return verdict("partly" if held <= {*members(knowledge, _RESTING)} else "yes")


def timing(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer when in a step muscles work, or what they do in the phase of it that was named.

    Asked how to feel them, it says that a hand does.
    """
    if asked.subject == FEEL and asked.muscles:
        text = keys.target(knowledge, asked.muscles[0])
        hand = says(texts.FEEL_MUSCLE, muscle=f"{text}.short")
        return about(knowledge, asked, (hand, brief(f"{text}.timing")))
    phase = knowledge.phases.get(asked.subject or "")
    facts = phase.facts if phase and asked.muscles else ()
    own = [f for f in facts if on_all(knowledge, knowledge.facts[f].muscles, asked.muscles)]
    if not own:
        return aspect(knowledge, asked, "timing")
    return about(knowledge, asked, (says(keys.finding(knowledge, own[0])),))


def in_condition(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer what muscles do in conditions: what was measured, or honestly that nothing was."""
    joined = conditions.together(knowledge, asked.conditions)
    if not asked.muscles or (joined and asked.muscles == (LEGS,)):
        return conditions.muscles_in(knowledge, asked.but(kind="condition", muscles=()))
    if not joined:
        return aspect(knowledge, asked, "role")
    pairs = [(m, c) for m in asked.muscles for c in joined][:MOST_SPOKEN]
    unmeasured: dict[str, tuple[str, ...]] = {}
    parts: list[Part] = []
    for muscle, condition in pairs:
        if condition == conditions.LEVEL or effects_for(knowledge, condition, muscle):
            parts.append(_measured(knowledge, muscle, condition))
        else:
            unmeasured[condition] = (*unmeasured.get(condition, ()), muscle)
    for condition, muscles in unmeasured.items():
        parts += _unmeasured(knowledge, muscles, condition)
    once = tuple(part for n, part in enumerate(parts) if part not in parts[:n])[:MOST_PARTS]
    answer = conditions.about(knowledge, asked.but(conditions=joined), once)
    effects = tuple(e.id for m, c in pairs for e in effects_for(knowledge, c, m))
    return _led_by(knowledge, answer, effects)


def work_more(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer which ways of walking ask more of a muscle."""
    if not asked.muscles:
        return which_muscle(asked)
    muscle = asked.muscles[0]
    ways = conditions_raising(knowledge, muscle)
    if not ways:
        return _trained(knowledge, asked)
    effect = conditions.best(effects_for(knowledge, ways[0], muscle))
    parts = (
        says(
            texts.BEST_WAYS,
            muscle=f"{keys.target(knowledge, muscle)}.short",
            ways=tuple(f"conditions.{c}.when" for c in ways[:MOST_WAYS]),
        ),
        says(keys.finding(knowledge, effect)),
    )
    return _led_by(knowledge, about(knowledge, asked, parts), (effect,))


def _trained(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer what trains a muscle that no way of walking asks more of."""
    from skill.coach.training import exercise  # noqa: PLC0415 - only for such a muscle

    return exercise(knowledge, asked.but(kind="exercise"))


def works(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer with yes or no whether a condition works a muscle more, less, or does it good."""
    joined = conditions.together(knowledge, asked.conditions)
    whole = asked.muscles in ((), (LEGS,))
    if whole and (len(joined) == 1 or (joined and asked.subject == GOOD)):
        return _as_a_whole(knowledge, asked.but(conditions=joined))
    if len(asked.muscles) != 1 or not joined or asked.muscles == (LEGS,):
        return in_condition(knowledge, asked)
    muscle, condition = asked.muscles[0], joined[0]
    effects = effects_for(knowledge, condition, muscle)
    if asked.subject == LESS or not _RELIEVED.isdisjoint(single(knowledge, muscle)):
        # Asked for relief, what relieves comes before what does not.
        effects = tuple(sorted(effects, key=lambda effect: effect.direction != "decrease"))
    answer = in_condition(knowledge, asked.but(conditions=joined))
    if condition == conditions.LEVEL:
        return answer.but(verdict=verdict("yes"))
    targets = knowledge.conditions[condition].muscles
    if effects and not _tells_little(knowledge, effects[0], muscle, condition):
        part = says(keys.finding(knowledge, effects[0].id))
        word = _word(effects[0], asked.subject)
        return answer.but(parts=(part,), verdict=verdict(word), findings=(effects[0].id,))
    if not named_in(knowledge, muscle, targets):
        return _of_no_test(knowledge, asked, condition, answer)
    more = bool(effects) and effects[0].direction == "increase"
    alone = () if more else _together(knowledge, muscle, targets)
    parts = (brief(f"conditions.{condition}.muscles"), *alone)
    return answer.but(parts=parts, verdict=verdict(_as_named(knowledge, condition, asked)))


def _of_no_test(knowledge: Knowledge, asked: Question, way: str, told: Answer) -> Answer:
    """Answer where nobody measured a muscle: what every walk uses, an easier one uses too.

    Where something is held, arms and shoulders do other work than on every walk.
    """
    known = knowledge.conditions[way]
    if known.demand == "lower" and not known.gear and asked.subject != LESS:
        return aspect(knowledge, Question("role", asked.muscles, subject=USED), "role")
    return told.but(verdict=Verdict(part=says(texts.CANNOT_SAY), outcome="not_quite"))


def _tells_little(knowledge: Knowledge, effect: Effect, muscle: str, condition: str) -> bool:
    """Tell whether less was measured in a part of what a way of walking works as a whole.

    More in a part that is not what it works of the muscle tells as little: the inner thigh of the
    thighs on stairs.
    """
    targets = knowledge.conditions[condition].muscles
    part = not on_all(knowledge, (muscle,), effect.muscles)
    if not part or not named_in(knowledge, muscle, targets):
        return False
    worked = {m for t in targets for m in single(knowledge, t)} & {*single(knowledge, muscle)}
    measured = {m for t in effect.muscles for m in single(knowledge, t)}
    return effect.direction == "decrease" or worked.isdisjoint(measured)


def _as_named(knowledge: Knowledge, condition: str, asked: Question) -> str:
    """Return yes where a way of walking is named for a muscle, hardly where it asks no more."""
    if asked.subject == LESS:
        return "no"
    as_usual = knowledge.conditions[condition].demand == "same"
    return "hardly" if as_usual and asked.subject != GOOD else "yes"


def _as_a_whole(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer with yes or no whether a way of walking makes a difference, or does the legs good."""
    demand = knowledge.conditions[asked.conditions[0]].demand
    if asked.subject == LESS:
        word = "yes" if demand == "lower" else "not_quite" if demand == "same" else "no"
    elif asked.subject == GOOD or asked.conditions == (conditions.LEVEL,):
        word = "yes"
    elif demand == "lower":  # easier makes a difference too
        word = "no" if asked.muscles else "yes"
    else:
        word = "hardly" if demand == "same" else "yes"
    return in_condition(knowledge, asked).but(verdict=verdict(word))


def _together(knowledge: Knowledge, muscle: str, targets: tuple[str, ...]) -> tuple[Part, ...]:
    """Say that a muscle was not measured alone, where what is known is of a group it is in."""
    if muscle in targets:
        return ()
    short = f"{keys.target(knowledge, muscle)}.short"
    return (says(texts.MEASURED_TOGETHER, muscle=short),)


def _word(effect: Effect, wish: str | None) -> str:
    """Return what was measured as yes or no to "more", "less" or "is it good for"."""
    if effect.direction == "no_change":
        return "not_quite"
    if effect.direction not in ("increase", "decrease"):
        return "it_depends"
    rises = effect.direction == "increase"
    if wish == LESS:
        return "no" if rises else "yes"
    if wish == GOOD and (effect.measure in _LOADS or not _RELIEVED.isdisjoint(effect.muscles)):
        return "not_quite" if rises else "yes"
    return "yes" if rises else "not_quite" if wish == GOOD else "no"


def about(knowledge: Knowledge, asked: Question, parts: tuple[Part, ...]) -> Answer:
    """Return an answer on muscles: with these parts, and their details, reasons and sources."""
    first = asked.muscles[0]
    text = keys.target(knowledge, first)
    findings = tuple(f for m in single(knowledge, first) for f in knowledge.muscles[m].facts)
    others = tuple(f"{text}.{name}" for name in ("role", "action", "timing", "where", "parts"))
    spoken = {part.key for part in parts}
    return Answer(
        parts=parts,
        topic=asked,
        findings=keys.verified(knowledge, findings)[:MOST_SPOKEN],
        details=(*(t for t in others if t not in spoken), f"{text}.more"),
        why=(says(f"{text}.action"),) if f"{text}.role" in spoken else (says(f"{text}.role"),),
        evidence=keys.sources_of(knowledge, findings),
        offer=offers(
            texts.OFFER_TIP_FOR,
            Question("tip", muscles=(first,)),
            muscle=f"{text}.short",
        ),
        title=f"{text}.name",
    )


def which_muscle(asked: Question) -> Answer:
    """Ask for the muscle that is missing, with an example."""
    return asks(texts.WHICH_MUSCLE, asked)


def single(knowledge: Knowledge, named: str) -> tuple[str, ...]:
    """Return a muscle itself, or the muscles of a group."""
    return (named,) if named in knowledge.muscles else members(knowledge, named)


def _measured(knowledge: Knowledge, muscle: str, condition: str) -> Part:
    """Say what was measured of a muscle in a condition; of level walking what it does."""
    if condition == conditions.LEVEL:
        return says(f"{keys.target(knowledge, muscle)}.role")
    effect = conditions.best(effects_for(knowledge, condition, muscle))
    more = knowledge.effects[effect].direction == "increase"
    if more and _tells_little(knowledge, knowledge.effects[effect], muscle, condition):
        return brief(f"conditions.{condition}.muscles")
    return brief(keys.finding(knowledge, effect))


def _unmeasured(knowledge: Knowledge, muscles: tuple[str, ...], condition: str) -> tuple[Part, ...]:
    """Say what is known of muscles that were not measured in a condition, and that they were not.

    Of those that it is known to work, it is that; of others, what they do at every step.
    """
    targets = knowledge.conditions[condition].muscles
    if all(named_in(knowledge, muscle, targets) for muscle in muscles):
        alone = _together(knowledge, muscles[0], targets) if len(muscles) == 1 else ()
        return brief(f"conditions.{condition}.muscles"), *alone
    nothing = says(texts.NOT_MEASURED, when=f"conditions.{condition}.when")
    return brief(f"{keys.target(knowledge, muscles[0])}.role"), nothing


def named_in(knowledge: Knowledge, muscle: str, targets: Ids) -> bool:
    """Tell whether a muscle, or a part of it, is among those that a way of walking works."""
    named = {m for target in targets for m in single(knowledge, target)}
    return not named.isdisjoint(single(knowledge, muscle))


def _led_by(knowledge: Knowledge, answer: Answer, findings: tuple[str, ...]) -> Answer:
    """Return the answer with these findings and their sources before the others."""
    spoken = {part.key for part in answer.parts}
    sources = keys.sources_of(knowledge, findings)
    return answer.but(
        findings=findings[:MOST_SPOKEN] or answer.findings,
        details=tuple(d for d in answer.details if d not in spoken),
        evidence=tuple(dict.fromkeys((*sources, *answer.evidence))),
    )
