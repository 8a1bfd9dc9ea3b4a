"""What follows for who feels low or has no drive: how to begin, and whether a little is enough."""

from __future__ import annotations

from skill.coach.question import Question
from skill.knowledge.model import Knowledge
from skill.talk.before import Before

#: What tells that somebody does not feel like going, and what is told of a little.
_LITTLE = "every_bit"
_FEELINGS = frozenset(("feel_low", "convince_me", "good_mood", "gave_up", _LITTLE))
#: What is said to who has got there, or back.
_DONE = frozenset(("feel_proud", "finished_walk"))
_BENEFITS = frozenset(("mood", "energy", "stress"))


def first_step(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What do I do first", of who did not feel like going: how to begin a walk."""
    return Question("topic", subject="start_gently") if _feels(last) else None


def begun(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How do I start", of who did not feel like going: the walk, not how to do more."""
    return asked if _feels(last) else None


def little_is_enough(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is ten minutes worth it", of who feels low: that every bit counts."""
    if not _feels(last):
        return None
    if last.asked.subject == _LITTLE:
        return Question("whether", subject="less_than_that")
    return Question("topic", subject=_LITTLE, whether=asked.whether)


def helps_the_mood(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Would a walk help", of who feels low: that it does many good."""
    feels = _feels(last) and not asked.named and last.asked.subject != _LITTLE
    return Question("whether", subject="good_mood") if feels else None


def stretched_after(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Should I stretch now", of who has got there, or back: now they are warm."""
    done = last.asked.subject in _DONE
    return Question("whether", subject="stretch_now") if done else None


def _feels(last: Before) -> bool:
    told = last.asked
    low = told.kind in ("benefit", "benefit_how") and told.subject in _BENEFITS
    return low or (told.kind in ("topic", "subject", "whether") and told.subject in _FEELINGS)
