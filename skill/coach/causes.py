"""Why it hurts: what loads the part that hurts. Never a diagnosis; what to do stands behind it."""

from __future__ import annotations

from collections.abc import Mapping

from skill.coach import aims, safety, subjects, texts
from skill.coach.answer import Answer, says
from skill.coach.question import Question
from skill.knowledge.model import Knowledge

#: What a pain without a way of walking often comes with.
_OFTEN_FROM = "makes_it_worse"
#: Who has weak lungs, what they get at work, and what is said to them then.
_LUNGS = "lung_condition"
_BREATHLESS = frozenset(("breathlessness", "out_of_breath"))
_BREATH_WITH_LUNGS = "breath_with_asthma"
#: What is said of an ache that comes from what one pushes, holds or leads, by where it is.
_BACKS = ("back", "lower_back", "erector_spinae")
_SHOULDERS = ("shoulder", "shoulders", "neck", "trapezius")
_ARMS = ("arm", "arms", "forearms")
FROM_IT: Mapping[str, Mapping[str, str]] = {
    "pram": {
        **dict.fromkeys(_BACKS, "pram_back"),
        **dict.fromkeys(_SHOULDERS, "pram_shoulders"),
        **dict.fromkeys(_ARMS, "pram_wrist"),
    },
    "nordic_poles": dict.fromkeys(_SHOULDERS[:2], "poles_bad_shoulders"),
    "dog": dict.fromkeys((*_BACKS, *_SHOULDERS, *_ARMS), "lead_pulling"),
}
#: Signs of what aches, pulls or is tense.
_ACHES = safety.JOINTS | {None, safety.ACHING, safety.SORENESS, "stiffness"}
#: What the names of the ankles mean.
_ANKLES = ("lower_legs",)


def pain(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer a walker who is unwell; who has weak lungs and no breath is told of their inhaler."""
    if asked.circumstance == _LUNGS and asked.subject in _BREATHLESS:
        told = subjects.about(knowledge, Question("subject", subject=_BREATH_WITH_LUNGS))
        return told.but(topic=asked, title=texts.TITLE_SAFETY)
    if from_it := _from_it(asked):
        return subjects.about(knowledge, Question("subject", subject=from_it))
    return safety.pain(knowledge, asked)


def soreness(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer why it hurts: muscles are sore, a joint is loaded by the way of walking."""
    if from_it := _from_it(asked):
        return subjects.about(knowledge, Question("subject", subject=from_it))
    part = knowledge.body_parts.get(asked.other or "")
    if part is None or part.symptom not in safety.JOINTS:
        muscles = asked.muscles or (part.muscles if part else ())
        return safety.soreness(knowledge, asked.but(muscles=muscles))
    told = safety.pain(knowledge, asked.but(kind="pain", subject=part.symptom))
    way = asked.conditions[0] if asked.conditions else None
    if way is None or not _loads(knowledge, way):
        return told.but(parts=(says(f"subjects.{_OFTEN_FROM}.answer"),))
    return told.but(parts=(says(f"conditions.{way}.why"), says(texts.PAIN_STAYS)))


def _from_it(asked: Question) -> str | None:
    """Return what is said of an ache that comes from a pram, poles or a dog's lead."""
    known = FROM_IT.get(asked.conditions[0], {}) if asked.conditions else {}
    where = (asked.other or "", *asked.muscles) if asked.subject in _ACHES else ()
    return next((known[place] for place in where if place in known), None)


def for_a_part(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer whether a way of walking is bad for a part: nothing says so; if it hurts, to stop."""
    answer = safety.caution(knowledge, asked.but(muscles=()))
    way = asked.conditions[:1]
    if way and (way[0] in safety.CARRIED or _twists(knowledge, asked)):
        return answer
    return answer.but(parts=(says(texts.BAD_FOR_NO_PART),), verdict=None, topic=asked)


def _twists(knowledge: Knowledge, asked: Question) -> bool:
    """Whether a way of walking is known to be hard on the ankles that were named."""
    return asked.muscles == _ANKLES and aims.rank(knowledge, "ankles", asked.conditions[0]) < 0


def _loads(knowledge: Knowledge, way: str) -> bool:
    """Whether a way of walking asks more of the body, or is carried or climbed."""
    return (
        way in safety.CARRIED
        or knowledge.conditions[way].demand in safety.MORE
        or way in safety.GROUNDS
    )
