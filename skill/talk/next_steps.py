"""What a question means by the answer it comes after. Pure, as `resolve` is."""

from __future__ import annotations

from collections.abc import Mapping

from skill.coach import moments, tips
from skill.coach.question import Question
from skill.knowledge.model import Knowledge
from skill.talk.context import LastAnswer
from skill.talk.kinds import CUE_MUSCLE

#: What helps after these answers is no tip of any kind.
_REMEDIES = frozenset(("tip", "exercise"))
#: How to do something: a way of walking, or an exercise.
_WAYS = frozenset(("how_to", "how_to_exercise"))
#: Topics that are a limit to who has just been given something to do.
_LIMITS = frozenset(("pram", "dog"))
#: What "how often" and "how long does that take" ask after an answer on training.
_OF_TRAINING: Mapping[tuple[str, str | None], str] = {
    **{
        (kind, often): "strength_days"
        for kind in ("tone", "exercise", "how_to_exercise")
        for often in ("days_a_week", "how_often")
    },
    ("tone", "time"): "time_to_results",
}
#: What is asked of the treadmill, and of one's blood pressure, where a risk was spoken of.
_SETTINGS, _PRESSURE = "treadmill_settings", "blood_pressure"
#: What needs care of somebody who has just told of their health.
_NEEDING_CARE = frozenset(("how_to", "advice", "caution"))
#: A way of walking in parts, each of its own length.
_INTERVAL = ("interval",)
_EASIER = Question("feedback", subject=moments.TOO_HARD)
#: What words for a guided walk mean where none is on, by kind and subject.
_WITHOUT_A_WALK: Mapping[tuple[str, str | None], Question] = {
    ("walk_change", "hill"): Question("moment", conditions=("uphill",)),
    ("walk_change", "downhill"): Question("how_to", conditions=("downhill",)),
    ("walk_change", "stairs"): Question("moment", conditions=("stairs_up",)),
    ("walk_change", "top"): Question("topic", subject="feel_proud"),
    ("walk_change", "tired"): _EASIER,
    ("walk_change", "easier"): _EASIER,
    ("walk_change", "faster"): Question("feedback", subject=moments.TOO_EASY),
}


def next_step(asked: Question, last: LastAnswer | None) -> Question | None:
    """Return what was asked as the next step after the last answer; None where it is none.

    After soreness or a pain "what helps" asks for what eases it, after a descent for a tip; after
    an exercise "how do I do that" asks for its steps, after one sport "and cycling" for the next.
    """
    if last is None:
        return None
    before = last.asked
    following = _with_what_was_told(asked, before)
    if following is not None or asked.named:
        return following
    if asked.kind in _REMEDIES | _WAYS and before.kind in ("soreness", "pain"):
        return before if before.kind == "pain" else tips.against_soreness(before)
    return _way_of(before) if asked.kind in _WAYS else None


def _with_what_was_told(asked: Question, before: Question) -> Question | None:
    """Return a question that keeps what the last told of: health, a limit, training."""
    if asked.kind == "other_activity" and before.kind == "activity_or_walking":
        return asked.but(kind="activity_or_walking")
    topic = _OF_TRAINING.get((before.kind, asked.subject or asked.kind))
    if topic is not None and not asked.conditions:
        return Question("topic", subject=topic)
    return _with_care(asked, before) or _within_a_limit(asked, before)


def _with_care(asked: Question, before: Question) -> Question | None:
    """Return a question that keeps to what the walker told of their health, or of a risk."""
    if before.kind == "pain" and asked.kind == "advice":
        return before
    if before.circumstance and asked.kind in _NEEDING_CARE and asked.conditions:
        return before.but(conditions=asked.conditions[:1])
    if before.kind == "caution" and asked.subject == _SETTINGS:  # "on the treadmill"
        return before.but(conditions=("treadmill",))
    if asked.kind == "benefit" and asked.subject == _PRESSURE and before.conditions:
        return Question("raises", conditions=before.conditions, subject=_PRESSURE)
    return None


def _within_a_limit(asked: Question, before: Question) -> Question | None:
    """Return what was given last once more, within a limit that is told of now."""
    if asked.kind == "topic" and asked.subject in _LIMITS and before.tip:
        return before.but(limits=(asked.subject,), tip=None)
    if asked.kind == before.kind == "moment" and asked.limits and not asked.subject:
        return before.but(limits=(*before.limits, *asked.limits), tip=None)
    return None


def other_way(asked: Question, last: LastAnswer | None, knowledge: Knowledge) -> Question:
    """Return what "and back down" asks, by its contrast in the knowledge; others as they are."""
    if asked.kind != "other_way" or last is None or not last.asked.conditions:
        return asked
    opposite = knowledge.conditions[last.asked.conditions[0]].opposite
    return Question("what_about", conditions=(opposite,)) if opposite else asked


def without_a_walk(asked: Question, last: LastAnswer | None) -> Question:
    """Return what words for a guided walk mean to somebody who is on none; others as they are.

    After intervals "how long" asks for that of their parts.
    """
    if asked.kind == "walk_status" and last is not None and last.asked.conditions == _INTERVAL:
        return Question("how_to", conditions=_INTERVAL)
    if asked.kind == "walk_why" and asked.subject == CUE_MUSCLE:
        return Question("overview")
    if asked.kind == "walk_why":
        return Question("role", asked.muscles) if asked.muscles else Question("why")
    return _WITHOUT_A_WALK.get((asked.kind, asked.subject), asked)


def _way_of(before: Question) -> Question | None:
    """Return the question how to do what the last answer named, unless that is a way of walking."""
    if before.kind == "exercise":
        return Question("more")
    if before.kind == "tone":
        return Question("exercise", before.muscles)
    return Question("tip", tip=before.tip) if before.tip else None
