"""Records in SQLite, in memory and in a file: old tables, odd rows, locks, nothing forgotten."""

from __future__ import annotations

import json
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from skill.memory.memory import Kept, Memory
from skill.memory.sqlite import BUSY_SECONDS, SqliteStore
from skill.memory.store import KEPT_FOR, Store, Stored, StoreError
from tests.memory.store_tests import RECORD, Clock, StoreTests


class TestSqliteFile(StoreTests):
    """Records in a file."""

    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        """A file that is not there yet."""
        return tmp_path / "walkers.db"

    @pytest.fixture
    def store(self, path: Path, clock: Clock) -> SqliteStore:
        """An empty store in that file."""
        return SqliteStore(str(path), clock)

    def left_aside(self, store: Store, key: str) -> str | None:
        assert isinstance(store, SqliteStore)
        with closing(sqlite3.connect(store._path)) as database:
            return _aside(database, key)

    def test_records_outlive_the_process(
        self, store: SqliteStore, path: Path, clock: Clock
    ) -> None:
        """A store opened on the same file later still has them."""
        store.save("walker", "tips", None)
        store.close()
        assert SqliteStore(str(path), clock).load("walker") == Stored("tips", 1)

    def test_nobody_else_reads_them(self, store: SqliteStore, path: Path) -> None:
        """Neither the file nor the log beside it."""
        store.save("walker", "tips", None)
        modes = {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()}
        assert set(modes.values()) == {0o600}, modes

    def test_two_stores_see_each_other(self, store: SqliteStore, path: Path, clock: Clock) -> None:
        """Two processes on one file read what the other wrote or forgot."""
        beside = SqliteStore(str(path), clock)
        store.save("one", "a", None)
        beside.save("other", "b", None)
        assert (beside.load("one"), store.load("other")) == (Stored("a", 1), Stored("b", 1))
        beside.forget("one")
        assert store.load("one") is None

    def test_a_store_closed_is_opened_again(self, store: SqliteStore) -> None:
        """Closing a file costs nothing of what is in it."""
        store.save("walker", "tips", None)
        store.close()
        assert store.load("walker") == Stored("tips", 1)

    def test_a_store_that_cannot_be_opened_names_the_file(self, tmp_path: Path) -> None:
        """A path where no file can be is named in the message."""
        with pytest.raises(StoreError, match=r"missing.*cannot be used as a store"):
            SqliteStore(str(tmp_path / "missing" / "walkers.db")).load("walker")

    def test_a_file_that_is_no_database_is_refused(self, path: Path) -> None:
        """A file of something else is not written over."""
        path.write_text("my shopping list, which is long enough to be no database at all")
        with pytest.raises(StoreError, match=r"walkers\.db"):
            SqliteStore(str(path)).save("walker", "tips", None)
        assert path.read_text().startswith("my shopping list")

    def test_it_is_written_ahead(self, store: SqliteStore, path: Path) -> None:
        """Readers do not wait for a writer."""
        store.save("walker", "text", None)
        with closing(sqlite3.connect(path)) as other:
            assert other.execute("PRAGMA journal_mode").fetchone() == ("wal",)
            other.execute("BEGIN IMMEDIATE")
            assert store.load("walker") == Stored("text", 1)

    def test_a_writer_that_does_not_end_is_a_fault(self, store: SqliteStore, path: Path) -> None:
        """A locked file costs a second at most, and afterwards the store works again."""
        store.save("walker", "text", None)
        with closing(sqlite3.connect(path)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(StoreError, match="locked"):
                store.save("walker", "mine", 1)
        assert store.save("walker", "mine", 1) == 2

    def test_nobody_waits_behind_those_who_wait(self, store: SqliteStore, path: Path) -> None:
        """However many threads want a locked file: each gives up in the time of one turn."""
        store.save("walker", "text", None)

        def save(_: int) -> float:
            started = time.monotonic()
            with pytest.raises(StoreError):
                store.save("walker", "mine", 1)
            return time.monotonic() - started

        with closing(sqlite3.connect(path)) as other, ThreadPoolExecutor(8) as threads:
            other.execute("BEGIN IMMEDIATE")
            assert max(threads.map(save, range(8))) < 8 * BUSY_SECONDS
        assert store.load("walker") == Stored("text", 1)

    @pytest.mark.parametrize("odd", [("text", "one"), (b"\xff\xfe", 3), (7, 1), ("", 2)])
    def test_a_row_of_somebody_elses_is_no_crash(
        self, store: SqliteStore, memory: Memory, odd: tuple[Any, Any]
    ) -> None:
        """Whatever lies under the walker's key, the walker can be remembered after it."""
        store._run(
            "INSERT INTO walkers VALUES (:key, :record, :version, :expires, NULL)",
            key="walker",
            record=odd[0],
            version=odd[1],
        )
        memory.keep("walker", RECORD, memory.recall("walker"))
        assert memory.recall("walker").record == RECORD

    def test_a_file_of_the_first_version_is_read(self, path: Path, clock: Clock) -> None:
        """The table gets its new columns, and the record the places it lacked."""
        item = {"version": 1, "talk": RECORD.talk}
        with closing(sqlite3.connect(path)) as old, old:
            old.execute("CREATE TABLE walkers (key TEXT PRIMARY KEY, record TEXT NOT NULL)")
            old.execute("INSERT INTO walkers VALUES ('walker', ?)", (json.dumps(item),))
        memory = Memory(SqliteStore(str(path), clock), lambda fault, where: None)
        found = memory.recall("walker")
        assert found.record == RECORD._replace(last_speech=None, last_visit="", visits=1)
        assert memory.keep("walker", RECORD, found).version == 2
        assert memory.recall("walker") == Kept(RECORD, 2, text=RECORD.to_text())

    def test_who_stays_away_is_deleted(self, store: SqliteStore, clock: Clock) -> None:
        """Nothing is left in the file of a walker whose two years are over."""
        store.save("walker", "text", None)
        clock.now += KEPT_FOR + timedelta(days=1)
        store.save("other", "text", None)
        row, _ = store._run("SELECT group_concat(key) FROM walkers")
        assert row == ("other",)

    def test_nothing_is_left_in_the_files(self, store: SqliteStore, path: Path) -> None:
        """What was forgotten is not on the disk any more, not even in the write-ahead log."""
        store.save("walker", "a secret text", None)
        store.set_aside("walker", Stored("a secret text", 1))
        store.forget("walker")
        kept = b"".join(file.read_bytes() for file in path.parent.iterdir())
        assert b"secret" not in kept


def _aside(database: sqlite3.Connection, key: str) -> str | None:
    """The text set aside under a key."""
    row = database.execute("SELECT aside FROM walkers WHERE key = ?", (key,)).fetchone()
    return None if row is None else row[0]
