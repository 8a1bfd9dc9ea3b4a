"""What is asked of a moment of the step, once one was told: the next, and the other leg."""

from __future__ import annotations

from collections.abc import Mapping

from skill.coach.question import Question
from skill.knowledge.model import Knowledge
from skill.talk.before import Before

#: Which moment comes after which.
_NEXT: Mapping[str, str] = {
    "stance": "swing",
    "swing": "heel_strike",
    "heel_strike": "loading",
    "loading": "mid_stance",
    "mid_stance": "heel_off",
    "heel_off": "toe_off",
    "toe_off": "early_swing",
    "early_swing": "mid_swing",
    "mid_swing": "late_swing",
    "late_swing": "heel_strike",
}
#: What the other leg does at the same moment.
_OTHER_LEG: Mapping[str, str] = {
    "stance": "swing",
    "swing": "stance",
    "heel_strike": "toe_off",
    "loading": "toe_off",
    "mid_stance": "mid_swing",
    "heel_off": "late_swing",
    "toe_off": "loading",
    "early_swing": "mid_stance",
    "mid_swing": "mid_stance",
    "late_swing": "heel_off",
}


def next_moment(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And then", of a moment of the step: the one after it."""
    return _moment(_NEXT, last)


def of_the_other_leg(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And the other leg", of a moment of the step: what that does meanwhile."""
    return _moment(_OTHER_LEG, last)


def _moment(moments: Mapping[str, str], last: Before) -> Question | None:
    told = last.asked
    moment = moments.get(told.subject or "") if told.kind == "phase" else None
    return Question("phase", subject=moment) if moment else None
