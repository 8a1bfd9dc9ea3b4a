"""Records in SQLite, in memory and in a file; the keys they are kept under, the texts they are."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from skill.memory.keys import walker_key
from skill.memory.migrations import CorruptRecordError, NewerRecordError
from skill.memory.record import Record
from skill.memory.sqlite import SqliteStore
from skill.memory.store import Store, Stored, StoreError
from tests.memory.store_tests import RECORD, Clock, StoreTests, heard

USER = "amzn1.ask.account.AHGT5FAKE"


class TestSqliteMemory(StoreTests):
    """Records that last as long as the process."""

    @pytest.fixture
    def store(self, clock: Clock) -> SqliteStore:
        """An empty store in memory."""
        return SqliteStore(":memory:", clock)

    def left_aside(self, store: Store, key: str) -> str | None:
        assert isinstance(store, SqliteStore)
        assert store._database is not None
        return _aside(store._database, key)

    def test_two_stores_in_memory_share_nothing(self, store: SqliteStore) -> None:
        """Each store in memory is one of its own."""
        store.save("walker", "tips", None)
        assert SqliteStore(":memory:").load("walker") is None


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


def _aside(database: sqlite3.Connection, key: str) -> str | None:
    """The text set aside under a key."""
    row = database.execute("SELECT aside FROM walkers WHERE key = ?", (key,)).fetchone()
    return None if row is None else row[0]


def test_a_record_comes_back_from_its_text() -> None:
    """A record written and read is the same record."""
    assert Record.from_text(RECORD.to_text()) == RECORD


def test_a_record_of_the_first_version_is_understood() -> None:
    """What an older version wrote is brought up to date: nobody loses their tips."""
    old = '{"version": 1, "talk": {"version": 1, "tips": ["sand_day"]}, "last_speech": "Hello."}'
    found = Record.from_text(old)
    assert (heard(found), found.last_speech, found.visits) == (("sand_day",), "Hello.", 1)


@pytest.mark.parametrize(
    "text",
    ["", "not json", "[]", "7", "null", "{}", '{"version": "1"}', '{"version": 0, "talk": {}}',
     '{"version": null, "talk": {}}', '{"version": true, "talk": {}}', '{"version": 2, "talk": 7}'],
)  # fmt: skip
def test_what_is_no_record(text: str) -> None:
    """A text of no version, or without a talk, is refused as corrupt."""
    with pytest.raises(CorruptRecordError):
        Record.from_text(text)


def test_a_record_of_a_later_version_is_told_apart() -> None:
    """A record of tomorrow is not corrupt: it must not be thrown away."""
    with pytest.raises(NewerRecordError):
        Record.from_text('{"version": 99, "talk": {}}')


def test_odd_parts_count_as_missing() -> None:
    """A record whose parts make no sense is an empty one."""
    odd = '{"version": 2, "talk": {}, "visits": "many", "settings": 7, "walks": []}'
    assert Record.from_text(odd) == Record()


def test_a_key_hides_who_it_is() -> None:
    """Nothing of the user id is in the key."""
    key = walker_key(USER, "salt")
    assert not any(part.lower() in key for part in USER.split("."))
    assert len(key) == 64


def test_a_key_is_always_the_same() -> None:
    """The same walker has the same key at every visit."""
    assert walker_key(USER, "salt") == walker_key(USER, "salt")


@pytest.mark.parametrize(
    ("user", "salt"),
    [("amzn1.ask.account.OTHER", "salt"), (USER, "pepper"), (USER, ""), ("", "salt")],
)
def test_another_walker_or_salt_is_another_key(user: str, salt: str) -> None:
    """Two walkers never share a key, and nobody can find one without the salt."""
    assert walker_key(user, salt) != walker_key(USER, "salt")


def test_an_odd_user_id_has_a_key_too() -> None:
    """Even half a character is hashed, not a fault."""
    assert len(walker_key("\ud83d", "salt")) == 64
