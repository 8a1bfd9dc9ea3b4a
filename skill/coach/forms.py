"""How one holds and moves oneself on a walk: the arms, the eyes, the breath."""

from __future__ import annotations

from skill.coach import keys
from skill.coach.answer import Answer, Part, says, verdict
from skill.coach.question import Question
from skill.knowledge.model import Knowledge

#: What is meant where nothing was named.
POSTURE = "posture"


def form(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer how to hold a part of oneself; yes or no first where it was asked whether to."""
    name = asked.subject or POSTURE
    outcome = knowledge.forms[name].verdict
    answer = _answer(knowledge, asked, name, says(f"forms.{name}.answer"))
    return answer.but(verdict=verdict(outcome)) if outcome and asked.whether else answer


def because(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer why one holds oneself so."""
    name = asked.subject or POSTURE
    answer = _answer(knowledge, asked, name, says(f"forms.{name}.because"))
    return answer.but(verdict=verdict("yes")) if asked.whether else answer


def _answer(knowledge: Knowledge, asked: Question, name: str, said: Part) -> Answer:
    known = knowledge.forms[name]
    findings = keys.verified(knowledge, known.facts)
    behind = tuple(keys.finding(knowledge, finding) for finding in findings)
    why = behind[0] if behind and asked.kind == "form_why" else f"forms.{name}.because"
    return Answer(
        parts=(said,),
        topic=asked.but(subject=name, conditions=known.conditions, muscles=known.muscles),
        findings=findings,
        details=behind,
        why=(says(why),),
        evidence=keys.sources_of(knowledge, findings),
        title=f"forms.{name}.name",
    )
