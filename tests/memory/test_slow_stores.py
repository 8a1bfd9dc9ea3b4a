"""A store that is slow, down or gone costs a walker nothing but memory, through the door."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from random import Random
from threading import Barrier, Event, Thread
from typing import Any

import pytest

from skill.alexa.journal import Journal
from skill.lambda_function import make_handler, open_walkers
from skill.memory import memory, outage
from skill.memory.dynamo import DynamoStore
from skill.memory.keys import walker_key
from skill.memory.memory import Memory
from skill.memory.outage import PATIENCE_SECONDS, REST
from skill.memory.sqlite import SqliteStore
from skill.memory.store import ConflictError, Stored
from tests.alexa.talk import Talk
from tests.cloud import Server
from tests.memory.conftest import make_table
from tests.memory.store_tests import RECORD, Clock
from tests.waiting import HANGS, TOO_LONG

Faults = list[tuple[str, str]]


class Crowded:
    """A store that somebody else writes faster than we."""

    saves = 0

    def open(self) -> None:
        """Nothing to open."""

    def load(self, key: str) -> None:
        return None

    def save(self, key: str, text: str, expected: int | None) -> int:
        self.saves += 1
        raise ConflictError("too late")


def test_a_conflict_without_end_is_given_up() -> None:
    """It is tried again a few times, in less time than a turn has."""
    store: Any = Crowded()
    started = time.monotonic()
    with pytest.raises(ConflictError):
        Memory(store, lambda fault, where: None).keep("walker", RECORD, None)
    assert 2 <= store.saves < 200
    assert time.monotonic() - started < TOO_LONG


@pytest.fixture
def silent() -> Iterator[str]:
    """The address of a server that takes connections and never answers."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(50)
        yield f"http://127.0.0.1:{server.getsockname()[1]}"


def talk_on(address: str, clock: Clock, log: Faults) -> Talk:
    def note(fault: str, where: str) -> None:
        log.append((fault, where))

    return Talk(make_handler(address, chance=Random(7), log=note, clock=clock))


def test_a_store_that_never_answers(
    silent: str, aws: pytest.MonkeyPatch, clock: Clock, log: Faults
) -> None:
    """The first turn waits less than two seconds, the next ones not at all; one line is logged."""
    aws.setenv("AWS_ENDPOINT_URL", silent)
    talk = talk_on("dynamodb:walkers", clock, log)
    DynamoStore("walkers").open()  # boto3 itself is imported, as on a warm function
    waits = []
    for _ in range(4):
        started = time.monotonic()
        assert talk.ask("TipIntent")
        waits.append(time.monotonic() - started)
    assert 0.5 < waits[0] < TOO_LONG
    assert sum(waits[1:]) < waits[0]
    assert log == [("TooSlowError", "memory.load")]


class Slow(SqliteStore):
    """A store that reads as slowly as it may, and never ends writing."""

    keeps_time = False

    def load(self, key: str) -> Stored | None:
        time.sleep(PATIENCE_SECONDS / 2)
        return super().load(key)

    def save(self, key: str, text: str, expected: int | None) -> int:
        Event().wait(HANGS)
        return super().save(key, text, expected)


