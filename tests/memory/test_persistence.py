"""The SDK's persistence interface over a store, and which turns use it."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from ask_sdk_core.attributes_manager import AbstractPersistenceAdapter, AttributesManager
from ask_sdk_core.exceptions import PersistenceException
from ask_sdk_model.request_envelope import RequestEnvelope

from skill.alexa.journal import Journal, to_stdout
from skill.alexa.serializer import TolerantSerializer
from skill.alexa.walker import Walkers, user_id_of
from skill.lambda_function import Handler, make_handler
from skill.memory.sqlite import SqliteStore
from skill.memory.store import Stored, StoreError
from skill.talk.context import Context
from tests.alexa.talk import Talk, request
from tests.memory.store_tests import Clock
from tests.waiting import TOO_LONG

Envelopes = Callable[[str], dict[str, Any]]
EVENT = "event_skill_disabled_not_persisted"


class Watched(SqliteStore):
    """A store that says what is done with it, and fails when told to."""

    def __init__(self, clock: Clock) -> None:
        super().__init__(":memory:", clock)
        self.done: list[str] = []
        self.broken = False
        self.heals = 99  # after so many failures

    def load(self, key: str) -> Stored | None:
        self._note("load")
        return super().load(key)

    def save(self, key: str, text: str, expected: int | None) -> int:
        self._note("save")
        return super().save(key, text, expected)

    def forget(self, key: str) -> None:
        self._note("forget")
        super().forget(key)

    def _note(self, what: str) -> None:
        self.done.append(what)
        if self.broken and self.heals:
            self.heals -= 1
            raise StoreError("down")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(clock: Clock) -> Watched:
    return Watched(clock)


@pytest.fixture
def walkers(store: Watched, clock: Clock) -> Walkers:
    return Walkers(store, clock=clock)


@pytest.fixture
def watched(store: Watched, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Handler:
    """The handler over the watched store."""
    monkeypatch.setattr("skill.memory.opening.open_store", lambda address, clock: store)
    return make_handler(":memory:", chance=Random(7), clock=clock)


def read(event: dict[str, Any]) -> Any:
    return TolerantSerializer().deserialize(event, RequestEnvelope)


def test_it_is_the_sdks_interface(walkers: Walkers) -> None:
    """What the SDK's attributes manager takes."""
    assert isinstance(walkers, AbstractPersistenceAdapter)


def test_attributes_are_kept(walkers: Walkers, clock: Clock) -> None:
    """Read, changed, saved, and read by the next request."""
    envelope = read(request())
    manager = AttributesManager(envelope, walkers)
    assert manager.persistent_attributes == {}
    manager.persistent_attributes["settings"] = {"pace": "slow"}
    manager.save_persistent_attributes()
    manager.persistent_attributes["visits"] = 1
    manager.save_persistent_attributes()
    found = AttributesManager(envelope, walkers).persistent_attributes
    assert (found["settings"], found["visits"]) == ({"pace": "slow"}, 1)
    assert found["last_visit"] == "2026-10-05T08:30:00Z"


def test_new_attributes_are_merged_too(walkers: Walkers) -> None:
    """Who sets attributes without having read them deletes nobody's tips."""
    envelope = read(request())
    for tip in "ab":
        manager = AttributesManager(envelope, walkers)
        manager.persistent_attributes = {"talk": Context(tips=(tip,)).to_attributes(), "visits": 3}
        manager.save_persistent_attributes()
    found = AttributesManager(envelope, walkers).persistent_attributes
    assert (found["talk"]["tips"], found["visits"]) == ("a b", 3)


def test_events_have_no_session(walkers: Walkers, envelope: Envelopes, store: Watched) -> None:
    """The user is in their context then."""
    event = read(envelope(EVENT))
    assert event.session is None
    assert str(user_id_of(event)).startswith("amzn1.ask.account.")
    manager = AttributesManager(event, walkers)
    manager.persistent_attributes["visits"] = 1
    manager.save_persistent_attributes()
    AttributesManager(event, walkers).delete_persistent_attributes()
    assert AttributesManager(event, walkers).persistent_attributes == {}


def test_a_request_without_a_user(walkers: Walkers, store: Watched) -> None:
    """Nobody is remembered, nothing is read or written."""
    event = request()
    del event["session"]["user"]
    del event["context"]["System"]["user"]
    manager = AttributesManager(read(event), walkers)
    manager.persistent_attributes["visits"] = 1
    manager.save_persistent_attributes()
    manager.delete_persistent_attributes()
    assert store.done == []


def test_without_a_store_nobody_is_remembered() -> None:
    """Everything works, and nothing is kept."""
    walkers = Walkers(None)
    manager = AttributesManager(read(request()), walkers)
    manager.persistent_attributes["visits"] = 1
    manager.save_persistent_attributes()
    manager.delete_persistent_attributes()
    assert AttributesManager(read(request()), walkers).persistent_attributes == {}
    assert walkers.state == "none"


