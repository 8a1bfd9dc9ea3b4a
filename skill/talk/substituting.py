"""What "what about ..." asks: the last question, with what is named in the place of the old."""

from __future__ import annotations

from skill.coach.meanings import SLOPE
from skill.coach.question import Question
from skill.talk.kinds import KINDS


def substitute(asked: Question, topic: Question | None) -> Question:
    """Return the last question with what "what about ..." names put in the place of the old.

    Without a topic, or where it cannot take what was named, the most natural question about
    the thing named.
    """
    if topic is not None and asked.muscles and asked.conditions:
        return Question("muscle_condition", asked.muscles, asked.conditions)
    if asked.muscles:
        return _other_muscles(asked, topic)
    if asked.conditions:
        return _other_conditions(asked, topic)
    if asked.circumstance:
        return Question("caution", circumstance=asked.circumstance)
    return asked.but(kind="condition" if topic is None or topic.conditions else "about")


def _other_muscles(asked: Question, topic: Question | None) -> Question:
    if asked.conditions:
        return Question("muscle_condition", asked.muscles, asked.conditions)
    if topic is None:
        return Question("about", asked.muscles)
    row = KINDS[topic.kind]
    if "muscle" in row.varies:
        subject = None if row.means else topic.subject  # "how steep" is not asked of a muscle
        return topic.but(muscles=asked.muscles, subject=subject, tip=None)
    if "condition" in row.varies and topic.conditions:
        return Question("muscle_condition", asked.muscles, topic.conditions)
    return Question("role", asked.muscles)


def _other_conditions(asked: Question, topic: Question | None) -> Question:
    if topic is None:
        return Question("condition", conditions=asked.conditions)
    if topic.kind == "how_much" and topic.subject == SLOPE:  # nobody asks how steep stairs are
        topic = topic.but(kind="muscle_condition", subject=None)
    row = KINDS[topic.kind]
    if row.pairs and row.other == "condition":
        return topic.but(conditions=topic.conditions[:1], other=asked.conditions[0])
    if "condition" in row.varies:
        return topic.but(conditions=asked.conditions, tip=None)
    if "muscle" in row.varies and topic.muscles:
        return Question("muscle_condition", topic.muscles, asked.conditions)
    return Question("condition", conditions=asked.conditions)
