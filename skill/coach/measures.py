"""How much, how steep, how long: the figure behind an answer."""

from __future__ import annotations

from skill.coach import conditions, keys, texts
from skill.coach.answer import Answer, asks, offers, says
from skill.coach.question import Ids, Question
from skill.knowledge.model import Effect, Fact, Knowledge
from skill.knowledge.queries import effects_for

#: The measure of "how long should I do that".
TIME = "time"
#: The measure of "how steep".
SLOPE = "slope"


def how_much(knowledge: Knowledge, asked: Question, spoken: Ids) -> Answer:
    """Answer with the first finding that has the figure asked for.

    spoken: the findings of the last answer, where the question goes on from it. Where nothing was
    measured it says so; where nothing was named it asks back.
    """
    if asked.subject == TIME:
        return _how_long(knowledge)
    if not (asked.conditions or asked.muscles):
        return asks(texts.HOW_MUCH_WHAT, asked)
    findings = _with_figure(knowledge, (*spoken, *_behind(knowledge, asked)), asked.subject)
    if asked.conditions:
        answer = conditions.about(knowledge, asked, ())
    else:
        answer = Answer((), topic=asked, offer=offers(texts.OFFER_SOURCE, Question("source")))
    if not findings:
        return answer._replace(parts=(says(texts.NO_FIGURE),), offer=None)
    return answer._replace(
        parts=(says(keys.finding(knowledge, findings[0])),),
        findings=findings[:1],
        evidence=keys.sources_of(knowledge, findings),
    )


def _how_long(knowledge: Knowledge) -> Answer:
    """Say how long: ten minutes count, and the week's measure. The topic stays what it was."""
    facts = knowledge.targets["daily_brisk_minutes"].facts
    return Answer(
        (says(texts.WALKING_TARGET_TEN_MINUTES),),
        findings=facts,
        details=(texts.WALKING_TARGET_ANSWER, texts.WALKING_TARGET_MORE),
        why=(says(texts.BENEFITS_ANSWER),),
        evidence=keys.sources_of(knowledge, facts),
        offer=offers(texts.OFFER_TARGET, Question("target")),
        title=texts.TITLE_TARGET,
    )


def _behind(knowledge: Knowledge, asked: Question) -> Ids:
    """Return the findings on what was named, the nearest first."""
    pairs = [(condition, muscle) for condition in asked.conditions for muscle in asked.muscles]
    exact = tuple(e.id for c, m in pairs for e in effects_for(knowledge, c, m))
    if exact or pairs:
        return exact
    of_conditions = (f for c in asked.conditions for f in knowledge.conditions[c].effects)
    singles = (m for m in asked.muscles if m in knowledge.muscles)
    return (*of_conditions, *(f for m in singles for f in knowledge.muscles[m].facts))


def _with_figure(knowledge: Knowledge, findings: Ids, measure: str | None) -> Ids:
    """Return the verified ones of these findings that tell a number of the measure."""
    verified = keys.verified(knowledge, findings)
    return tuple(name for name in verified if _tells(keys.known(knowledge, name), measure))


def _tells(finding: Effect | Fact | None, measure: str | None) -> bool:
    if finding is None:
        return False
    if measure is None:
        return finding.size is not None
    own = isinstance(finding, Effect) and finding.size is not None and finding.measure == measure
    return own or measure in finding.tells
