"""Tables of DynamoDB, on a server of our own."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest

from skill.memory.dynamo import DynamoStore
from tests.cloud import Server

_NUMBERS = count()


def make_table(store: DynamoStore, name: str) -> None:
    """Make the table that serverless.yml describes."""
    store.client.create_table(
        TableName=name,
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
    )


@pytest.fixture
def table(moto: Server, aws: Any) -> str:
    """The name of a new, empty table on the server that the environment points to."""
    aws.setenv("AWS_ENDPOINT_URL", moto.url)
    name = f"walkers-{next(_NUMBERS)}"
    make_table(DynamoStore(name), name)
    return name
