"""Words for a guided walk, said by somebody who is on none."""

from __future__ import annotations

import pytest

from skill.coach.question import Question
from skill.talk.off_a_walk import without_a_walk

Q = Question


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        (Q("walk_change", subject="hill"), Q("moment", conditions=("uphill",))),
        (Q("walk_change", subject="downhill"), Q("how_to", conditions=("downhill",))),
        (Q("walk_change", subject="top"), Q("topic", conditions=("uphill",), subject="feel_proud")),
        (Q("walk_change", subject="tired"), Q("feedback", subject="too_hard")),
        (Q("walk_why", ("calves",)), Q("role", ("calves",))),
        (Q("walk_why"), Q("why")),
        (Q("walk_status", subject="left"), Q("walk_status", subject="left")),
        (Q("condition", conditions=("sand",)), Q("condition", conditions=("sand",))),
    ],
)
def test_off_a_walk(asked: Question, meant: Question) -> None:
    """They mean the hill, the stairs or the effort themselves; what asks of the walk stays."""
    assert without_a_walk(asked, None) == meant
