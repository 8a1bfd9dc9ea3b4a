"""Two devices keep walks of one walker at once: none is lost, none is counted twice."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import Any

import pytest

from skill.memory import memory as memories
from skill.memory.dynamo import DynamoStore
from skill.memory.memory import Memory
from skill.memory.record import Record
from skill.memory.sqlite import SqliteStore
from skill.memory.store import Store
from skill.talk.walk.totals import of_all
from tests.memory.walking_writer import walking
from tests.talk.walk.histories import lives

KEY = "walker"


@pytest.fixture(autouse=True)
def a_busy_machine_fails_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who meets another writer tries again at once, and for longer than a turn would wait."""
    monkeypatch.setattr(memories, "RETRY_SECONDS", 30)
    monkeypatch.setattr(memories, "sleep", lambda _: None)


def a_history(store: Store, key: str, chance: Random, many: int) -> None:
    """Two devices walk, talk and read in any order, each by what it read last."""
    memories = [Memory(store, lambda *_: None) for _ in range(2)]
    memories[0].keep(key, Record(visits=1), None)
    read = [memory.recall(key) for memory in memories]
    seconds = 0
    for life in lives(chance, many):
        who = chance.randrange(2)
        if chance.random() < 0.4:
            read[who] = memories[who].recall(key)
        mine = read[who].record or Record()
        if chance.random() < 0.4:  # a talk that ends, beside the other's walks
            read[who] = memories[who].keep(key, mine._replace(visits=mine.visits + 1), read[who])
            mine = read[who].record or Record()
        later = life._replace(began=life.began + timedelta(seconds=1))
        again = walking(later)
        read[who] = memories[who].keep(key, again(mine), read[who], again)
        seconds += sum(life.done.values())
    found: Any = memories[0].recall(key).record
    total = of_all(found.to_attributes())
    assert (total.walks, total.seconds) == (many, seconds)


@pytest.mark.parametrize("seed", range(3))
def test_no_walk_is_lost_and_none_doubled(seed: int) -> None:
    """However long the history is, and whoever summed up the old walks."""
    store = SqliteStore(":memory:")
    for n in range(12):
        a_history(store, f"{KEY}{n}", Random(seed * 1000 + n), 30)


def test_nor_in_hundreds_of_short_ones() -> None:
    """Of as many walks as a few weeks have; ten thousand are tried at night, in both stores."""
    store = SqliteStore(":memory:")
    for n in range(300):
        chance = Random(n)
        a_history(store, f"{KEY}{n}", chance, chance.randint(2, 6))


def test_nor_in_the_cloud(table: str) -> None:
    """The other store is no different, with short histories and a long one."""
    store = DynamoStore(table)
    a_history(store, KEY, Random(7), 16)
    for n in range(6):
        a_history(store, f"{KEY}{n}", Random(n), 4)
