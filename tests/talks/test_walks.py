"""Plays the walks of the folders `walks`: who says what when, what is heard, what the player does.

A line has the time (`at`), what is said (`say`) to which `device`, what is heard (`hear`,
`not`), whether it stays open, and what the answer tells the player: `plays` a part of the walk from
a second of it (null: any), `stops`, or nothing. A line without words lets time pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from alexa_desk.turn import Turn
from tests.talks.desk import DEVICES, ROOT, Desk, directives

LOCALES = {"en": "en-US", "de": "de-DE"}
MOST_WORDS = 42


def walks() -> Iterator[Any]:
    """Every walk of every file."""
    for file in sorted((ROOT / "tests/talks").glob("*/walks/*.yaml")):
        language = file.parts[-3]
        for walk in yaml.safe_load(file.read_text("utf-8")):
            name = f"{language}/{file.stem}: {walk['walk']}"
            yield pytest.param(LOCALES[language], walk["lines"], id=name)


@pytest.fixture(scope="module")
def desk() -> Desk:
    """One desk for all walks, with a walker and a week for each: an ear is slow to make."""
    return Desk()


@pytest.mark.parametrize(("locale", "lines"), list(walks()))
def test_a_walk(
    desk: Desk, locale: str, lines: list[dict[str, Any]], request: pytest.FixtureRequest
) -> None:
    """Each line is answered as it says, at its time, and nothing is refused."""
    user, open_one = request.node.name, False
    desk.until_tuesday()
    for line in lines:
        for turn in desk.until(line["at"]):
            assert turn.error is None
        if "say" not in line:
            continue
        device = DEVICES[line.get("device", "phone")]
        turn = desk.alexa.say(line["say"], locale, user, new_session=not open_one, device=device)
        open_one = turn.session_open
        assert turn.error is None
        assert all(event.error is None for event in turn.events)
        assert_heard(line, turn)
        assert_played(line, turn)
    assert desk.faults == []


def assert_heard(line: dict[str, Any], turn: Turn) -> None:
    """What is said has what its line wants, in one breath."""
    speech = turn.speech or ""
    said = f"{line['say']!r} [{turn.intent}]: {speech}"
    for pattern in line.get("hear", ()):
        assert re.search(pattern, speech, re.I), f"{pattern!r} is not in the answer to {said}"
    for pattern in line.get("not", ()):
        assert not re.search(pattern, speech, re.I), said
    assert len(speech.split()) <= MOST_WORDS, said
    assert turn.session_open is line.get("open", False), said


def assert_played(line: dict[str, Any], turn: Turn) -> None:
    """The player is told what its line says, and nothing else."""
    found = directives(turn)
    said = f"{line['say']!r} [{turn.intent}]: {turn.speech}"
    kinds = [directive["type"] for directive in found]
    if "plays" in line:
        assert kinds == ["AudioPlayer.Play"], said
        stream = found[0]["audioItem"]["stream"]
        part, second = line["plays"]
        assert found[0]["playBehavior"] == "REPLACE_ALL"
        assert stream["token"].rpartition(".")[2] == str(part), said
        offset = stream["offsetInMilliseconds"] / 1000
        assert second is None or abs(offset - second) <= 1, f"{offset} s after {said}"
    else:
        assert kinds == (["AudioPlayer.Stop"] if line.get("stops") else []), said
