"""Two processes, one walker: no tip and no visit is lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from skill.memory.memory import Memory
from skill.memory.opening import open_store
from tests.memory.store_tests import heard

ROOT = Path(__file__).parents[2]
#: Visits through the SDK's persistence interface, again and again, as a device would.
WRITER = """
import sys
from types import SimpleNamespace as Some
from ask_sdk_core.attributes_manager import AttributesManager
from skill.alexa.walker import Walkers
from skill.memory import memory, outage
from skill.memory.opening import open_store
from skill.talk.context import Context
from skill.talk.remembering import tips_heard
# A busy machine must not fail this: what a turn may cost is tested elsewhere.
memory.RETRY_SECONDS = outage.PATIENCE_SECONDS = outage.TURN_SECONDS = 30
address, name, times = sys.argv[1], sys.argv[2], int(sys.argv[3])
walkers = Walkers(open_store(address), log=lambda fault, where: print(fault, where))
envelope = Some(session=None, context=Some(system=Some(user=Some(user_id="walker"))))
print("ready", flush=True)
sys.stdin.readline()
for n in range(times):
    manager = AttributesManager(envelope, walkers)
    record = manager.persistent_attributes
    talk = Context.from_attributes(record.get("talk"))
    record["talk"] = talk.but(tips=tips_heard(f"{name}{n % 35}", talk.tips)).to_attributes()
    record["visits"] = record.get("visits", 0) + 1
    record.setdefault("walks", {})[f"{name}{n % 50}"] = n
    manager.save_persistent_attributes()
"""


def write_together(address: str, times: int) -> None:
    """Let two processes write `times` each, at the same time; neither may report a fault."""
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, address, name, str(times)],
            cwd=ROOT,
            env=dict(os.environ),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in "ab"
    ]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("\n")
        writer.stdin.flush()
    assert [writer.communicate(timeout=50)[0] for writer in writers] == ["", ""]
    assert [writer.returncode for writer in writers] == [0, 0]


def assert_all_is_there(address: str, times: int) -> None:
    found = Memory(open_store(address), lambda fault, where: None).recall("walker")  # type: ignore[arg-type]  # there is a store at this address
    assert found.record is not None
    assert found.record.visits == found.version == 2 * times
    expected = {f"{name}{n}" for name in "ab" for n in range(min(35, times))}
    tips = heard(found.record)
    assert set(tips) == expected
    assert len(tips) == len(expected)
    last = {f"{name}{n % 50}": n for name in "ab" for n in range(times)}
    assert found.record.walks == last


def test_nothing_is_lost_in_sqlite(tmp_path: Path) -> None:
    """Eight hundred writes, four hundred each."""
    address = f"sqlite:{tmp_path / 'walkers.db'}"
    write_together(address, 400)
    assert_all_is_there(address, 400)


@pytest.mark.usefixtures("moto")
def test_nothing_is_lost_in_dynamodb(table: str, aws: Any) -> None:
    """Eighty writes, forty each."""
    write_together(f"dynamodb:{table}", 40)
    assert_all_is_there(f"dynamodb:{table}", 40)


def test_json_is_what_is_kept(tmp_path: Path) -> None:
    """The text in the file can be read by any program."""
    address = str(tmp_path / "walkers.db")
    write_together(address, 1)
    store = open_store(address)
    assert store is not None
    found = store.load("walker")
    assert found is not None
    assert json.loads(found.text)["visits"] == 2