def test_a_store_that_fails(walkers: Walkers, store: Watched) -> None:
    """Reading finds nothing, saving does nothing, only deleting complains."""
    assert walkers.state == "open"
    store.broken = True
    manager = AttributesManager(read(request()), walkers)
    manager.persistent_attributes["visits"] = 1
    manager.save_persistent_attributes()
    with pytest.raises(PersistenceException):
        manager.delete_persistent_attributes()
    assert store.done == ["load", "forget"]
    assert walkers.state == "failing"


@pytest.mark.parametrize(
    ("intents", "done"),
    [
        ([None], "load save"),
        ([None, "AMAZON.StopIntent", None], "load save load"),
        (["ConditionMusclesIntent"], "load save"),
        (["AMAZON.StopIntent"], "load"),  # a walk may be on that is meant to stop
        (["AMAZON.HelpIntent"], "load"),
        (["AMAZON.FallbackIntent"], "load"),
        ([None, "AboutMuscleIntent", "AMAZON.StopIntent"], "load save load save"),
        (["WhatYouKnowIntent"], "load"),
        ([None, "AboutMuscleIntent", "WhyIntent", "AMAZON.HelpIntent"], "load save"),
        ([None, "TipIntent"], "load save load save"),
        (["ForgetMeIntent", "AMAZON.YesIntent"], "forget"),
        (["ForgetMeIntent", "AMAZON.NoIntent"], ""),
    ],
)
def test_only_turns_that_need_it_use_the_store(
    watched: Handler, store: Watched, intents: list[str | None], done: str
) -> None:
    """A record is read on a first turn that goes on from it, and written when it would be lost."""
    talk = Talk(watched)
    slots = {
        "ConditionMusclesIntent": {"condition": "uphill"},
        "AboutMuscleIntent": {"muscle": "calves"},
    }
    for intent in intents:
        talk.ask(intent, **slots.get(intent or "", {}))
    assert " ".join(store.done) == done


def test_silent_requests_use_no_store(
    watched: Handler, store: Watched, envelope: Envelopes
) -> None:
    """Session ends, players, screens and can-fulfill touch nobody's record."""
    names = ("session_ended_user_initiated", "audio_playback_started", "event_skill_enabled")
    for name in (*names, "can_fulfill_match_en-US", "event_skill_disabled_persisted"):
        watched(envelope(name), None)
    assert store.done == []


def test_a_session_is_one_visit(watched: Handler, store: Watched, clock: Clock) -> None:
    """However many turns of it are written."""
    talk = Talk(watched)
    for intent in (
        None,
        "TipIntent",
        "TipIntent",
        "AMAZON.StopIntent",
        None,
        "TipIntent",
        "TipIntent",
    ):
        talk.ask(intent)
    row, _ = store._run("SELECT record FROM walkers")
    assert row is not None
    assert json.loads(row[0])["visits"] == 2


def test_leaving_deletes_what_was_set_aside(
    watched: Handler, store: Watched, envelope: Envelopes
) -> None:
    """Nothing of the walker is left, not even what nobody could read."""
    user = envelope(EVENT)["context"]["System"]["user"]["userId"]
    Talk(watched, user=user).ask("TipIntent")
    store._run("UPDATE walkers SET record = 'odd'")
    Talk(watched, user=user).ask("TipIntent")
    assert store._run("SELECT aside FROM walkers")[0] == ("odd",)
    assert watched(envelope(EVENT), None)["response"] == {}
    assert store._run("SELECT count(*) FROM walkers")[0] == (0,)


def test_leaving_while_the_store_is_down(
    watched: Handler, store: Watched, envelope: Envelopes
) -> None:
    """The event is answered with silence; the walker is forgotten as soon as it can be done."""
    user = envelope(EVENT)["context"]["System"]["user"]["userId"]
    Talk(watched, user=user).ask("TipIntent")
    store.broken, store.heals = True, 2
    assert watched(envelope(EVENT), None)["response"] == {}
    until = time.monotonic() + TOO_LONG
    while store._run("SELECT count(*) FROM walkers")[0] != (0,):
        assert time.monotonic() < until
        time.sleep(0.05)


def test_a_fault_in_a_thread_is_its_requests(
    clock: Clock, capfd: pytest.CaptureFixture[str]
) -> None:
    """What is told while a helper reads is in the line of the request that it helps."""
    store = Watched(clock)
    store.keeps_time = False
    journal = Journal(to_stdout, "walking-muscles-test")
    walkers = Walkers(store, lambda user: "walker", journal.fault, clock)
    handler = make_handler(walkers, journal=journal, chance=Random(7))
    store.save("walker", "no record", None)
    handler(request("TipIntent"), None)
    (line,) = map(json.loads, capfd.readouterr().out.splitlines())
    assert (line["error"], line["where"], line["faults"]) == (
        "CorruptRecordError",
        "memory.load",
        1,
    )
    assert line["function"] == "walking-muscles-test"
