"""The rows of the kinds of question."""

from __future__ import annotations

import pytest

from skill.talk.kind import Kind, Late
from skill.talk.kinds import KINDS


@pytest.mark.parametrize("row", KINDS.values(), ids=KINDS)
def test_a_row_names_a_function_that_is_there(row: Kind) -> None:
    """Nobody is left without an answer over a name that is misspelt."""
    named = (row.answer, row.goes_on, row.walks)
    assert all(callable(each.function) for each in named if isinstance(each, Late))
