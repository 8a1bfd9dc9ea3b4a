"""Tables of DynamoDB, on a server of our own."""

from __future__ import annotations

from contextlib import suppress
from itertools import count
from typing import Any

import pytest

from skill.memory import dynamo
from skill.memory.dynamo import DynamoStore
from tests.cloud import KEYS, Server
from tests.memory.store_tests import Clock

_NUMBERS = count()


def make_table(store: DynamoStore, name: str) -> None:
    """Make the table that serverless.yml describes."""
    # On a busy machine the client may ask twice: then it is there already.
    with suppress(store.client.exceptions.ResourceInUseException):
        store.client.create_table(
            TableName=name,
            BillingMode="PAY_PER_REQUEST",
            AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
            KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        )


@pytest.fixture(scope="session")
def maker(moto: Server) -> DynamoStore:
    """Who makes the tables of a session: to make a client takes longer than to make a table."""
    store = DynamoStore("walkers")
    with pytest.MonkeyPatch.context() as patch:
        for name, value in (KEYS | {"AWS_ENDPOINT_URL": moto.url}).items():
            patch.setenv(name, value)
        patch.setattr(dynamo, "READ_SECONDS", 30)  # a busy machine must not fail this
        store.open()
    return store


@pytest.fixture
def table(moto: Server, aws: Any, maker: DynamoStore) -> str:
    """The name of a new, empty table on the server that the environment points to."""
    aws.setenv("AWS_ENDPOINT_URL", moto.url)
    name = f"walkers-{next(_NUMBERS)}"
    make_table(maker, name)
    return name


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def log() -> list[tuple[str, str]]:
    """The faults that were told: class and place."""
    return []
