"""What words that name nothing mean, by the answer they come after. Pure, as `resolve` is."""

from __future__ import annotations

from collections.abc import Mapping

from skill.coach import moments, tips
from skill.coach.question import Question
from skill.talk.context import LastAnswer

#: What helps after these answers is no tip of any kind.
_REMEDIES = frozenset(("tip", "exercise"))
#: How to do something: a way of walking, or an exercise.
_WAYS = frozenset(("how_to", "how_to_exercise"))
#: Topics that are a limit to who has just been given something to do.
_LIMITS = frozenset(("pram", "dog"))
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
    if asked.kind == "other_activity" and before.kind == "activity_or_walking":
        return asked.but(kind="activity_or_walking")
    if asked.kind == "topic" and asked.subject in _LIMITS and before.tip:
        return before.but(limits=(asked.subject,), tip=None)
    if asked.named:
        return None
    if asked.kind in _REMEDIES | _WAYS and before.kind in ("soreness", "pain"):
        return before if before.kind == "pain" else tips.against_soreness(before)
    return _way_of(before) if asked.kind in _WAYS else None


def without_a_walk(asked: Question) -> Question:
    """Return what words for a guided walk mean to somebody who is on none; others as they are."""
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
