"""How much, how steep, how long: the figure behind an answer."""

from __future__ import annotations

from skill.coach import aims, conditions, keys, muscles, texts
from skill.coach.answer import Answer, Part, asks, brief, offers, says, verdict
from skill.coach.conditions import LEVEL
from skill.coach.meanings import SLOPE, SPAN, TIME
from skill.coach.question import Ids, Question
from skill.coach.texts import Text
from skill.knowledge.findings import Effect, Fact
from skill.knowledge.model import Knowledge
from skill.knowledge.queries import effects_for, findings_on, members

#: Where a slope is asked of that no way of walking was named for.
CLIMB = "uphill"
#: A treadmill, whose slope is a number to be set, and one that has a slope.
BELT, BELT_CLIMB = "treadmill", "treadmill_incline"
#: The measure of "how heavy".
LOAD = "load"
#: The measure of the joints, which is asked of the knees, and the aim to spare those.
_JOINT_LOAD = "joint_load"
#: The measure of the whole body, and those that rise with any effort.
ENERGY = "energy"
_OF_EFFORT = frozenset((ENERGY, "heart_rate"))
#: So many times as much is a lot; what has light work on any walk.
_MUCH, _LIGHT = 1.15, ("core", "upper_body", "shoulders", "arms")
#: The slope that muscles were measured on, in percent.
STEEP = "steep_slope_percent"


def how_much(knowledge: Knowledge, asked: Question, spoken: Ids) -> Answer:
    """Answer with the first finding that has the figure asked for.

    spoken: the findings of the last answer, where the question goes on from it. Where nothing was
    measured it says so, and what is known; where nothing was named it asks back.
    """
    if asked.subject == TIME:
        return _how_long(knowledge)
    if not (asked.conditions or asked.muscles) and asked.subject in (None, SPAN):
        return asks(texts.HOW_MUCH_WHAT, asked)
    if asked.subject == SLOPE and _on_the_belt(asked):
        return _how_steep(knowledge, asked.but(conditions=(BELT_CLIMB,)), texts.HOW_STEEP_BELT)
    if asked.subject == SLOPE and asked.conditions in ((), (LEVEL,)):
        asked = asked.but(conditions=(CLIMB,))  # the flat has no slope: it is a hill that is meant
    behind = findings_on(knowledge, asked.subject, asked.conditions, asked.muscles)
    if asked.subject == SLOPE and (_steep(knowledge, asked) or not behind):
        return _how_steep(knowledge, asked, texts.HOW_STEEP)
    if not asked.subject and not asked.muscles:  # of the whole body, the effort is meant
        behind = tuple(sorted(behind, key=lambda name: not _of_energy(knowledge, name)))
    told = spoken if behind or not asked.muscles else ()  # another muscle's figure is none of it
    findings = _with_figure(knowledge, (*told, *behind), asked.subject)
    if findings:
        answer = _told(knowledge, asked, findings[0])
        more = findings[1:] if asked.muscles else ()
        details = (*(keys.finding(knowledge, name) for name in more), *answer.details)
        return answer.but(details=tuple(dict.fromkeys(details)))
    near = behind[:1] if asked.subject or asked.muscles else ()
    known = tuple(says(keys.finding(knowledge, name)) for name in near)
    return _unmeasured(knowledge, asked, known)


def _on_the_belt(asked: Question) -> bool:
    """Whether the slope is asked of a treadmill, flat so far or set for no one muscle."""
    climbing = asked.conditions == (BELT_CLIMB,) and not asked.muscles
    return climbing or (BELT in asked.conditions and {*asked.conditions} <= {BELT, LEVEL})


def is_it_much(knowledge: Knowledge, asked: Question, told: Answer) -> Answer:
    """Answer "is that a lot": yes where a figure says so; of a muscle, what it does on any walk."""
    effect = knowledge.effects.get(next(iter(told.findings), ""))
    if told.asks:
        return told
    if told.parts[0].key != texts.NO_FIGURE:
        times = effect.size.times if effect and effect.size else None
        much = times is None or not 1 / _MUCH < times < _MUCH
        return told.but(verdict=verdict("yes" if much else "not_quite"))
    if asked.conditions or not asked.muscles:
        return told
    held = {m for muscle in asked.muscles for m in members(knowledge, muscle)}
    light = {m for group in _LIGHT for m in members(knowledge, group)}
    role = muscles.aspect(knowledge, asked.but(kind="role", subject=None), "role")
    return role.but(verdict=verdict("hardly" if held <= light else "yes"))


