"""`python -m tests.memory.many_histories MANY SEED`: many histories of walks in each store."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from skill.memory import dynamo
from skill.memory import memory as memories
from skill.memory.dynamo import DynamoStore
from skill.memory.sqlite import SqliteStore
from skill.memory.store import Store
from tests.cloud import KEYS, Server
from tests.memory.conftest import make_table
from tests.memory.test_histories import a_history

#: Walks in a history: old ones are summed up in the longer ones.
WALKS = range(2, 13)


def main(many: int, seed: int) -> None:
    """Try many histories in each store. Raises AssertionError where a walk is lost or doubled."""
    memories.RETRY_SECONDS = dynamo.READ_SECONDS = 30  # a busy machine must not fail this
    _try(SqliteStore(":memory:"), "SQLite", many, seed)
    with TemporaryDirectory() as folder:
        server = Server(Path(folder) / "log")
        os.environ.update(KEYS, AWS_ENDPOINT_URL=server.url)
        store = DynamoStore("walkers")
        make_table(store, "walkers")
        _try(store, "DynamoDB", many, seed)
        server.stop()


def _try(store: Store, name: str, many: int, seed: int) -> None:
    for n in range(many):
        chance = Random(seed + n)
        a_history(store, f"walker{n}", chance, chance.choice(WALKS))
        store.forget(f"walker{n}")
        if (n + 1) % 1000 == 0 and n + 1 < many:
            print(f"{n + 1} in {name}", flush=True)
    print(f"{many} histories in {name}: no walk lost, none doubled", flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
