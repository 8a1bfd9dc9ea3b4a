"""Who left the skill is forgotten: at once, or as soon as the store can; nobody waits for it."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from skill.alexa.services import Call, Reply
from skill.lambda_function import Handler, make_handler, open_walkers
from skill.memory.debts import Debts
from skill.memory.dynamo import DynamoStore
from skill.memory.sqlite import SqliteStore
from skill.memory.store import Store, StoreError
from tests.alexa.talk import Talk
from tests.waiting import TOO_LONG

EVENT = "event_skill_disabled_not_persisted"
#: What the web door allows a request to wait.
PATIENCE = 0.05
Faults = list[tuple[str, str]]


class Stubborn(SqliteStore):
    """A store that does not forget while it is told not to."""

    stubborn = True

    def forget(self, key: str) -> None:
        if self.stubborn:
            raise StoreError("not now")
        super().forget(key)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "walkers.db"


@pytest.fixture
def log() -> Faults:
    return []


@pytest.fixture
def event(envelope: Callable[[str], dict[str, Any]]) -> dict[str, Any]:
    return envelope(EVENT)


def debts(store: Store, log: Faults, **more: float) -> Debts:
    return Debts(store, lambda fault, where: log.append((fault, where)), first_pause=0.05, **more)


def soon(condition: Callable[[], object]) -> bool:
    """Whether something comes true within some seconds."""
    until = time.monotonic() + TOO_LONG
    while not condition():
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True


def a_skill(path: Path, log: Faults) -> Handler:
    """A skill with the web door's patience."""

    def note(fault: str, where: str) -> None:
        log.append((fault, where))

    return make_handler(open_walkers(str(path), note, patience=PATIENCE), log=note)


def leave(handler: Handler, event: dict[str, Any]) -> float:
    """Disable the skill; how long that took."""
    began = time.monotonic()
    assert handler(event, None)["response"] == {}
    return time.monotonic() - began


def test_a_store_that_works_forgets_at_once(path: Path, log: Faults) -> None:
    """Nothing is owed then."""
    store = SqliteStore(str(path))
    store.save("walker", "text", None)
    debts(store, log).forget(["walker", "nobody"])
    assert (store.load("walker"), store.owed(), log) == (None, [], [])


def test_what_cannot_be_done_now_is_done_later(path: Path, log: Faults) -> None:
    """It is noted, one line is logged, and in the end nothing is left, not even the note."""
    store = Stubborn(str(path))
    store.save("walker", "text", None)
    owing = debts(store, log)
    owing.forget(["walker"])
    owing.forget(["other"])
    assert sorted(store.owed()) == ["other", "walker"]
    time.sleep(0.2)
    store.stubborn = False
    assert soon(lambda: store.owed() == [])
    assert store.load("walker") is None
    assert log == [("StoreError", "memory.forget")]


def test_a_debt_outlives_the_process(path: Path, log: Faults) -> None:
    """Whoever opens the store next pays it."""
    store = Stubborn(str(path))
    store.save("walker", "text", None)
    debts(store, log).forget(["walker"])
    later = SqliteStore(str(path))
    debts(later, log).settle()
    assert soon(lambda: later.owed() == [])
    assert later.load("walker") is None


@pytest.mark.usefixtures("moto")
def test_a_table_keeps_debts_too(table: str, log: Faults) -> None:
    """In one item, which no walker can have."""
    store = DynamoStore(table)
    assert store.owed() == []
    store.save("walker", "text", None)
    store.owe("walker")
    store.owe("other")
    store.owe("walker")
    assert sorted(store.owed()) == ["other", "walker"]
    debts(store, log).settle()
    assert soon(lambda: store.owed() == [])
    assert store.load("walker") is None


def test_leaving_keeps_no_thread(
    path: Path, event: dict[str, Any], log: Faults, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A dozen leave while the file is locked: at once; they are forgotten when it is free."""
    monkeypatch.setattr("skill.memory.debts.LONGEST_PAUSE", 0.2)
    handler = a_skill(path, log)
    events = [event | {"context": _of_user(event, f"user{n}")} for n in range(12)]
    for number in range(12):
        Talk(handler, user=f"user{number}").ask("TipIntent")
    with closing(sqlite3.connect(path)) as other, ThreadPoolExecutor(4) as threads:
        other.execute("BEGIN IMMEDIATE")
        assert max(threads.map(lambda each: leave(handler, each), events)) < TOO_LONG
        assert soon(lambda: len(SqliteStore(str(path)).owed()) == 12)
    assert soon(lambda: _walkers(path) == 0)
    assert soon(lambda: SqliteStore(str(path)).owed() == [])
    assert len(log) <= 1


@pytest.mark.parametrize("kind", ["SkillDisabled", "SkillPermissionChanged"])
@pytest.mark.parametrize("memory", [":memory:", "none"])
def test_leaving_keeps_no_thread_for_alexas_services_either(
    kind: str, memory: str, event: dict[str, Any], log: Faults
) -> None:
    """What would still ring is deleted, however long she takes over it; the answer is out."""
    let_go, deleted = Event(), Event()

    def slow(call: Call) -> Reply:
        if call.method == "DELETE":
            let_go.wait(TOO_LONG)
            deleted.set()
        return Reply(200, {})

    walkers = open_walkers(memory, lambda fault, where: log.append(fault), patience=0.05)
    handler = make_handler(walkers, log=lambda fault, where: log.append(fault), ask=slow)
    event["request"]["type"] = f"AlexaSkillEvent.{kind}"
    leave(handler, event)
    assert not deleted.is_set()
    let_go.set()
    assert deleted.wait(TOO_LONG)
    assert log == []


def _of_user(event: dict[str, Any], user: str) -> dict[str, Any]:
    system = {**event["context"]["System"], "user": {"userId": user}}
    return {**event["context"], "System": system}


def _walkers(path: Path) -> int:
    with closing(sqlite3.connect(path)) as database:
        found: int = database.execute("SELECT count(*) FROM walkers").fetchone()[0]
        return found
