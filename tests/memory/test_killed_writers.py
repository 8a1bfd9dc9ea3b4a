"""Writers that are killed, and forgetting beside writing: nothing lost, twice, or back again."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from itertools import combinations
from pathlib import Path
from random import Random
from threading import Barrier, Thread

from skill.memory.memory import Kept, Memory
from skill.memory.record import Record
from skill.memory.sqlite import SqliteStore
from skill.talk.walk.totals import of_all
from tests.memory.test_two_writers import ROOT
from tests.memory.walking_writer import DYNAMO, life_of, store_of

#: Visits one after the other, as a device would; tells the number of each one that is kept.
WRITER = """
import sys
from skill.memory import memory as memories
from skill.memory.record import Record
from skill.memory.sqlite import SqliteStore
memories.RETRY_SECONDS = 30  # a busy machine must not fail this
memory = memories.Memory(SqliteStore(sys.argv[1]), lambda fault, where: None)
name, first = sys.argv[2], int(sys.argv[3])
for number in range(first, 10_000):
    kept = memory.recall("walker")
    record = kept.record or Record()
    walks = {**record.walks, f"{name}{number % 50}": number}
    memory.keep("walker", record._replace(visits=record.visits + 1, walks=walks), kept)
    print(number, flush=True)
"""
#: Keeps walks.
WALKER = ("-m", "tests.memory.walking_writer")
KILLS = 3
VISITS = 120
ROUNDS = 100


def nobody(fault: str, where: str) -> None:
    raise AssertionError((fault, where))


class Writer:
    """A process that writes, and the number of the visit that it told of last."""

    def __init__(
        self, place: str, name: str, first: int = 0, runs: tuple[str, ...] = ("-c", WRITER)
    ) -> None:
        self.told = first - 1
        self._process = subprocess.Popen(
            [sys.executable, *runs, place, name, str(first)],
            cwd=ROOT,
            env=dict(os.environ),
            stdout=subprocess.PIPE,
        )

    def run(self, visits: int) -> Writer:
        """Wait for so many visits."""
        assert self._process.stdout is not None
        for _ in range(visits):
            self.told = int(self._process.stdout.readline())
        return self

    def kill(self) -> int:
        """kill -9; the number of the last visit that it told of."""
        self._process.kill()
        rest, _ = self._process.communicate()
        numbers = [int(line) for line in rest.split(b"\n")[:-1]]
        return numbers[-1] if numbers else self.told


def test_who_is_killed_loses_nothing(tmp_path: Path) -> None:
    """Two write, one of them is killed three times: each visit told of is there, and none twice."""
    path = tmp_path / "walkers.db"
    beside = Writer(str(path), "b").run(1)
    told = -1
    for _ in range(KILLS):
        told = Writer(str(path), "a", told + 1).run(VISITS // KILLS).kill()
    others = beside.kill()
    found = Memory(SqliteStore(str(path)), nobody).recall("walker").record
    assert found is not None
    visits = (told + 1) + (others + 1)
    # A visit that was being told of when its writer was killed may have been kept.
    assert visits <= found.visits <= visits + KILLS + 1
    for name, last in (("a", told), ("b", others)):
        for number in range(max(0, last - 40), last + 1):
            assert found.walks[f"{name}{number % 50}"] == number
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_no_walk_is_lost_to_a_kill(tmp_path: Path) -> None:
    """However many are summed up already."""
    walks_are_kept(str(tmp_path / "walkers.db"), 2, 8)


def test_nor_in_the_cloud(table: str) -> None:
    """The other store is no different."""
    walks_are_kept(f"{DYNAMO}{table}", 1, 8)


def walks_are_kept(place: str, kills: int, walks: int) -> None:
    """Two keep walks, one of them is killed again and again: what was told of is kept, and once.

    Of the walk that was being kept when its writer was killed nobody knows; its successor goes on
    behind it.
    """
    beside = Writer(place, "b", runs=WALKER).run(1)
    kept, unknown, first = [], [], 0
    for _ in range(kills):
        last = Writer(place, "a", first, WALKER).run(walks).kill()
        kept += [life_of("a", number) for number in range(first, last + 1)]
        unknown.append(life_of("a", last + 1))
        first = last + 2
    last = beside.kill()
    kept += [life_of("b", number) for number in range(last + 1)]
    unknown.append(life_of("b", last + 1))
    found = Memory(store_of(place), nobody).recall("walker").record
    assert found is not None
    total = of_all(found.to_attributes())
    possible = [
        (len(kept) + len(more), sum(life.done["brisk"] for life in (*kept, *more)))
        for n in range(len(unknown) + 1)
        for more in combinations(unknown, n)
    ]
    assert (total.walks, total.seconds) in possible


def test_what_is_forgotten_while_another_writes_stays_forgotten(tmp_path: Path) -> None:
    """A turn that began before the forgetting brings nothing back, whichever comes first."""
    path, chance = str(tmp_path / "walkers.db"), Random(7)
    here, there = (Memory(SqliteStore(path), nobody) for _ in range(2))

    def write(seen: Kept, together: Barrier) -> None:
        together.wait()
        here.keep("walker", Record(visits=2), seen)

    for _ in range(ROUNDS):
        here.keep("walker", Record(visits=1), here.recall("walker"))
        together = Barrier(2)
        thread = Thread(target=write, args=(here.recall("walker"), together))
        thread.start()
        together.wait()
        time.sleep(chance.random() / 1000)
        there.forget("walker")
        thread.join()
        assert there.recall("walker").record is None
