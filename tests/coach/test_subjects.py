"""What people ask about besides muscles and ways of walking."""

from __future__ import annotations

import pytest

from skill.coach.question import Question
from skill.knowledge.load import load
from skill.talk.turn import Talk
from tests.chat import answer_of, spoken

SUBJECTS = load().subjects


@pytest.mark.parametrize("verdict", ["yes", "no", "it_depends"])
def test_the_verdict_comes_first_where_it_was_asked_for(coach: Talk, verdict: str) -> None:
    """Asked whether, a subject's verdict is said before its answer; asked about it, it is not."""
    for name in (name for name, subject in SUBJECTS.items() if subject.verdict == verdict):
        answer = f"subjects.{name}.answer"
        sure = answer_of(coach, Question("whether", subject=name))
        assert sure.verdict is not None
        assert sure.verdict.outcome == verdict
        assert spoken(sure)[1:] == [answer]
        assert spoken(answer_of(coach, Question("subject", subject=name))) == [answer]


def test_no_subject_is_asked_back(coach: Talk) -> None:
    """Where none was heard, or one that nobody knows, an example is given."""
    for asked in (Question("subject"), Question("whether", subject="unicorns")):
        assert spoken(answer_of(coach, asked)) == ["prompts.which_subject"]
