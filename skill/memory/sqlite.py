"""Records in SQLite: one file on one machine, or nothing but memory."""

from __future__ import annotations

import json
import sqlite3
import weakref
from threading import Lock

from skill.memory.record import Record
from skill.memory.store import StoreError

#: A walker does not wait longer than this for another writer.
BUSY_SECONDS = 1.0
_TABLE = "CREATE TABLE IF NOT EXISTS walkers (key TEXT PRIMARY KEY, record TEXT NOT NULL)"


class SqliteStore:
    """Keeps records in a SQLite file, written ahead (WAL) so that readers never wait.

    `path` is a file, or ":memory:" for records that last as long as the process.
    """

    def __init__(self, path: str) -> None:
        self._lock = Lock()
        try:
            self._database = sqlite3.connect(
                path, timeout=BUSY_SECONDS, check_same_thread=False, isolation_level=None
            )
            self._database.execute("PRAGMA journal_mode=WAL")
            self._database.execute("PRAGMA synchronous=NORMAL")
            self._database.execute(_TABLE)
        except sqlite3.Error as error:
            raise StoreError(f"{path}: cannot be opened as a store ({error})") from error
        weakref.finalize(self, self._database.close)

    def load(self, key: str) -> Record | None:
        """Return a walker's record; None where there is none, or none that can be read."""
        found = self._run("SELECT record FROM walkers WHERE key = ?", key)
        if found is None:
            return None
        try:
            return Record.from_item(json.loads(found[0]))
        except ValueError:
            return None

    def save(self, key: str, record: Record) -> None:
        """Keep a walker's record in the place of what was kept before."""
        text = json.dumps(record.to_item(), ensure_ascii=False)
        self._run("INSERT OR REPLACE INTO walkers VALUES (?, ?)", key, text)

    def forget(self, key: str) -> None:
        """Delete a walker's record."""
        self._run("DELETE FROM walkers WHERE key = ?", key)

    def close(self) -> None:
        """Close the file. The store is of no use afterwards."""
        self._database.close()

    def _run(self, statement: str, *values: str) -> tuple[str] | None:
        try:
            with self._lock:
                row: tuple[str] | None = self._database.execute(statement, values).fetchone()
                return row
        except sqlite3.Error as error:
            raise StoreError(f"the store cannot be used ({error})") from error
