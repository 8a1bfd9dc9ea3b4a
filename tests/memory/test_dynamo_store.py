"""Records in DynamoDB, on a server that speaks its protocol; and what happens when it does not."""

from __future__ import annotations

import json
import time
import urllib.request
from typing import Any

import pytest
from botocore.awsrequest import AWSResponse
from botocore.exceptions import ReadTimeoutError

from skill.memory.dynamo import DynamoStore
from skill.memory.memory import Memory
from skill.memory.store import KEPT_FOR, ConflictError, Store, Stored, StoreError
from skill.web_settings import faults
from tests.cloud import Server
from tests.memory.store_tests import RECORD, Clock, StoreTests
from tests.waiting import TOO_LONG

SETTINGS = {"ALEXA_SKILL_ID": "amzn1.ask.skill.00000000-0000-4000-8000-000000000000"}


class TestDynamoStore(StoreTests):
    """Records in a table."""

    @pytest.fixture
    def store(self, table: str, clock: Clock) -> DynamoStore:
        return DynamoStore(table, clock)

    def left_aside(self, store: Store, key: str) -> str | None:
        return item(store, key).get("aside", {}).get("S")

    def test_the_item(self, store: DynamoStore, clock: Clock) -> None:
        """One item for a walker: strings and whole numbers, and when DynamoDB deletes it."""
        store.save("walker", "text", None)
        found = item(store, "walker")
        assert len(found.pop("writer")["S"]) == 32
        assert found == {
            "id": {"S": "walker"},
            "record": {"S": "text"},
            "version": {"N": "1"},
            "expiresAt": {"N": str(int((clock.now + KEPT_FOR).timestamp()))},
        }

    @pytest.mark.parametrize(
        "odd",
        [
            {"attributes": {"M": {"tips": {"L": []}}}},
            {"version": {"S": "one"}, "record": {"S": "text"}},
            {"version": {"N": "-1"}, "record": {"S": RECORD.to_text()}},
            {"version": {"N": "0"}, "record": {"S": RECORD.to_text()}},
            {"version": {"N": "3"}, "record": {"M": {}}},
            {"version": {"N": "3"}, "record": {"B": b"\xff"}},
            {"version": {"N": "3"}, "record": {"S": ""}},
            {"version": {"N": "3"}, "record": {"S": RECORD.to_text()}, "expiresAt": {"S": "soon"}},
        ],
        ids=range(8),
    )
    def test_an_item_of_somebody_elses_is_no_crash(
        self, store: DynamoStore, memory: Memory, odd: dict[str, Any]
    ) -> None:
        """Whatever lies under the walker's key, the walker can be remembered after it."""
        store.client.put_item(TableName=store._table, Item={"id": {"S": "walker"}, **odd})
        memory.keep("walker", RECORD, memory.recall("walker"))
        found = memory.recall("walker").record
        assert found is not None
        assert found.talk == RECORD.talk

    def test_throttled_once_is_no_fault(self, store: DynamoStore) -> None:
        """The second of two attempts heals a throttled one."""
        asked = before(store, "UpdateItem", Throttling(times=1))
        assert store.save("walker", "text", None) == 1
        assert asked.times == -1

    def test_throttled_for_good_is_a_fault(self, store: DynamoStore) -> None:
        """After two attempts the store gives up, soon."""
        asked = before(store, "UpdateItem", Throttling(times=9))
        started = time.monotonic()
        with pytest.raises(StoreError) as caught:
            store.save("walker", "text", None)
        assert asked.times == 7
        assert time.monotonic() - started < TOO_LONG
        assert type(caught.value.__cause__).__name__ == "ProvisionedThroughputExceededException"

    def test_no_answer_is_a_fault(self, store: DynamoStore) -> None:
        """A connection that is silent is a fault of the store's, as any other."""

        def silence(request: Any, **_: Any) -> None:
            raise ReadTimeoutError(endpoint_url=request.url)

        before(store, "GetItem", silence)
        with pytest.raises(StoreError):
            store.load("walker")

    @pytest.mark.parametrize("expected", [None, 1])
    def test_a_write_whose_answer_was_lost_is_ours(
        self, store: DynamoStore, expected: int | None
    ) -> None:
        """The second attempt finds the first one's item, and takes it for no conflict."""
        if expected:
            store.save("walker", "old", None)
        asked = before(store, "UpdateItem", LostAnswer())
        version = store.save("walker", "mine", expected)
        assert asked.times == 2
        assert store.load("walker") == Stored("mine", version)
        with pytest.raises(ConflictError):
            store.save("walker", "theirs", expected)

    def test_a_missing_table_is_a_fault(self, table: str) -> None:
        """A table that is not there does not crash anything."""
        with pytest.raises(StoreError) as caught:
            DynamoStore("no-such-table").load("walker")
        assert type(caught.value.__cause__).__name__ == "ResourceNotFoundException"


