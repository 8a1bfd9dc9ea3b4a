"""Addresses of stores, and what opening one imports."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from skill.lambda_function import make_handler
from skill.memory.dynamo import DynamoStore
from skill.memory.opening import StoreAddressError, open_store
from skill.memory.sqlite import SqliteStore

ROOT = Path(__file__).parents[2]
SCRIPT = """
import json, sys
from random import Random
from skill.lambda_function import make_handler
handler = make_handler({address!r}, chance=Random(7))
before = set(sys.modules)
event = json.load(open("tests/envelopes/launch_first_time_en-US.json"))
assert handler(event, None)["response"]["outputSpeech"]
print(*sorted({when}))
"""


@pytest.mark.parametrize("address", [None, "", "none"])
def test_no_store(address: str | None) -> None:
    assert open_store(address) is None


@pytest.mark.parametrize(
    "address", [":memory:", "sqlite::memory:", "sqlite:a.db", "a.db", "/a/b.db", "./a", "C:\\a.db"]
)
def test_sqlite(address: str) -> None:
    """A path alone is a file of SQLite; nothing is opened before it is used."""
    assert isinstance(open_store(address), SqliteStore)


def test_dynamodb() -> None:
    assert isinstance(open_store("dynamodb:walkers-prod.1"), DynamoStore)


@pytest.mark.parametrize(
    "address",
    [
        "sqlite:",
        "dynamodb:",
        "dynamodb:ab",
        "dynamodb:a/b",
        "redis:x",
        "postgres://a",
        "DYNAMODB:x",
    ],
)
def test_anything_else_is_refused(address: str) -> None:
    """The message names the address and says what it may be, when the skill starts."""
    for opening in (open_store, make_handler):
        with pytest.raises(StoreAddressError) as caught:
            opening(address)
        assert address in str(caught.value)
        assert '"dynamodb:TABLE"' in str(caught.value)


def imported(address: str | None, when: str, tmp_path: Path) -> set[str]:
    """Return the modules a process has loaded after a turn, or ("before") when it was ready."""
    script = SCRIPT.format(address=address, when=when)
    command = [sys.executable, "-W", "ignore", "-c", script]
    return set(subprocess.check_output(command, cwd=ROOT, text=True).split())


@pytest.mark.parametrize("address", [None, "none"])
def test_without_a_store_nothing_is_imported_for_one(address: str | None, tmp_path: Path) -> None:
    """No room of the memory, no database, no cloud."""
    found = imported(address, "sys.modules", tmp_path)
    assert not [name for name in found if name.startswith("skill.memory")]
    assert not found & {"sqlite3", "boto3", "botocore", "uuid"}


def test_sqlite_does_without_the_cloud(tmp_path: Path) -> None:
    found = imported(str(tmp_path / "walkers.db"), "sys.modules", tmp_path)
    assert "sqlite3" in found
    assert not found & {"boto3", "botocore", "skill.memory.dynamo"}


def test_dynamodb_is_imported_when_it_is_used(table: str, tmp_path: Path) -> None:
    """A cold start does not wait for boto3; the first turn that needs a memory does."""
    address = f"dynamodb:{table}"
    assert not imported(address, "before", tmp_path) & {"boto3", "botocore", "sqlite3"}
    found = imported(address, "sys.modules", tmp_path)
    assert found >= {"boto3", "botocore"}
    assert "sqlite3" not in found


@pytest.mark.parametrize("kind", ["on-demand", "snap-start"])
def test_a_snapshot_holds_what_is_slow_to_load(kind: str, table: str) -> None:
    """Lambda takes it before the first request: no walker waits then for boto3 or what answers."""
    environment = {
        "AWS_LAMBDA_INITIALIZATION_TYPE": kind,
        "WALKING_MUSCLES_STORE": f"dynamodb:{table}",
    }
    slow = {"boto3", "skill.coach.comparing", "skill.talk.walk.beginning"}
    script = f"import skill.lambda_function, sys; print(*{slow} & sys.modules.keys())"
    command = [sys.executable, "-W", "ignore", "-c", script]
    found = subprocess.check_output(command, cwd=ROOT, text=True, env=os.environ | environment)
    assert set(found.split()) == (slow if kind == "snap-start" else set())
