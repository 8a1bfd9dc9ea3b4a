"""A log that cannot be written costs nobody an answer, and each line of it is whole."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from gunicorn.config import Config  # type: ignore[import-untyped,unused-ignore]  # gunicorn has no types

from skill.alexa.journal import Journal, _few_names
from skill.web_server import Log
from tests.conftest import ENVELOPES
from tests.waiting import TOO_LONG
from tests.web.test_floods import APP, strangers
from tests.web.test_served import Server, served

#: Reads a launch, gives it to the Lambda door, and tells on standard error what came of it.
LAMBDA = """
import json, sys
from skill.lambda_function import handler
event = json.load(open(sys.argv[1]))
for _ in range(150):
    answer = handler(event, None)
print(list(answer["response"]), file=sys.stderr)
"""


@pytest.fixture
def stuck(tmp_path: Path) -> Iterator[Path]:
    """A pipe whose reader is there, and reads nothing."""
    path = tmp_path / "pipe"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    yield path
    os.close(reader)


def assert_all_are_answered(server: Server, lawful: bytes, times: int) -> None:
    for _ in range(times):
        assert server.ask(server.post(lawful)).status == 200
        assert server.ask(server.post(lawful, Signature_256="AAAA")).status == 400
        assert server.ask(b"NONSENSE\r\n\r\n").status == 400


def test_a_full_disk_silences_nobody(tmp_path: Path, lawful: bytes) -> None:
    """Answers, refusals, and what is no HTTP: as if nothing were wrong."""
    with served(APP, tmp_path, log=Path("/dev/full")) as server:
        assert_all_are_answered(server, lawful, 20)
        assert "Traceback" not in server.log.read_text()


def test_a_stuck_reader_silences_nobody(tmp_path: Path, stuck: Path, lawful: bytes) -> None:
    """Once the pipe is full, lines are lost; no thread waits for somebody to read them."""
    with served(APP, tmp_path, log=stuck) as server:
        assert_all_are_answered(server, lawful, 120)


@pytest.mark.parametrize("to", [">/dev/full", ">&-", "| true"], ids=["full", "closed", "gone"])
def test_the_lambda_door_never_raises_over_its_log(to: str) -> None:
    """Wherever its lines should go."""
    command = f'"$0" -c "$1" "$2" {to}'
    done = subprocess.run(
        ["sh", "-c", command, sys.executable, LAMBDA, ENVELOPES / "launch_first_time_en-US.json"],
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert "outputSpeech" in done.stderr.splitlines()[0]


def test_the_lambda_door_waits_for_no_reader(stuck: Path) -> None:
    """More lines than the pipe takes."""
    with stuck.open("wb") as out:
        done = subprocess.run(
            [sys.executable, "-c", LAMBDA, ENVELOPES / "launch_first_time_en-US.json"],
            stdout=out,
            stderr=subprocess.PIPE,
            text=True,
            check=True,
            timeout=TOO_LONG,
        )
    assert "outputSpeech" in done.stderr.splitlines()[0]


def test_the_server_waits_for_no_reader_of_its_own_log(monkeypatch: pytest.MonkeyPatch) -> None:
    """It tells of workers that end before it starts others; a pipe that is full takes no word."""
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    with suppress(BlockingIOError):
        while True:
            os.write(writer, b"x")
    os.set_blocking(writer, True)
    with os.fdopen(writer, "w") as full:
        monkeypatch.setattr("sys.stderr", full)
        log = Log(Config())
        telling = threading.Thread(target=log.info, args=("Worker exiting",))
        telling.start()
        telling.join(TOO_LONG)
        was_stuck = telling.is_alive()
        os.close(reader)
        telling.join()
    assert not was_stuck


def test_every_line_is_whole(tmp_path: Path, lawful: bytes) -> None:
    """However many threads write: answers, refusals and what is no HTTP, a line each."""
    with served(APP, tmp_path, log=tmp_path / "out") as server:
        with strangers(server, "replays", b"NONSENSE\r\n\r\n", 0.05, 20):
            assert_all_are_answered(server, lawful, 30)
        lines = (tmp_path / "out").read_text().splitlines()
    outcomes = [json.loads(line)["outcome"] for line in lines]
    assert outcomes.count("answered") == 30
    assert outcomes.count("refused") > 60


def test_a_long_name_is_not_kept() -> None:
    """Whatever a request calls itself, it takes no memory."""
    before = _few_names.cache_info().currsize
    for number in range(20):
        written: list[str] = []
        journal = Journal(written.append)
        entry = journal.begin()
        journal.end(entry, {"request": {"type": f"{number}" * 200_000}}, "answered")
        assert json.loads(written[0])["type"] is None
    assert _few_names.cache_info().currsize <= before + 1
