"""A process that keeps one walk after the other, and tells the number of each that is kept.

`python -m tests.memory.walking_writer STORE NAME FIRST`: a file of SQLite, or dynamo:TABLE.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import timedelta
from random import Random

from skill.memory import memory as memories
from skill.memory.dynamo import DynamoStore
from skill.memory.record import Record
from skill.memory.sqlite import SqliteStore
from skill.memory.store import Store
from tests.talk.walk.histories import FIRST, Life, walk

KEY = "walker"
DYNAMO = "dynamo:"


def store_of(place: str) -> Store:
    """The store at a place."""
    if place.startswith(DYNAMO):
        return DynamoStore(place.removeprefix(DYNAMO))
    return SqliteStore(place)


def life_of(name: str, number: int) -> Life:
    """A writer's walk of a number: no two begin at the same moment, or are likely as long."""
    seconds = Random(f"{name}{number}").randrange(60, 6000)
    began = FIRST + timedelta(hours=7 * number, minutes=ord(name))
    return Life(began, "Europe/Berlin", {"brisk": seconds}, "calves")


def walking(life: Life) -> Callable[[Record], Record]:
    """What a walk does to a record, as often as it has to be done."""

    def again(record: Record) -> Record:
        attributes = record.to_attributes()
        walk(attributes, life)
        return Record.from_attributes(attributes)

    return again


def main(place: str, name: str, first: int) -> None:
    """Keep walks until somebody ends it."""
    memories.RETRY_SECONDS = 30  # a busy machine must not fail this
    memory = memories.Memory(store_of(place), lambda fault, where: None)
    for number in range(first, 10_000):
        kept = memory.recall(KEY)
        again = walking(life_of(name, number))
        memory.keep(KEY, again(kept.record or Record()), kept, again)
        print(number, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
