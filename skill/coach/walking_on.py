"""Whether to walk on, or to stop: by the last sign of being unwell."""

from __future__ import annotations

from skill.coach import keys, safety, texts
from skill.coach.answer import Answer, Verdict, offers, says, verdict
from skill.coach.meanings import TO_STOP
from skill.coach.question import Question
from skill.knowledge.model import Knowledge

#: Whether to walk on, and to stop: by the last sign, else by its gravity; None without one.
_WALKING_ON = {
    None: ((texts.KEEP_WALKING, "it_depends"), (texts.STOP_WALKING, "it_depends")),
    "ease": ((texts.KEEP_WALKING_GENTLY, "yes"), (texts.STOP_WALKING_NOT_YET, "no")),
    "tiredness": ((texts.KEEP_WALKING_TIRED, "yes"), (texts.STOP_WALKING_TIRED, "it_depends")),
    "out_of_breath": ((texts.KEEP_WALKING_BREATH, "yes"), (texts.STOP_WALKING_BREATH, "yes")),
    "stop": ((texts.KEEP_WALKING_NO, "no"), (texts.STOP_WALKING_YES, "yes")),
}


def keep_walking(knowledge: Knowledge, asked: Question, topic: Question | None) -> Answer:
    """Answer whether to walk on, or to stop: by the sign in the topic, else while nothing hurts."""
    named = knowledge.symptoms.get(asked.subject or "")
    if named:
        topic = Question("pain", subject=asked.subject)
        if named.severity in safety.STOPPING:
            return safety.pain(knowledge, topic).but(verdict=verdict("no"))
    symptom = _symptom(topic)
    known = knowledge.symptoms[symptom] if symptom else None
    severity = known.severity if known else None
    stop = severity in safety.STOPPING
    sign = symptom if symptom in _WALKING_ON else "stop" if stop else severity
    key, outcome = _WALKING_ON[sign][asked.subject == TO_STOP]
    if sign == "ease" and asked.subject == TO_STOP and not asked.whether:
        key, outcome = texts.REST_OR_WALK_ON, "it_depends"
    ends = known is not None and safety.ends_the_talk(known)
    return Answer(
        parts=(),
        verdict=Verdict(part=says(key), outcome=outcome),
        topic=topic if known else asked,
        why=(says(texts.NO_DIAGNOSIS),),
        evidence=keys.sources_of(knowledge, known.facts) if known else (),
        ends=ends,
        offer=None if ends else offers(texts.OFFER_ANYTHING, Question("ready")),
        title=texts.TITLE_SAFETY,
    )


def _symptom(topic: Question | None) -> str | None:
    """Return the sign of being unwell that a question named, if it did."""
    if topic is None:
        return None
    return {"pain": topic.subject, "soreness": safety.SORENESS}.get(topic.kind)
