"""Strangers cannot stop the door: lawful requests beside a hundred hostile connections."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from skill.alexa.verification.fetch import SECONDS
from tests.web.authority import URL
from tests.web.flood import KINDS
from tests.web.test_served import GUNICORN, Server, served

CONNECTIONS = 100
#: Between an answer and a stranger's next request: some hundred requests a second in all.
PAUSE = 0.4
ASKED = 10
APP = [*GUNICORN, "tests.web.served:create()"]
#: Who waits for a stranger's fetch waits for as long as a fetch may take.
SLOWEST = SECONDS
#: A name that no certificate of Alexa's has had.
NEVER_SEEN = "https://s3.amazonaws.com/echo.api/alexa.pem"


@contextmanager
def strangers(
    server: Server, kind: str, replay: bytes, pause: float = PAUSE, connections: int = CONNECTIONS
) -> Iterator[None]:
    """A hundred of a kind at the door, in a process of their own, until the block ends."""
    command = [sys.executable, "-m", "tests.web.flood", str(server.port), kind]
    with subprocess.Popen(
        [*command, str(connections), str(pause)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as flood:
        assert flood.stdin is not None
        assert flood.stdout is not None
        flood.stdin.write(b"%d\n%s" % (len(replay), replay))
        flood.stdin.flush()
        assert flood.stdout.readline() == b"there\n"
        time.sleep(0.2)
        yield
        flood.stdin.close()


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A door that has seen Alexa's certificate."""
    with served(APP, tmp_path_factory.mktemp("warm")) as server:
        yield server


def answers(server: Server, lawful: bytes, times: int = ASKED, url: str = URL) -> list[float]:
    """How long lawful requests take, one after the other; none may be refused."""
    seconds = []
    for _ in range(times):
        answer = server.ask(server.post(lawful, SignatureCertChainUrl=url))
        assert answer.status == 200
        seconds.append(answer.seconds)
    return seconds


@pytest.mark.parametrize("kind", KINDS)
def test_a_warm_door_answers(kind: str, warm: Server, lawful: bytes) -> None:
    """Nobody waits for what a hundred strangers do."""
    answers(warm, lawful, 1)
    with strangers(warm, kind, warm.post(lawful)):
        assert max(answers(warm, lawful)) < SLOWEST


@pytest.mark.parametrize(
    ("kind", "url"),
    [
        ("many missing addresses, our id", URL),
        ("many missing addresses, our id", NEVER_SEEN),
        ("an address that hangs", NEVER_SEEN),
    ],
)
def test_a_fresh_door_answers(kind: str, url: str, tmp_path: Path, lawful: bytes) -> None:
    """Also if nobody has fetched Alexa's certificate before them, whatever its address is."""
    with served(APP, tmp_path) as server, strangers(server, kind, b""):
        assert max(answers(server, lawful, url=url)) < SLOWEST
