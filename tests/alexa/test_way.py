"""One question's way through the house: few files, and each room calls only those below it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

import pytest

import skill
from skill.alexa.journal import Journal
from skill.lambda_function import make_handler
from tests.alexa.talk import request, speech

HOUSE = Path(skill.__file__).parent
#: From the top to the bottom.
ROOMS = ("alexa", "memory", "talk", "languages", "coach", "knowledge")
QUESTION = request("ConditionMusclesIntent", {"condition": "uphill"})


class Way(NamedTuple):
    """The files whose functions ran, in the order entered, and which room called which."""

    files: list[str]
    calls: set[tuple[str, str]]


def beside_steps(followed: Way) -> list[str]:
    return [file for file in followed.files if not file.startswith("talk/steps/")]


def left_by(question: dict[str, Any]) -> dict[str, Any]:
    """What an answer leaves in a session that stays open."""
    open_question = {**question, "session": {**question["session"], "new": False}}
    left: dict[str, Any] = make_handler(None)(open_question, None)["sessionAttributes"]
    return left


def way(memory: str | None, question: dict[str, Any] = QUESTION, answered: str = "hill") -> Way:
    """Ask until all is warm, then follow the question once more."""
    handler = make_handler(memory, journal=Journal(lambda line: None))
    for _ in range(3):
        handler(question, None)
    files: dict[str, None] = {}
    calls: set[tuple[str, str]] = set()

    def follow(frame: FrameType, event: str, value: Any) -> None:
        if event == "call" and (file := _file(frame)):
            files[file] = None
            caller = next(_stack(frame.f_back), None)
            if caller is not None:
                calls.add((room(caller), room(file)))

    before = sys.getprofile()
    sys.setprofile(follow)
    try:
        answer = handler(question, None)
    finally:
        sys.setprofile(before)
    assert answered in speech(answer).lower()
    return Way(list(files), {(caller, called) for caller, called in calls if caller != called})


def room(file: str) -> str:
    return file.split("/", maxsplit=1)[0]


def _stack(frame: FrameType | None) -> Iterator[str]:
    """The files of the house on the stack, the innermost first."""
    while frame is not None:
        if file := _file(frame):
            yield file
        frame = frame.f_back


def _file(frame: FrameType) -> str | None:
    path = Path(frame.f_code.co_filename)
    return path.relative_to(HOUSE).as_posix() if path.is_relative_to(HOUSE) else None


@pytest.fixture(scope="module")
def forgetful() -> Way:
    return way(None)


def test_a_question_enters_few_files(forgetful: Way) -> None:
    """Whoever follows it opens 14, for a pain 16, a tip 17, "why" 22; a memory: a dozen more.

    Beside these come the steps that may be next after the last answer, a file for each subject.
    """
    assert len(forgetful.files) <= 14, forgetful.files
    assert len(way(None, request("TipIntent", {"condition": "uphill"})).files) <= 17
    assert len(way(None, request("PainIntent", {"body_part": "knee"}), "doctor").files) <= 16
    why = request("WhyIntent", new=False, attributes=left_by(QUESTION))
    assert len(beside_steps(way(None, why))) <= 22
    remembering = beside_steps(way(":memory:"))
    assert len(remembering) <= 26, remembering


def test_each_room_calls_only_those_below(forgetful: Way) -> None:
    """Alexa's asks the talk, the talk asks the coach, and nobody asks back."""
    assert {room(file) for file in forgetful.files} == {"alexa", "talk", "languages", "coach"}
    down = {(a, b) for place, a in enumerate(ROOMS) for b in ROOMS[place + 1 :]}
    assert forgetful.calls <= down, forgetful.calls - down
