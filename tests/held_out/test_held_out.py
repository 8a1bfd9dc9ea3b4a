"""The skill answers questions in wordings that whoever wrote its samples never saw."""

from __future__ import annotations

import pytest

from tests.held_out.examine import conversations, questions, share


@pytest.mark.parametrize(
    ("file", "least"),
    [("questions_en", 0.92), ("facts_en", 0.95), ("questions_de", 0.85)],
)
def test_single_questions_are_answered(file: str, least: float) -> None:
    """What is spoken holds what any right answer must hold, and nothing that is wrong."""
    assert share(list(questions(file))) >= least


@pytest.mark.parametrize(("file", "least"), [("conversations_en", 0.8), ("conversations_de", 0.8)])
def test_conversations_hold(file: str, least: float) -> None:
    """Every turn of a conversation is right: follow-ups, tips, repair, safety, goodbye."""
    assert share(list(conversations(file))) >= least
