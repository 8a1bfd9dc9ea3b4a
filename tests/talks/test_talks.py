"""Plays the talks that lie beside this file, through the simulator and the skill's own door."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest

from alexa_desk import Alexa, Clock
from skill.lambda_function import Handler, make_handler
from tests import yaml_files
from tests.talks.desk import models

HERE = Path(__file__).parent
LOCALES = {"en": "en-US", "de": "de-DE"}
ONE_SHOT, OPEN = "one-shot", "open"


def talks() -> Iterator[Any]:
    """Every talk of every file, in each way that it is to be played."""
    for file in sorted(HERE.glob("*/*.yaml")):
        for talk in yaml_files.read(file):
            for way in (ONE_SHOT, OPEN):
                if talk.get("only", way) == way:
                    name = f"{file.parent.name}/{file.stem}: {talk['talk']} ({way})"
                    yield pytest.param(LOCALES[file.parent.name], talk["lines"], way, id=name)


@pytest.fixture(scope="module")
def clock() -> Clock:
    """The clock of the skill and of the desk."""
    return Clock(lambda: datetime(2026, 10, 5, 8, 30, tzinfo=UTC))


@pytest.fixture(scope="module")
def handler(clock: Clock) -> Handler:
    """One skill for all talks, with a walker for each."""
    return make_handler(":memory:", chance=Random(7), log=lambda *_: None, clock=clock)


@pytest.fixture
def desk(handler: Handler, clock: Clock) -> Alexa:
    """A desk for each talk, for it asks all its devices what they wait for."""
    return Alexa(handler, models(), clock=clock)


@pytest.mark.parametrize(("locale", "lines", "way"), list(talks()))
def test_a_talk(
    desk: Alexa,
    clock: Clock,
    locale: str,
    lines: list[dict[str, Any]],
    way: str,
    request: pytest.FixtureRequest,
) -> None:
    """Each answer holds what its line says, no two in a row are the same, and none is a fault."""
    user = request.node.name
    if way == OPEN:
        desk.say("", locale, user, new_session=True)
    before = None
    for line in lines:
        if line.get("only", way) != way:
            continue
        clock.advance(60 * line.get("later", 0.1))
        turn = desk.say(line["say"], locale, user, new_session=way == ONE_SHOT)
        speech = turn.speech or ""
        assert turn.error is None
        for pattern in line.get("hear", ()):
            assert re.search(pattern, speech, re.I), f"{line['say']!r} [{turn.intent}]: {speech}"
        for pattern in line.get("not", ()):
            assert not re.search(pattern, speech, re.I), f"{line['say']!r}: {speech}"
        assert speech != before
        before = speech
