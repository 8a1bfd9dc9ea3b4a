"""The circuit breaker before a store, and the time that an action may take."""

from __future__ import annotations

import os
import time
from datetime import timedelta
from threading import Event, Thread, current_thread, get_ident

import pytest

from skill.memory.outage import REST, Outages, TooSlowError, in_time
from skill.memory.store import ConflictError, StoreError
from tests.memory.store_tests import Clock

Faults = list[tuple[str, str]]


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
