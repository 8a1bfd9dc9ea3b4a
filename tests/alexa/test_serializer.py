"""Our serializer reads and writes what the SDK's own does, and tolerates what that one refuses."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from datetime import datetime
from enum import Enum
from random import Random
from typing import Any

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model.application import Application
from ask_sdk_model.context import Context
from ask_sdk_model.intent import Intent
from ask_sdk_model.intent_request import IntentRequest
from ask_sdk_model.request_envelope import RequestEnvelope
from ask_sdk_model.slot import Slot
from ask_sdk_model.user import User

from skill.alexa.app import build
from skill.alexa.serializer import RARELY_ASKED, TolerantSerializer, sent
from skill.alexa.walker import Walkers
from skill.knowledge.model import Knowledge
from skill.languages.words import Languages
from tests.alexa.talk import request
from tests.chat import NOON
from tests.conftest import ENVELOPES

NAMES = sorted(path.stem for path in ENVELOPES.glob("*.json"))
Envelopes = Callable[[str], dict[str, Any]]


@pytest.fixture(scope="module")
def ours() -> TolerantSerializer:
    return TolerantSerializer()


@pytest.fixture(scope="module")
def theirs() -> DefaultSerializer:
    return DefaultSerializer()


def differences(one: Any, other: Any, path: str = "") -> list[str]:
    """Where two trees of SDK objects differ, attribute by attribute; 7 and 7.0 do not."""
    if {type(one), type(other)} == {int, float} and one == other:
        return []
    if type(one) is not type(other) and not (isinstance(one, dict) and isinstance(other, dict)):
        return [f"{path}: {type(one).__name__} is not {type(other).__name__}"]
    if isinstance(one, list):
        if len(one) != len(other):
            return [f"{path}: {len(one)} items are not {len(other)}"]
        pairs = [(f"{path}[{n}]", a, b) for n, (a, b) in enumerate(zip(one, other, strict=True))]
    elif isinstance(one, Enum | datetime) or not (
        isinstance(one, dict) or hasattr(one, "__dict__")
    ):
        return [] if one == other else [f"{path}: {one!r} is not {other!r}"]
    else:
        left, right = (v if isinstance(v, dict) else vars(v) for v in (one, other))
        if left.keys() != right.keys():
            return [f"{path}: has {sorted(left.keys() ^ right.keys())} on one side only"]
        pairs = [(f"{path}.{name}", left[name], right[name]) for name in left]
    return [found for where, a, b in pairs for found in differences(a, b, where)]


@pytest.mark.parametrize("name", NAMES)
def test_the_same_objects(
    name: str, ours: TolerantSerializer, theirs: DefaultSerializer, envelope: Envelopes
) -> None:
    """Every envelope, as JSON or as its text, becomes the same objects with the same attributes as
    the SDK makes of it, read at once or when somebody looks into them; written again as it would.
    """
    event = envelope(name)
    text = json.dumps(event)
    expected, rewritten = theirs.deserialize(text, RequestEnvelope), theirs.serialize
    for sent_as in (event, text, text.encode()):
        found = ours.deserialize(sent_as, RequestEnvelope)
        assert differences(found, expected) == []
    assert ours.serialize(found) == rewritten(expected)
    late, again = (
        TolerantSerializer(RARELY_ASKED).deserialize(event, RequestEnvelope) for _ in "12"
    )
    assert ours.serialize(again) == rewritten(expected)
    for part in late_parts(late):
        assert isinstance(part, Application | Context | Intent | User)
        vars(part)
    assert differences(late, expected) == []


def late_parts(envelope: RequestEnvelope) -> list[Any]:
    """Return all that is read late in an envelope, not yet looked into."""
    found = [envelope.context, getattr(envelope.request, "intent", None)]
    if envelope.session is not None:
        found += [envelope.session.application, envelope.session.user]
    return [part for part in found if part is not None]


def test_what_is_read_late_can_be_used_as_any_object() -> None:
    """It can be copied, compared, printed and changed, whichever comes first."""
    late = TolerantSerializer(RARELY_ASKED)
    parts = [late.deserialize(request("WhyIntent"), RequestEnvelope).context for _ in range(5)]
    plain = TolerantSerializer().deserialize(request("WhyIntent"), RequestEnvelope).context
    assert deepcopy(parts[0]) == plain == parts[1]
    assert repr(parts[2]) == repr(plain)
    assert parts[3].to_dict() == plain.to_dict()
    parts[4].system = None
    assert parts[4].system is None
    assert parts[4] != plain
    assert {type(part) for part in parts} == {Context}


@pytest.mark.parametrize("late", [frozenset(), RARELY_ASKED], ids=["read at once", "read late"])
def test_what_was_sent(late: frozenset[tuple[str, str]], envelope: Envelopes) -> None:
    """The JSON of an object can be had again, whether it was read or not."""
    event = envelope("intent_match_en-US")
    del event["request"]["intent"]["slots"]["muscle"]["source"]  # the SDK's slots have none
    intent = TolerantSerializer(late).deserialize(event, RequestEnvelope).request.intent
    assert sent(intent) == event["request"]["intent"]
    intent.name = "WhyIntent"
    assert sent(intent)["name"] == "WhyIntent"


def test_differences_are_found(ours: TolerantSerializer, envelope: Envelopes) -> None:
    """The comparison itself notices a change in the depth of an envelope."""
    event = envelope("intent_match_en-US")
    first = ours.deserialize(event, RequestEnvelope)
    event["context"]["System"]["device"]["deviceId"] = "another"
    second = ours.deserialize(event, RequestEnvelope)
    assert [d.split(":")[0] for d in differences(first, second)] == [
        ".context.system.device.device_id"
    ]


def test_the_same_responses(
    ours: TolerantSerializer,
    theirs: DefaultSerializer,
    envelope: Envelopes,
    knowledge: Knowledge,
    languages: Languages,
) -> None:
    """Every response is written as the SDK writes it."""
    skill = build(knowledge, languages, Walkers(None), Random(7), lambda *_: None, lambda: NOON)
    for name in NAMES:
        answer = skill.invoke(ours.deserialize(envelope(name), RequestEnvelope), None)
        assert ours.serialize(answer) == theirs.serialize(answer)


def test_an_unknown_enum_value_stays(ours: TolerantSerializer) -> None:
    """A value that Alexa invents tomorrow stays the string it is."""
    event = request("AboutMuscleIntent", {"muscle": "soleus"})
    event["request"]["intent"]["confirmationStatus"] = "PERHAPS"
    event["request"]["dialogState"] = "TOMORROW"
    found = ours.deserialize(event, RequestEnvelope).request
    assert isinstance(found, IntentRequest)
    assert (found.dialog_state, found.intent.confirmation_status) == ("TOMORROW", "PERHAPS")


def test_an_unknown_property_becomes_an_attribute(ours: TolerantSerializer) -> None:
    """What Alexa sends beyond the SDK's classes can be read as it was sent."""
    found = ours.deserialize({"name": "muscle", "mood": {"deep": [1]}}, Slot)
    assert found.mood == {"deep": [1]}
    assert found.name == "muscle"


