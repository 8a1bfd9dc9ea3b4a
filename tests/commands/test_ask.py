"""One question."""

from __future__ import annotations

import json
from io import StringIO

import pytest

from alexa_desk.command.ask import ask
from commands.main import main
from tests.commands.tea_desk import tea_desk


def test_the_answer_and_nothing_else() -> None:
    """A question prints what the skill says."""
    out = StringIO()
    assert ask(tea_desk(), "when are you open", "en-US", out) == 0
    assert out.getvalue() == "From nine to five.\n"


def test_json_has_the_whole_turn() -> None:
    """With --json the envelopes are printed too."""
    out = StringIO()
    assert ask(tea_desk(), "when are you open", "en-US", out, as_json=True) == 0
    turn = json.loads(out.getvalue())
    assert turn["request"]["request"]["intent"]["name"] == "OpeningHoursIntent"
    assert list(turn) == [
        "speech",
        "reprompt",
        "session_open",
        "intent",
        "error",
        "request",
        "response",
        "notes",
        "events",
    ]


@pytest.mark.parametrize(
    ("question", "locale", "complaint"),
    [("hi", "fr-FR", "only de-DE"), ("i would like two cups of oolong", "en-US", "kettle")],
)
def test_what_goes_wrong_is_told_apart(
    question: str, locale: str, complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A fault goes to the error output, with exit code 1."""
    out = StringIO()
    assert ask(tea_desk(), question, locale, out) == 1
    assert complaint in capsys.readouterr().err
    assert not out.getvalue()


def test_a_command_is_needed(capsys: pytest.CaptureFixture[str]) -> None:
    """Called without a command, it tells how it is used."""
    with pytest.raises(SystemExit) as ended:
        main([])
    assert ended.value.code == 2
    assert "usage: walking-muscles" in capsys.readouterr().err
