"""Records in SQLite: one file on one machine, or nothing but memory."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import weakref
from contextlib import suppress
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Any

from skill.memory.store import (
    KEPT_FOR,
    Clock,
    ConflictError,
    StoreBusyError,
    Stored,
    StoreError,
    utc_now,
)

_MEMORY = ":memory:"
_KEPT_SECONDS = int(KEPT_FOR.total_seconds())
#: A walker does not wait longer than this for another thread, nor for another process.
BUSY_SECONDS = 0.8
_TABLE = """CREATE TABLE IF NOT EXISTS walkers (
    key TEXT PRIMARY KEY, record TEXT NOT NULL, version INTEGER NOT NULL,
    expires_at INTEGER NOT NULL, aside TEXT)"""
#: Columns that a file of the first version lacks.
_ADDED = {
    "version": "INTEGER NOT NULL DEFAULT 1",
    "expires_at": "INTEGER NOT NULL DEFAULT {expires}",
    "aside": "TEXT",
}
_LOAD = "SELECT record, version FROM walkers WHERE key = :key AND expires_at > :now"
_INSERT = """INSERT INTO walkers (key, record, version, expires_at)
    VALUES (:key, :text, 1, :expires) ON CONFLICT (key) DO UPDATE
    SET record = :text, version = 1, expires_at = :expires, aside = NULL
    WHERE expires_at <= :now"""
#: An entry whose version is no number was written by somebody else; it counts as version 0.
_SAME = """ WHERE key = :key
    AND (version = :expected OR (:expected = 0 AND typeof(version) <> 'integer'))"""
_UPDATE = "UPDATE walkers SET record = :text, version = :version, expires_at = :expires" + _SAME
_SET_ASIDE = (
    "UPDATE walkers SET aside = :text, record = '', version = :version, expires_at = :expires"
    + _SAME
)


class SqliteStore:
    """Keeps records in a SQLite file, written ahead (WAL) so that readers never wait.

    `path` is a file, or ":memory:" for records that last as long as the process. The file is
    opened when it is first needed, and again after a failure. Debts are files in a folder beside
    it: somebody may hold the database for as long as they like.
    """

    #: Memory never waits; a disk may be slow, or gone.
    keeps_time = True

    def __init__(self, path: str, clock: Clock = utc_now) -> None:
        self._path = path
        if path != _MEMORY:
            self.keeps_time = False
        self._clock = clock
        self._lock = Lock()
        self._database: sqlite3.Connection | None = None
        self._cleaned: date | None = None

    def open(self) -> None:
        """Do nothing: opening a file is no slower than reading it."""

    def load(self, key: str) -> Stored | None:
        """Return what is kept of a walker; None for nothing, or nothing of the last two years."""
        row, _ = self._run(_LOAD, key=key)
        return None if row is None else Stored(row[0], row[1] if type(row[1]) is int else 0)

    def save(self, key: str, text: str, expected: int | None) -> int:
        """Keep a text in the place of the expected version, or raise ConflictError."""
        self._clean()
        if expected is None:
            return self._written(_INSERT, 1, key=key, text=text)
        return self._written(_UPDATE, expected + 1, key=key, text=text, expected=expected)

    def set_aside(self, key: str, found: Stored) -> int:
        """Move a text that nobody can read into a column of its own."""
        expected = found.version
        return self._written(_SET_ASIDE, expected + 1, key=key, text=found.text, expected=expected)

    def forget(self, key: str) -> None:
        """Delete all of a walker, from the file and from the log of what was written to it."""
        self._run("DELETE FROM walkers WHERE key = :key", key=key)
        self._run("PRAGMA wal_checkpoint(TRUNCATE)")

    def owe(self, key: str) -> None:
        """Note that a key is to be forgotten, in a file of its own."""
        if self._path == _MEMORY:
            return
        try:
            self._debts.mkdir(mode=0o700, exist_ok=True)
            self._debt(key).write_text(key, "utf-8")
        except OSError as error:
            raise StoreError(f"{self._debts}: cannot be written") from error

    def owed(self) -> list[str]:
        """Return the keys that are noted; nothing where there is no such folder."""
        try:
            return [path.read_text("utf-8") for path in sorted(self._debts.glob("*"))]
        except (OSError, UnicodeDecodeError) as error:
            raise StoreError(f"{self._debts}: cannot be read") from error

    def paid(self, key: str) -> None:
        """Delete the note of a key."""
        try:
            self._debt(key).unlink(missing_ok=True)
        except OSError as error:
            raise StoreError(f"{self._debts}: cannot be written") from error

    @property
    def _debts(self) -> Path:
        return Path(f"{self._path}-debts")

    def _debt(self, key: str) -> Path:
        return self._debts / hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()

    def close(self) -> None:
        """Close the file; whoever uses the store again opens it again."""
        with self._lock:
            self._closed()

    def _closed(self) -> None:
        if self._database is not None:
            self._database.close()
            self._database = None

    def _clean(self) -> None:
        """Once a day, delete who has not come back."""
        today = self._clock().date()
        if self._cleaned != today:
            self._run("DELETE FROM walkers WHERE expires_at <= :now")
            self._cleaned = today

    def _written(self, statement: str, version: int, **values: Any) -> int:
        _, rows = self._run(statement, version=version, **values)
        if rows != 1:
            raise ConflictError("somebody else wrote the record")
        return version

    def _run(self, statement: str, **values: Any) -> tuple[tuple[Any, ...] | None, int]:
        """Return the first row found, and how many rows were written."""
        values["now"] = now = int(self._clock().timestamp())
        values["expires"] = now + _KEPT_SECONDS
        if not self._lock.acquire(timeout=BUSY_SECONDS):
            raise StoreBusyError(f"{self._path}: another thread does not let go of it")
        try:
            if self._database is None:
                self._database = _connected(self._path, values["expires"])
                weakref.finalize(self, self._database.close)
            cursor = self._database.execute(statement, values)
            return cursor.fetchone(), cursor.rowcount
        except sqlite3.Error as error:
            if self._path != _MEMORY:
                self._closed()
            kind = StoreBusyError if _is_busy(error) else StoreError
            raise kind(f"{self._path}: cannot be used as a store ({error})") from error
        finally:
            self._lock.release()


def _is_busy(error: sqlite3.Error) -> bool:
    """Tell whether somebody else holds the file."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the rest says more than that
    return code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _connected(path: str, expires: int) -> sqlite3.Connection:
    """Return an open database with a table of walkers; a new file is the owner's alone to read."""
    if path != _MEMORY:
        with suppress(OSError):  # then SQLite says what is wrong with the path
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    database = sqlite3.connect(
        path, timeout=BUSY_SECONDS, check_same_thread=False, isolation_level=None
    )
    try:
        # What is no text any more is found to be no record, not a fault of the database.
        database.text_factory = lambda found: found.decode("utf-8", "replace")
        with suppress(sqlite3.OperationalError):  # another process is doing it just now
            database.execute("PRAGMA journal_mode=WAL")
        database.execute("PRAGMA synchronous=NORMAL")
        database.execute("PRAGMA secure_delete=ON")
        database.execute("BEGIN IMMEDIATE")
        database.execute(_TABLE)
        present = {row[1] for row in database.execute("PRAGMA table_info(walkers)")}
        for column in _ADDED.keys() - present:
            kind = _ADDED[column].format(expires=expires)
            database.execute(f"ALTER TABLE walkers ADD COLUMN {column} {kind}")
        database.execute("COMMIT")
    except BaseException:  # raised again, with nothing left open
        database.close()
        raise
    return database
