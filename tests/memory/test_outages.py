"""A store that is slow or down costs the walker nothing but memory."""

from __future__ import annotations

import json
import os
import socket
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from random import Random
from threading import Barrier, Event, Thread, current_thread, get_ident
from typing import Any

import pytest

from skill.alexa.journal import Journal
from skill.lambda_function import make_handler, open_walkers
from skill.memory import memory, outage
from skill.memory.dynamo import DynamoStore
from skill.memory.keys import walker_key
from skill.memory.memory import Memory
from skill.memory.outage import PATIENCE_SECONDS, REST, Outages, TooSlowError, in_time
from skill.memory.sqlite import SqliteStore
from skill.memory.store import ConflictError, Stored, StoreError
from tests.alexa.talk import Talk
from tests.cloud import Server
from tests.memory.conftest import make_table
from tests.memory.store_tests import RECORD, Clock
from tests.waiting import HANGS, TOO_LONG

Faults = list[tuple[str, str]]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def log() -> Faults:
    return []


@pytest.fixture
def outages(clock: Clock, log: Faults) -> Outages:
    return Outages(clock, lambda fault, where: log.append((fault, where)))


def nothing() -> None:
    """Open nothing."""


def fails() -> str:
    raise StoreError("down")


class TestOutages:
    """The circuit breaker."""

    def test_what_works_is_answered(self, outages: Outages) -> None:
        assert outages.ask("there", nothing, lambda: "found") == "found"
        assert not outages.failing

    def test_an_outage_is_logged_once(self, outages: Outages, clock: Clock, log: Faults) -> None:
        """However long it lasts."""
        for _ in range(10):
            assert outages.ask("there", nothing, fails) is None
            clock.now += REST
        assert log == [("StoreError", "there")]
        assert outages.failing

    def test_the_next_outage_is_logged_again(
        self, outages: Outages, clock: Clock, log: Faults
    ) -> None:
        for _ in range(2):
            outages.ask("there", nothing, fails)
            clock.now += REST
            assert outages.ask("there", nothing, lambda: "found") == "found"
            assert not outages.failing
        assert log == [("StoreError", "there")] * 2

    def test_a_store_that_failed_rests(self, outages: Outages, clock: Clock) -> None:
        """For some seconds it is not asked at all, and then by one."""
        asked: list[int] = []

        def action() -> str:
            asked.append(1)
            return fails()

        outages.ask("there", nothing, action)
        clock.now += REST - timedelta(seconds=1)
        outages.ask("there", nothing, action)
        assert len(asked) == 1
        clock.now += timedelta(seconds=1)
        outages.ask("there", nothing, action)
        outages.ask("there", nothing, action)
        assert len(asked) == 2

    def test_one_turn_tries_for_all(self, outages: Outages, clock: Clock) -> None:
        """While one asks a store that was down, the others do not wait for it."""
        outages.ask("there", nothing, fails)
        clock.now += REST
        trying, told = Event(), Event()

        def slow() -> str:
            trying.set()
            told.wait(5)
            return "found"

        one = Thread(target=outages.ask, args=("there", nothing, slow))
        one.start()
        trying.wait(5)
        assert outages.ask("there", nothing, lambda: "found") is None
        told.set()
        one.join()
        assert outages.ask("there", nothing, lambda: "found") == "found"

    def test_a_clock_set_back_does_not_silence_it(self, outages: Outages, clock: Clock) -> None:
        outages.ask("there", nothing, fails)
        clock.now += timedelta(days=-9)
        assert outages.ask("there", nothing, lambda: "found") == "found"

    @pytest.mark.parametrize("error", [ConflictError, KeyError, RecursionError])
    def test_other_faults_are_no_outage(
        self, outages: Outages, log: Faults, error: type[Exception]
    ) -> None:
        """A write given up, or a fault of ours, is logged; the store is still asked."""

        def action() -> str:
            raise error

        assert outages.ask("there", nothing, action) is None
        assert outages.ask("there", nothing, lambda: "found") == "found"
        assert log == [(error.__name__, "there")]

    def test_an_opening_that_fails_is_an_outage(self, outages: Outages, log: Faults) -> None:
        assert outages.ask("there", fails, lambda: "found") is None  # type: ignore[arg-type]  # it never returns
        assert log == [("StoreError", "there")]

    def test_a_store_that_keeps_time_needs_no_thread(self, clock: Clock, log: Faults) -> None:
        """It is asked at once; what fails is an outage like any other."""
        outages = Outages(clock, lambda fault, where: log.append((fault, where)), keeps_time=True)
        assert outages.ask("there", nothing, get_ident) == get_ident()
        assert outages.ask("there", nothing, fails) is None
        assert outages.failing

    def test_nobody_waits_for_long(self) -> None:
        with pytest.raises(TooSlowError):
            in_time(lambda: time.sleep(0.3), 0.05)

    def test_no_thread_is_started_for_each_asking(self) -> None:
        """One that waits does it; only several at once take several."""
        in_time(lambda: None)
        threads = {in_time(get_ident) for _ in range(50)}
        assert len(threads) == 1
        assert get_ident() not in threads

    def test_what_comes_too_late_reaches_nobody(self) -> None:
        """The next to ask gets its own answer, from another thread; the slow one ends."""
        go_on = Event()
        slow: list[Thread] = []

        def late() -> str:
            slow.append(current_thread())
            go_on.wait(5)
            return "late"

        with pytest.raises(TooSlowError):
            in_time(late, 0.01)
        assert in_time(lambda: "in time") == "in time"
        go_on.set()
        slow[0].join(5)
        assert not slow[0].is_alive()
        assert in_time(lambda: "in time") == "in time"

    def test_a_fault_leaves_the_thread_in_order(self) -> None:
        def action() -> None:
            raise SystemExit

        for _ in range(3):
            with pytest.raises(SystemExit):
                in_time(action)
            assert in_time(lambda: 7) == 7

    @pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
    def test_after_a_fork(self) -> None:
        """A server's workers do not wait for threads that only their parent has."""
        in_time(lambda: None)
        child = os.fork()
        if child == 0:
            try:
                os._exit(in_time(lambda: 7))
            finally:
                os._exit(1)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7


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