def test_the_client(table: str) -> None:
    """Short time-outs, two attempts, the region of the function."""
    config = DynamoStore(table).client.meta.config
    assert (config.connect_timeout, config.read_timeout) == (1, 2)
    assert config.retries == {"total_max_attempts": 2, "mode": "standard"}
    assert config.region_name == "eu-west-1"


def test_without_a_region_it_is_a_fault(aws: pytest.MonkeyPatch) -> None:
    """Nothing is asked of AWS until the store is used, and then it says what is missing."""
    aws.delenv("AWS_REGION")
    aws.setenv("AWS_CONFIG_FILE", "/nowhere")
    store = DynamoStore("walkers")
    with pytest.raises(StoreError, match="NoRegionError"):
        store.load("walker")


def item(store: Any, key: str) -> dict[str, Any]:
    """Return the raw item under a key."""
    found = store.client.get_item(TableName=store._table, Key={"id": {"S": key}})
    return dict(found.get("Item") or {})


def before(store: DynamoStore, operation: str, hook: Any) -> Any:
    """Let a hook answer requests in DynamoDB's place; None lets one through."""
    store.client.meta.events.register_first(f"before-send.dynamodb.{operation}", hook)
    return hook


class Raw:
    """The body of an answer, as botocore reads it."""

    def __init__(self, body: bytes) -> None:
        self._body = body

    def stream(self, **_: Any) -> list[bytes]:
        return [self._body]


def answer(url: str, status: int, fault: str) -> AWSResponse:
    body = json.dumps({"__type": f"com.amazonaws.dynamodb.v20120810#{fault}", "message": "no"})
    headers = {"Content-Type": "application/x-amz-json-1.0"}
    return AWSResponse(url, status, headers, Raw(body.encode()))


class Throttling:
    """Refuses some requests as DynamoDB does when there are too many; `times` counts down."""

    def __init__(self, times: int) -> None:
        self.times = times

    def __call__(self, request: Any, **_: Any) -> AWSResponse | None:
        self.times -= 1
        if self.times < 0:
            return None
        return answer(request.url, 400, "ProvisionedThroughputExceededException")


class LostAnswer:
    """Sends the first request, and loses its answer; `times` counts requests."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, request: Any, **_: Any) -> AWSResponse | None:
        self.times += 1
        if self.times > 1:
            return None
        headers = {k: v if isinstance(v, str) else v.decode() for k, v in request.headers.items()}
        sent = urllib.request.Request(request.url, request.body, headers, method="POST")
        with urllib.request.urlopen(sent, timeout=5) as found:
            assert found.status == 200
        return answer(request.url, 500, "InternalServerError")


def test_a_table_that_is_not_there(moto: Server, aws: pytest.MonkeyPatch) -> None:
    """Its name and its region are said."""
    aws.setenv("AWS_ENDPOINT_URL", moto.url)
    (found,) = faults({**SETTINGS, "WALKING_MUSCLES_STORE": "dynamodb:nobody"})
    assert "there is no table nobody in eu-west-1" in found


def test_a_table_out_of_reach_is_no_fault(aws: pytest.MonkeyPatch) -> None:
    """The network may be there in a moment."""
    aws.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    assert faults({**SETTINGS, "WALKING_MUSCLES_STORE": "dynamodb:walkers"}) == []
