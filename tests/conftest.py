"""What all tests share: the knowledge, the words, a skill at its door."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import settings
from xdist.scheduler import LoadScopeScheduling

from skill import lambda_function
from skill.alexa.services import NO_ANSWER
from skill.knowledge.load import load
from skill.knowledge.model import Knowledge
from skill.lambda_function import Handler, make_handler
from skill.languages.words import Languages
from skill.talk.turn import Talk, Walker
from tests.chat import Chat
from tests.cloud import aws, moto

__all__ = ["aws", "moto"]  # fixtures of an AWS on loopback, for whoever asks for them

# A test asserts no time: a busy machine is no fault.
settings.register_profile("day", deadline=None, max_examples=40)
settings.register_profile("night", deadline=None, max_examples=2000)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add what a night has time for."""
    parser.addoption("--every-pair", action="store_true", help="try each of those that are alike")


def pytest_configure(config: pytest.Config) -> None:
    """Let a property be tried more often at night."""
    gc.set_threshold(100_000, 50)  # what is loaded is no garbage: looking for it cost a twelfth
    settings.load_profile("night" if config.getoption("every_pair") else "day")


@pytest.fixture(scope="session")
def one_in(pytestconfig: pytest.Config) -> Callable[[int], int]:
    """Of so many that are alike one is tried by day, and each at night."""
    return lambda count: 1 if pytestconfig.getoption("every_pair") else count


#: Folders whose tests want an AWS: it takes long to start, and one will do.
WITH_AWS = ("tests/audio", "tests/memory", "tests/packaging")

#: Folders whose tests read what people edit: each file of it is parsed once.
OF_SOURCES = ("tests/commands", "tests/knowledge", "tests/languages", "tests/workshop")


class FolderByFolder(LoadScopeScheduling):
    """Gives a whole folder of tests to one worker, so that what they share is made once.

    The gates are too long for one: each file of theirs may go to another.
    """

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        folder = file.rpartition("/")[0]
        if folder in WITH_AWS:
            return "aws"
        if folder in OF_SOURCES:
            return "sources"
        return file if folder == "tests/held_out" else folder


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadScopeScheduling:
    """Let workers take folder by folder."""
    return FolderByFolder(config, log)


ENVELOPES = Path(__file__).parent / "envelopes"


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The built knowledge file."""
    return load()


@pytest.fixture(scope="session")
def languages() -> Languages:
    """The words of every locale."""
    return Languages(lambda_function.DEFAULT_LOCALE)


@pytest.fixture(scope="session", autouse=True)
def read_once(knowledge: Knowledge, languages: Languages) -> Iterator[None]:
    """What was built is read once for all handlers, which differ in all else."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lambda_function, "load", lambda: knowledge)
        patch.setattr(lambda_function, "Languages", lambda default: languages)
        yield


@pytest.fixture
def reported() -> list[tuple[str, str]]:
    """The faults that the handler logged: class and place."""
    return []


@pytest.fixture
def handler(reported: list[tuple[str, str]]) -> Handler:
    """The Lambda handler with a memory for this test, and chance that repeats."""
    return make_handler(
        ":memory:",
        chance=Random(7),
        log=lambda fault, where: reported.append((fault, where)),
        ask=lambda call: NO_ANSWER,
    )


@pytest.fixture(scope="session")
def envelope() -> Callable[[str], dict[str, Any]]:
    """Returns a request envelope by its file's name, fresh at every call."""

    def read(name: str) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((ENVELOPES / f"{name}.json").read_text("utf-8"))
        return found

    return read


@pytest.fixture(scope="session")
def coach(knowledge: Knowledge) -> Talk:
    """The talk over the whole knowledge, as the skill has it."""
    return Talk(knowledge)


@pytest.fixture(scope="session")
def walker(languages: Languages) -> Walker:
    """Somebody new who speaks English."""
    return Walker(words=languages.words("en-US"))


@pytest.fixture
def chat(coach: Talk, walker: Walker) -> Chat:
    """A talk in which nothing was said yet."""
    return Chat(coach, walker)