def test_slow_reading_and_slow_writing_together(
    clock: Clock, log: Faults, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A turn that reads and writes has its answer within the budget too."""
    monkeypatch.setattr("skill.memory.opening.open_store", lambda address, clock: Slow(":memory:"))
    talk = talk_on(":memory:", clock, log)
    started = time.monotonic()
    assert talk.ask("TipIntent")
    assert time.monotonic() - started < TOO_LONG
    assert log == [("TooSlowError", "memory.save")]


class Hung(SqliteStore):
    """A store on a disk that has gone: whoever touches it never comes back."""

    gone = Event()

    def load(self, key: str) -> Stored | None:
        self.gone.wait(HANGS)
        return None


def test_a_hung_disk_leaves_threads_for_others(
    clock: Clock, log: Faults, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever is the first waits for a moment; the next ones do not, and all are answered."""
    monkeypatch.setattr("skill.memory.opening.open_store", lambda address, clock: Hung("disk"))
    handler = talk_on("disk", clock, log)._handler

    def turn(number: int) -> float:
        started = time.monotonic()
        assert Talk(handler, user=f"user{number}").ask("TipIntent")
        return time.monotonic() - started

    with ThreadPoolExecutor(4) as threads:
        at_once = [*threads.map(turn, range(4))]
        then = [*threads.map(turn, range(40))]
    Hung.gone.set()
    assert max(at_once) < TOO_LONG
    assert sum(then) < len(then) * PATIENCE_SECONDS
    assert log == [("TooSlowError", "memory.load")]


class Sluggish(SqliteStore):
    """A store that reads and writes as slowly as it may, each by itself, but not both together."""

    keeps_time = False

    def load(self, key: str) -> Stored | None:
        time.sleep(PATIENCE_SECONDS - 0.22)
        return super().load(key)

    def save(self, key: str, text: str, expected: int | None) -> int:
        time.sleep(PATIENCE_SECONDS - 0.22)
        return super().save(key, text, expected)


def test_a_turn_has_one_budget(clock: Clock, log: Faults, monkeypatch: pytest.MonkeyPatch) -> None:
    """For all that it reads and writes together."""
    monkeypatch.setattr(
        "skill.memory.opening.open_store", lambda address, clock: Sluggish(":memory:")
    )
    talk = talk_on(":memory:", clock, log)
    assert talk.ask("TipIntent")
    assert log == [("TooSlowError", "memory.save")]


def test_a_turn_without_memory_says_so(
    clock: Clock, envelope: Callable[[str], dict[str, Any]]
) -> None:
    """In its line of the log, where it is counted; one that needs none does not."""
    written: list[str] = []
    journal = Journal(written.append)
    walkers = open_walkers("/nowhere/at/all.db", journal.fault, clock, missed=journal.missed)
    handler = make_handler(walkers, journal=journal, chance=Random(7))
    for intent in ("TipIntent", "TipIntent"):
        Talk(handler).ask(intent)
    handler(envelope("session_ended_user_initiated"), None)
    lines = [json.loads(line) for line in written]
    assert [line["unremembered"] for line in lines] == [1, 1, 0]
    assert [line["outcome"] for line in lines] == ["fault", "answered", "answered"]
    assert "unremembered" in json.dumps(lines[0]["_aws"])


def test_forgetting_does_not_wait_either(
    silent: str, aws: pytest.MonkeyPatch, clock: Clock, log: Faults
) -> None:
    """A walker who cannot be forgotten now is told so, in time."""
    aws.setenv("AWS_ENDPOINT_URL", silent)
    talk = talk_on("dynamodb:walkers", clock, log)
    talk.ask("ForgetMeIntent")
    started = time.monotonic()
    assert "again later" in talk.ask("AMAZON.YesIntent")
    assert time.monotonic() - started < TOO_LONG
    assert log[-1] == ("TooSlowError", "memory.forget")


def test_nobody_is_there(aws: pytest.MonkeyPatch, clock: Clock, log: Faults) -> None:
    """A connection that is refused is as good as no store."""
    aws.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    talk = talk_on("dynamodb:walkers", clock, log)
    assert all(talk.ask("TipIntent") for _ in range(3))
    assert len(log) == 1


def test_the_store_is_killed_in_a_talk(
    aws: pytest.MonkeyPatch, clock: Clock, log: Faults, tmp_path: Any
) -> None:
    """The talk goes on as if nothing had happened: topic, tips and wordings are in the session."""
    server = Server(tmp_path / "log")
    try:
        aws.setenv("AWS_ENDPOINT_URL", server.url)
        make_table(DynamoStore("walkers"), "walkers")
        talk = talk_on("dynamodb:walkers", clock, log)
        talk.ask()
        assert log == []
        tips = [talk.ask("TipIntent")]
    finally:
        server.stop()
    started = time.monotonic()
    tips += [talk.ask("TipIntent") for _ in range(5)]
    assert time.monotonic() - started < TOO_LONG
    assert len(set(tips)) == 6
    assert talk.ask("ConditionMusclesIntent", condition="uphill")
    assert talk.ask("WhyIntent")
    assert talk.open
    assert talk.ask("AMAZON.StopIntent")
    assert not talk.open
    assert [where for _, where in log] == ["memory.load"]


def test_a_file_that_is_taken_away_costs_only_the_memory(
    clock: Clock, log: Faults, tmp_path: Any
) -> None:
    """A file on a disk that cannot be written is no reason not to answer."""
    talk = talk_on(str(tmp_path / "gone" / "walkers.db"), clock, log)
    assert all(talk.ask("TipIntent") for _ in range(3))
    assert log == [("OperationalError", "memory.load")]
    (tmp_path / "gone").mkdir()
    clock.now += REST
    first = talk.ask("TipIntent", muscle="calves")
    assert talk.ask("TipIntent", muscle="calves") != first
    assert len(log) == 1


def test_threads_share_a_store(
    tmp_path: Any, clock: Clock, log: Faults, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Eight devices of one walker at once, in one process: every visit is counted."""
    # On a busy machine they would give up in the end, as they should, and say so.
    monkeypatch.setattr(memory, "RETRY_SECONDS", 30)
    monkeypatch.setattr(outage, "PATIENCE_SECONDS", 30)
    monkeypatch.setattr(outage, "TURN_SECONDS", 30)
    path = str(tmp_path / "walkers.db")
    handler = talk_on(path, clock, log)._handler
    together = Barrier(8)

    def visit() -> None:
        together.wait()
        for _ in range(20):
            Talk(handler, user="walker").ask("TipIntent")

    threads = [Thread(target=visit) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert log == []
    found = Memory(SqliteStore(path, clock), lambda fault, where: None).recall(walker_key("walker"))
    assert found.record is not None
    assert found.record.visits == 160