def raises(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer with yes or no whether a way of walking asks more of what is measured."""
    return _changes(knowledge, asked, "increase")


def lowers(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer with yes or no whether a way of walking asks less of what is measured."""
    return _changes(knowledge, asked, "decrease")


def _changes(knowledge: Knowledge, asked: Question, wanted: str) -> Answer:
    if not (asked.conditions or asked.muscles):
        return asks(texts.HOW_MUCH_WHAT, asked)
    measure = asked.subject or (None if asked.muscles else ENERGY)  # "easier" is for the whole body
    findings = findings_on(knowledge, measure, asked.conditions, asked.muscles)
    if not findings and asked.subject == _JOINT_LOAD and asked.conditions:
        return _on_the_knees(knowledge, asked, wanted)
    if not findings and measure in _OF_EFFORT and asked.conditions:
        return _by_demand(knowledge, asked, wanted)
    if not findings:
        return _unmeasured(knowledge, asked, ())
    finding = keys.known(knowledge, findings[0])
    answer = _told(knowledge, asked, findings[0])
    own = finding is not None and finding.measure == measure
    direction = finding.direction if finding and own else None
    if measure in _OF_EFFORT and asked.conditions and direction in (None, "mixed"):
        direction = _by_effort(knowledge, asked.conditions[0]) or direction
    word = _word(direction, wanted)
    return answer.but(verdict=verdict(word)) if word else answer


def _on_the_knees(knowledge: Knowledge, asked: Question, wanted: str) -> Answer:
    """Answer by how kind a way of walking is to the knees whether it loads them more, or less."""
    gain = aims.rank(knowledge, aims.KNEES, asked.conditions[0])
    direction = "increase" if gain < 0 else "decrease"
    word = _word(direction, wanted) if gain else "it_depends"
    parts = (says(f"aims.{aims.KNEES}.because"),)
    return _about(knowledge, asked).but(parts=parts, verdict=verdict(word or "it_depends"))


def _by_demand(knowledge: Knowledge, asked: Question, wanted: str) -> Answer:
    """Answer by how much work a way of walking is: what is more work costs more."""
    way = asked.conditions[0]
    compared = says(f"conditions.{way}.compare")
    if knowledge.conditions[way].demand == "same":
        return _about(knowledge, asked).but(parts=(compared,), verdict=verdict("not_quite"))
    raised = _by_effort(knowledge, way)
    if raised is None:
        return _unmeasured(knowledge, asked, ())
    text = texts.LIKELY_SO if raised == wanted else texts.LIKELY_NOT
    return _about(knowledge, asked).but(parts=(says(text), compared), offer=None)


def _by_effort(knowledge: Knowledge, way: str) -> str | None:
    """Return where the effort goes on a way of walking; None where it is neither more nor less."""
    demand = knowledge.conditions[way].demand
    return {"much_higher": "increase", "higher": "increase", "lower": "decrease"}.get(demand or "")


def _word(direction: str | None, wanted: str) -> str | None:
    """Return yes or no to "does it rise"; None where the finding does not say."""
    if direction in ("no_change", "mixed"):
        return "not_quite" if direction == "no_change" else "it_depends"
    if direction not in ("increase", "decrease"):
        return None
    return "yes" if direction == wanted else "no"


def _told(knowledge: Knowledge, asked: Question, finding: str) -> Answer:
    """Return an answer that is one finding, on what was asked."""
    return _about(knowledge, asked).but(
        parts=(says(keys.finding(knowledge, finding)),),
        findings=(finding,),
        evidence=keys.sources_of(knowledge, (finding,)),
    )


def _unmeasured(knowledge: Knowledge, asked: Question, known: tuple[Part, ...]) -> Answer:
    """Say that there is no figure, and what is known instead."""
    if asked.muscles and asked.conditions and not asked.subject:  # then what the whole body does
        energy = findings_on(knowledge, ENERGY, asked.conditions, ())
        whole = _with_figure(knowledge, energy, ENERGY)[:1]
        known = tuple(brief(keys.finding(knowledge, name)) for name in whole) or known
    if not known and asked.conditions:
        of_muscles = asked.kind in ("raises", "lowers") and asked.subject not in _OF_EFFORT
        text = "muscles" if asked.muscles or of_muscles else "compare"
        known = (brief(f"conditions.{asked.conditions[0]}.{text}"),)
    parts = (says(texts.NO_FIGURE), *known)
    return _about(knowledge, asked).but(parts=parts, offer=None)


def _about(knowledge: Knowledge, asked: Question) -> Answer:
    if asked.conditions:
        return conditions.about(knowledge, asked, ())
    return Answer(parts=(), topic=asked, offer=offers(texts.OFFER_SOURCE, Question("source")))


def _how_long(knowledge: Knowledge) -> Answer:
    """Say how long: ten minutes count, and the week's measure. The topic stays what it was."""
    facts = knowledge.targets["daily_brisk_minutes"].facts
    return Answer(
        parts=(says(texts.WALKING_TARGET_TEN_MINUTES),),
        findings=facts,
        details=(texts.WALKING_TARGET_ANSWER, texts.WALKING_TARGET_MORE),
        why=(says(texts.BENEFITS_ANSWER),),
        evidence=keys.sources_of(knowledge, facts),
        offer=offers(texts.OFFER_TARGET, Question("target")),
        title=texts.TITLE_TARGET,
    )


def _steep(knowledge: Knowledge, asked: Question) -> bool:
    """Tell whether a way of walking was measured on the steep slope."""
    ways = (knowledge.conditions[name] for name in asked.conditions)
    return any(f in way.effects for way in ways for f in knowledge.targets[STEEP].facts)


def _how_steep(knowledge: Knowledge, asked: Question, text: Text) -> Answer:
    """Say how steep the slope was on which the muscles were measured."""
    findings = knowledge.targets[STEEP].facts
    part = says(text)
    worked = effects_for(knowledge, CLIMB, asked.muscles[0]) if asked.muscles else ()
    if worked and worked[0].direction == "increase":
        short = f"{keys.target(knowledge, asked.muscles[0])}.short"
        part = says(texts.HOW_STEEP_FOR, muscle=short)
    return conditions.about(knowledge, asked, (part,)).but(
        findings=findings, evidence=keys.sources_of(knowledge, findings)
    )


def _of_energy(knowledge: Knowledge, name: str) -> bool:
    finding = keys.known(knowledge, name)
    return finding is not None and finding.measure == ENERGY


def _with_figure(knowledge: Knowledge, findings: Ids, measure: str | None) -> Ids:
    """Return the verified ones of these findings that tell a number of the measure."""
    verified = keys.verified(knowledge, findings)
    return tuple(name for name in verified if _tells(keys.known(knowledge, name), measure))


def _tells(finding: Effect | Fact | None, measure: str | None) -> bool:
    if finding is None:
        return False
    if measure is None:
        return finding.size is not None
    own = finding.size is not None and finding.measure == measure
    return own or measure in finding.tells