def test_an_unknown_property_takes_no_attributes_place(ours: TolerantSerializer) -> None:
    """JSON names that only Python uses say nothing: what a request is, its type says."""
    event = request("WhyIntent")
    event["request"] |= {"object_type": [], "request_id": 7}
    found = ours.deserialize(event, RequestEnvelope).request
    assert (found.object_type, found.request_id) == ("IntentRequest", event["request"]["requestId"])


@pytest.mark.parametrize("odd", [None, 7, "x", [], True])
@pytest.mark.parametrize("part", ["session", "context", "request"])
def test_a_part_of_the_wrong_shape_is_left_out(
    ours: TolerantSerializer, part: str, odd: object
) -> None:
    """What should be an object and is none counts as missing, and the rest is read."""
    found = ours.deserialize({**request("AboutMuscleIntent"), part: odd}, RequestEnvelope)
    assert getattr(found, part) is None
    assert found.version == "1.0"


@pytest.mark.parametrize(
    ("stamp", "year"),
    [("2026-10-05T08:30:00Z", 2026), ("2026-10-05T08:30:00+02:00", 2026), ("soon", None)],
)
def test_times(ours: TolerantSerializer, stamp: str, year: int | None) -> None:
    """A time is read with its zone; what is no time counts as missing."""
    event = request("AboutMuscleIntent")
    event["request"]["timestamp"] = stamp
    found = ours.deserialize(event, RequestEnvelope).request.timestamp
    assert (found and found.year) == year
    assert found is None or found.tzinfo is not None


def test_objects_share_nothing(ours: TolerantSerializer) -> None:
    """Two requests read one after the other have attributes of their own."""
    first = ours.deserialize(request("AboutMuscleIntent", {"muscle": "soleus"}), RequestEnvelope)
    second = ours.deserialize(request("WhyIntent"), RequestEnvelope)
    assert first.request.intent.name == "AboutMuscleIntent"
    assert second.request.intent.slots == {}
