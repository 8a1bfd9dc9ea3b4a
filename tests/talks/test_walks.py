"""Plays the walks of the folders `walks`: who says what when, what is heard, what the player does.

A line has the time (`at`; `days`: days that pass before), what is said (`say`) to which `device`,
what is heard (`hear`, `not`), whether it stays open, and what the player is told: `plays` a
part of the walk from a second of it (null: any), `stops`, or nothing; `asks` is true where it has
Alexa ask for consent. A line without words lets time pass. `rings` are what is heard of timers and
reminders meanwhile, one after the other. `fails` names one of Alexa's services and the status that
it answers from then on; an empty list lets all work again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from alexa_desk.turn import Turn
from tests import yaml_files
from tests.talks.desk import DEVICES, ROOT, Desk, directives

LOCALES = {"en": "en-US", "de": "de-DE"}
MOST_WORDS = 42


def walks() -> Iterator[Any]:
    """Every walk of every file."""
    for file in sorted((ROOT / "tests/talks").glob("*/walks/*.yaml")):
        language = file.parts[-3]
        for walk in yaml_files.read(file):
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
    desk.fail()
    desk.until_tuesday()
    for line in lines:
        meanwhile = desk.until(line["at"], line.get("days", 0))
        assert all(turn.error is None for turn in meanwhile)
        assert_rung(line, meanwhile)
        if "fails" in line:
            desk.fail(*line["fails"])
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


def assert_rung(line: dict[str, Any], meanwhile: list[Turn]) -> None:
    """What rang meanwhile is what the line says, and nothing else."""
    rung = [turn.speech or "" for turn in meanwhile if any(" rings" in n for n in turn.notes)]
    wanted = line.get("rings", ())
    assert len(rung) == len(wanted), f"{rung} rang before {line}"
    for pattern, speech in zip(wanted, rung, strict=True):
        assert re.search(pattern, speech, re.I), f"{pattern!r} is not in {speech!r}"


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
    if line.get("asks"):
        assert kinds == ["Connections.SendRequest"], said
    elif "plays" in line:
        assert kinds == ["AudioPlayer.Play"], said
        stream = found[0]["audioItem"]["stream"]
        part, second = line["plays"]
        assert found[0]["playBehavior"] == "REPLACE_ALL"
        assert stream["token"].rpartition(".")[2] == str(part), said
        offset = stream["offsetInMilliseconds"] / 1000
        assert second is None or abs(offset - second) <= 1, f"{offset} s after {said}"
    else:
        assert kinds == (["AudioPlayer.Stop"] if line.get("stops") else []), said
