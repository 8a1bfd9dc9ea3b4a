"""Copies of a SQLite store: taken while it is written, checked before they take its place."""

from __future__ import annotations

import json
import os
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from skill.errors import WalkingMusclesError
from skill.memory.record import VERSION
from skill.memory.sqlite import SqliteStore
from skill.memory.store import StoreError

#: How long somebody who writes is waited for.
_BUSY_SECONDS = 10.0


class BackupError(WalkingMusclesError):
    """A store that cannot be copied, or a copy that cannot be used; the message says why."""


class Stats(NamedTuple):
    """What a store holds. `salts`: walkers by the number of the salt of their key."""

    path: Path
    walkers: int
    visits: int
    aside: int
    owed: int
    salts: dict[str, int]

    def __str__(self) -> str:
        salts = ", ".join(f"{many} under salt {number}" for number, many in self.salts.items())
        return (
            f"{self.path}: {self.walkers} walkers{f' ({salts})' if salts else ''}, "
            f"{self.visits} visits, {self.aside} records set aside, "
            f"{self.owed} walkers still to be forgotten"
        )


def backup(store: Path, target: Path) -> int:
    """Copy a store into a new file, and return how many walkers are in it.

    Whoever writes meanwhile goes on. Raises BackupError, and leaves no half of a copy.
    """
    if target.exists():
        raise BackupError(f"{target} is there already: name a new file")
    half = target.with_name(f"{target.name}.half")
    try:
        with _opened(store) as source:
            with suppress(FileNotFoundError):
                half.unlink()
            os.close(os.open(half, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
            with closing(sqlite3.connect(half)) as copy:
                source.backup(copy)
                copy.execute("PRAGMA journal_mode=DELETE")  # all of it in one file
        walkers = _checked(half)
        half.rename(target)
    except OSError as error:
        raise BackupError(f"{target}: cannot be written ({error.strerror})") from error
    finally:
        with suppress(OSError):
            half.unlink()
    return walkers


def restore(source: Path, store: Path) -> int:
    """Put a backup in the place of all that a store holds; return how many walkers it has.

    Raises BackupError, and changes nothing then.
    """
    walkers = _checked(source)
    is_new = not store.exists()
    try:
        SqliteStore(str(store)).load("nobody")  # makes a file of its own that is the owner's alone
        with (
            _opened(source) as copy,
            closing(sqlite3.connect(store, timeout=_BUSY_SECONDS)) as target,
        ):
            copy.backup(target)
            target.execute("PRAGMA journal_mode=WAL")
            if is_new:
                _leave_to_the_server(store)
    except (StoreError, sqlite3.Error) as error:
        raise BackupError(f"{store}: cannot be written ({error})") from error
    return walkers


def _leave_to_the_server(store: Path) -> None:
    """Give a new store to the owner of its folder: root restores it, the server opens it."""
    folder = store.absolute().parent.stat()
    for path in store.parent.glob(f"{store.name}*"):
        with suppress(PermissionError):  # nobody but root can give anything away
            os.chown(path, folder.st_uid, folder.st_gid)


def stats(store: Path) -> Stats:
    """Return what a store holds. Raises BackupError where it is none."""
    with _opened(store) as database:
        visits = aside = 0
        salts: Counter[str] = Counter()
        for key, record, left in database.execute("SELECT key, record, aside FROM walkers"):
            salts[key.partition("-")[0] if "-" in key else "1"] += 1
            visits += _field(record, "visits")
            aside += left is not None
    owed = len(SqliteStore(str(store)).owed())
    return Stats(store, salts.total(), visits, aside, owed, dict(sorted(salts.items())))


def _checked(path: Path) -> int:
    """Return how many walkers are in a copy. Raises BackupError unless it is whole, and ours."""
    with _opened(path) as database:
        fault = database.execute("PRAGMA integrity_check").fetchone()[0]
        if fault != "ok":
            raise BackupError(f"{path} is damaged ({fault}): take another backup")
        records = [record for (record,) in database.execute("SELECT record FROM walkers")]
    newest = max((_field(record, "version") for record in records), default=0)
    if newest > VERSION:
        raise BackupError(
            f"{path} has records of version {newest}, and this skill reads up to {VERSION}:"
            " install the version of the skill that wrote them"
        )
    return len(records)


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a store that is there, to read. Raises BackupError where it is none."""
    if not path.is_file():
        raise BackupError(f"{path} is not there: name a file with walkers' records")
    try:
        with closing(sqlite3.connect(path, timeout=_BUSY_SECONDS)) as database:
            database.execute("PRAGMA query_only=ON")
            database.execute("SELECT record, aside FROM walkers LIMIT 1")
            yield database
    except sqlite3.Error as error:
        raise BackupError(f"{path} cannot be read as a store of walkers ({error})") from error


def _field(record: object, name: str) -> int:
    """Return a number in a record, 0 where it is none."""
    try:
        found = json.loads(str(record)).get(name)
    except (ValueError, AttributeError, RecursionError):
        return 0
    return found if isinstance(found, int) else 0
