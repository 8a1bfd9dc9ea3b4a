"""What is told of a circumstance when it is asked for: how far with it, which signs, uphill."""

from __future__ import annotations

from collections.abc import Mapping

from skill.coach import keys, texts
from skill.coach.answer import Answer, says, verdict
from skill.coach.meanings import FAR
from skill.coach.question import Question
from skill.knowledge.model import Knowledge

#: What of a circumstance is asked by a way of walking.
WAYS: Mapping[str, str] = {
    **dict.fromkeys(("uphill", "treadmill_incline"), "up"),
    "downhill": "down",
    "stairs_up": "stairs",
    "stairs_down": "down_stairs",
    "nordic_poles": "poles",
    "walking_stick": "stick",
    "uneven": "rough",
    "after_meal": "meal",
    **dict.fromkeys(("barefoot", "minimal_shoes"), "thin"),
    **dict.fromkeys(("backpack", "shoulder_bag", "one_hand_load"), "load"),
}

#: What of a circumstance is asked by a subject that is named in the same breath.
_BESIDE: Mapping[str, str] = {
    "spare_it": "rest",
    "safety_alone": "alone",
    "if_worse": "worse",
    "build_up": "build",
}


def care_for(knowledge: Knowledge, circumstance: str, asks: str) -> str | None:
    """Return what is told of a circumstance when that is asked, None where nothing is."""
    told = ((name, care) for name, care in knowledge.cares.items() if care.asks == asks)
    return next((n for n, care in told if not care.of or circumstance in care.of), None)


def of_sign(knowledge: Knowledge, circumstance: str | None, sign: str) -> str | None:
    """Return what is told of a circumstance to who has this sign, None where nothing is."""
    asks = "tired" if sign == "tiredness" else sign
    return care_for(knowledge, circumstance, asks) if circumstance else None


def meant(knowledge: Knowledge, asked: Question) -> str | None:
    """Return what is asked of a circumstance, by its name or by the way of walking named."""
    if asked.circumstance is None or asked.subject in knowledge.cares:
        return asked.subject if asked.circumstance else None
    if asked.subject == FAR:
        return care_for(knowledge, asked.circumstance, FAR)
    asks = WAYS.get(asked.conditions[0]) if len(asked.conditions) == 1 else None
    return care_for(knowledge, asked.circumstance, asks) if asks else None


def told(knowledge: Knowledge, asked: Question, care: str) -> Answer:
    """Answer what is told of a circumstance; whoever speaks it puts the verdict before it."""
    facts = keys.verified(knowledge, knowledge.cares[care].facts)
    why = care_for(knowledge, str(asked.circumstance), "why")
    return Answer(
        parts=(says(f"cares.{care}"),),
        topic=asked.but(subject=care if asked.subject == FAR else asked.subject),
        findings=facts,
        details=tuple(keys.finding(knowledge, fact) for fact in facts),
        why=(says(f"cares.{why}" if why else texts.NO_DIAGNOSIS),),
        evidence=keys.sources_of(knowledge, facts),
        title=texts.TITLE_SAFETY,
    )


def beside(knowledge: Knowledge, asked: Question, *, sure: bool) -> Answer | None:
    """Answer what a subject means to who told of an illness in the same breath; None without one.

    sure: whether yes or no was asked.
    """
    way = asked.conditions[0] if asked.conditions else ""
    asks = (_BESIDE.get(asked.subject or "") or WAYS.get(way)) if asked.circumstance else None
    care = care_for(knowledge, str(asked.circumstance), asks) if asks else None
    if care is None:
        return None
    ill = Question("caution", circumstance=asked.circumstance, subject=care)
    own = knowledge.cares[care].verdict
    answer = told(knowledge, ill, care)
    return answer.but(verdict=verdict(own)) if sure and own else answer
