"""Going on from the last topic: why, more, another, what about, where from, yes and no."""

from __future__ import annotations

from skill.coach.question import Question
from skill.coach.talk import Talk

#: Questions that go on from the last topic, and say nothing without one.
GOING_ON = frozenset(("why", "more", "another", "what_about", "source"))
#: Kinds that keep their kind when "what about" brings other muscles, conditions or subjects.
_OF_MUSCLES = frozenset(
    (
        *("about", "where", "attachments", "parts", "action", "role", "timing", "tone"),
        *("exercise", "work_more", "muscle_compare", "soreness", "tip", "muscle_condition"),
        "compare",
    )
)
_OF_CONDITIONS = frozenset(
    ("condition", "compare", "how_to", "caution", "hardest", "muscle_condition", "tip", "soreness")
)


#: Kinds that asked back for a muscle or a condition, if their topic has none.
_INCOMPLETE = frozenset(
    (
        *("about", "where", "attachments", "parts", "action", "role", "timing", "work_more"),
        *("muscle_compare", "condition", "compare", "how_to"),
    )
)
#: Kinds in which "it" and "they" stand for the last muscles, or the last conditions.
_TAKES_MUSCLES = frozenset(
    (
        *("about", "where", "attachments", "parts", "action", "role", "timing", "work_more"),
        *("tone", "exercise", "muscle_condition", "soreness"),
    )
)
_TAKES_CONDITIONS = frozenset(("condition", "compare", "how_to", "caution", "hardest"))
_BARE = frozenset(("about", "condition"))


def completed(asked: Question, talk: Talk) -> Question:
    """Complete a question from the topic of the talk.

    A bare name is the answer to "which muscle do you mean" where that was asked; "is it harder
    than sand" compares sand with what was talked about, "where is it" means the last muscle. A
    topic of an earlier talk completes only what would make no sense without one.
    """
    topic = talk.topic
    if topic is None:
        return asked
    if not (asked.muscles or asked.conditions or asked.subject or asked.circumstance):
        return (
            asked if talk.recalled and asked.kind not in _INCOMPLETE else _with_names(asked, topic)
        )
    if talk.recalled:
        return asked
    if asked.kind == "compare" and len(asked.conditions) == 1 and topic.conditions:
        return _beside_topic(asked, topic)
    incomplete = topic.kind in _INCOMPLETE and not (topic.muscles or topic.conditions)
    return substitute(asked, topic) if incomplete and asked.kind in _BARE else asked


def _with_names(asked: Question, topic: Question) -> Question:
    """Give "where is it" and "is it hard" the muscles or conditions last talked about."""
    if asked.kind in _TAKES_MUSCLES and topic.muscles:
        return asked.but(muscles=topic.muscles)
    if asked.kind in _TAKES_CONDITIONS and topic.conditions:
        return asked.but(conditions=topic.conditions, other=topic.other)
    return asked


def _beside_topic(asked: Question, topic: Question) -> Question:
    other = asked.other or asked.conditions[0]
    same = topic.conditions[0] in (asked.conditions[0], other)
    if asked.other or same:
        return asked
    return asked.but(conditions=topic.conditions[:1], other=other)


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
    return _other_subject(asked, topic)


def _other_muscles(asked: Question, topic: Question | None) -> Question:
    if asked.conditions:
        return Question("muscle_condition", asked.muscles, asked.conditions)
    if topic is None:
        return Question("about", asked.muscles)
    if topic.kind in ("condition", "hardest", "how_to"):
        return Question("muscle_condition", asked.muscles, topic.conditions)
    if topic.kind in _OF_MUSCLES:
        return topic.but(muscles=asked.muscles)
    return Question("role", asked.muscles)


def _other_conditions(asked: Question, topic: Question | None) -> Question:
    if topic is None:
        return Question("condition", conditions=asked.conditions)
    if topic.kind == "compare":
        return topic.but(conditions=topic.conditions[:1], other=asked.conditions[0])
    if topic.kind in _OF_CONDITIONS:
        return topic.but(conditions=asked.conditions)
    if topic.kind in _OF_MUSCLES and topic.muscles:
        return Question("muscle_condition", topic.muscles, asked.conditions)
    return Question("condition", conditions=asked.conditions)


def _other_subject(asked: Question, topic: Question | None) -> Question:
    """Ask back where nothing known was named."""
    return Question("condition" if topic is None or topic.conditions else "about")


def another(talk: Talk) -> Question:
    """Return what "another one" asks for: a tip after a tip, else more of the topic."""
    topic = talk.topic
    if topic is None or topic.kind == "tip":
        return topic or Question("tip")
    return Question("more")
