"""`walking-muscles memory`: a copy taken while the skill is used restores whole, or not at all."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from commands.main import main
from skill.lambda_function import make_handler
from skill.memory.memory import Memory
from skill.memory.record import Record
from skill.memory.sqlite import SqliteStore
from tests.alexa.talk import Talk
from tests.memory.test_killed_writers import Writer, nobody


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with three walkers."""
    path = tmp_path / "walkers.db"
    handler = make_handler(str(path), chance=Random(7))
    for user in ("one", "two", "three"):
        Talk(handler, user=user).ask("TipIntent")
    return path


def memory(*arguments: object) -> int:
    return main(["memory", *map(str, arguments)])


def rows(path: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as database:
        return database.execute("SELECT key, record FROM walkers ORDER BY key").fetchall()


def test_a_copy_has_everybody(path: Path, tmp_path: Path) -> None:
    """In one file, which only its owner can read."""
    copy = tmp_path / "copy.db"
    assert memory("backup", copy, "--store", path) == 0
    assert rows(copy) == rows(path)
    assert copy.stat().st_mode & 0o777 == 0o600
    assert sorted(file.name for file in tmp_path.glob("copy*")) == ["copy.db"]


def test_a_copy_takes_the_place_of_what_is_kept(path: Path, tmp_path: Path) -> None:
    """Also under a skill that goes on; who came since is not known any more."""
    copy, before = tmp_path / "copy.db", rows(path)
    memory("backup", copy, "--store", path)
    handler = make_handler(str(path), chance=Random(7))
    Talk(handler, user="four").ask("TipIntent")
    assert memory("restore", copy, "--store", path) == 0
    assert rows(path) == before
    assert Talk(handler, user="five").ask("TipIntent")
    assert len(rows(path)) == 4


def test_a_copy_restores_where_nothing_was(path: Path, tmp_path: Path) -> None:
    """On a new machine, for the server: by root, whose the folder is not."""
    copy, new = tmp_path / "copy.db", tmp_path / "state" / "new.db"
    new.parent.mkdir()
    if os.geteuid() == 0:
        os.chown(new.parent, 65534, 65534)
    memory("backup", copy, "--store", path)
    assert memory("restore", copy, "--store", new) == 0
    assert new.stat().st_uid == new.parent.stat().st_uid
    assert new.stat().st_mode & 0o777 == 0o600
    assert rows(new) == rows(path)


def test_a_copy_taken_under_load_is_whole(tmp_path: Path) -> None:
    """Of the very moment it was taken at: all that was told of before is in it."""
    path = tmp_path / "walkers.db"
    writer = Writer(path, "a").run(20)
    told = []
    for number in range(5):
        told.append(writer.run(10).told)
        assert memory("backup", tmp_path / f"copy{number}", "--store", path) == 0
    writer.kill()
    for number, last in enumerate(told):
        new = tmp_path / f"new{number}.db"
        assert memory("restore", tmp_path / f"copy{number}", "--store", new) == 0
        found = Memory(SqliteStore(str(new)), nobody).recall("walker").record
        assert found is not None
        assert found.visits >= last + 1
        assert sorted(found.walks.values()) == [*range(found.visits)][-50:]


def test_stats_count(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Walkers, and what is still to be done."""
    SqliteStore(str(path)).owe("somebody")
    assert memory("stats", "--store", path) == 0
    told = capsys.readouterr().out
    assert "3 walkers (3 under salt 1), 3 visits, 0 records set aside, 1 walkers still" in told


def refused(arguments: tuple[object, ...], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert memory(*arguments) == 1
    assert told in capsys.readouterr().err


def test_what_cannot_be_done_is_said(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What, where, what to do; and what is kept stays as it is."""
    before, copy, letter = rows(path), tmp_path / "copy.db", tmp_path / "letter"
    memory("backup", copy, "--store", path)
    letter.write_text("Dear walker, " * 100)
    store = ("--store", path)
    refused(("backup", copy, *store), f"{copy} is there already", capsys)
    refused(("backup", "/nowhere/x", *store), "/nowhere/x: cannot be written (No such", capsys)
    refused(("backup", tmp_path / "new", "--store", tmp_path / "gone"), "gone is not there", capsys)
    refused(("backup", tmp_path / "new", "--store", "dynamodb:walkers"), "is no file", capsys)
    refused(("backup", tmp_path / "new", "--store", "redis:x"), "no address of a store", capsys)
    refused(("restore", letter, *store), "letter cannot be read as a store", capsys)
    refused(("restore", tmp_path / "gone", *store), "gone is not there", capsys)
    refused(("restore", copy, "--store", "/nowhere/x.db"), "/nowhere/x.db: cannot", capsys)
    assert rows(path) == before
    assert not (tmp_path / "new").exists()


def test_a_copy_of_another_version_is_refused(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One that a later skill took, and one that is damaged."""
    later, damaged, before = tmp_path / "later.db", tmp_path / "damaged.db", rows(path)
    memory("backup", later, "--store", path)
    with closing(sqlite3.connect(later)) as database, database:
        database.execute("UPDATE walkers SET record = ?", (json.dumps({"version": 99}),))
    refused(("restore", later, "--store", path), "records of version 99", capsys)
    Memory(SqliteStore(str(path)), nobody).keep("long", Record(walks={"x": "y" * 50_000}), None)
    memory("backup", damaged, "--store", path)
    content = damaged.read_bytes()
    damaged.write_bytes(content[: len(content) // 2])
    refused(("restore", damaged, "--store", path), f"{damaged}", capsys)
    assert [row for row in rows(path) if row[0] != "long"] == before
