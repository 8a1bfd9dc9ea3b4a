"""What Amazon keeps for a skill: the SDK's persistence adapters keep it in memory on the desk.

Most skills use a DynamoDB table or an S3 bucket that was made for them in the cloud. Their adapters
are taken over before the skill is imported; what they take and give is what the real ones do.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable
from importlib import import_module
from importlib.util import find_spec
from typing import Any

#: What was saved, by where and for whom.
_saved: dict[Hashable, Any] = {}


def stand_in() -> None:
    """Take over the adapters that are installed."""
    if find_spec("ask_sdk_dynamodb"):
        types = import_module("boto3.dynamodb.types")
        adapter = import_module("ask_sdk_dynamodb.adapter").DynamoDbAdapter
        adapter._DynamoDbAdapter__create_table_if_not_exists = lambda self: None
        # A table takes no floats, and gives whole numbers back as Decimal.
        _take_over(
            adapter,
            lambda own, envelope: (own.table_name, own.partition_keygen(envelope)),
            types.TypeSerializer().serialize,
            types.TypeDeserializer().deserialize,
        )
    if find_spec("ask_sdk_s3"):
        _take_over(
            import_module("ask_sdk_s3.adapter").S3Adapter,
            lambda own, envelope: (own.bucket_name, own.path_prefix, own.object_keygen(envelope)),
            json.dumps,
            json.loads,
        )


def forget() -> None:
    """Let go of everything that was saved."""
    _saved.clear()


def _take_over(
    adapter: Any,
    key: Callable[[Any, Any], Hashable],
    packed: Callable[[Any], Any],
    unpacked: Callable[[Any], Any],
) -> None:
    def get_attributes(self: Any, request_envelope: Any) -> Any:
        saved = _saved.get(key(self, request_envelope))
        return {} if saved is None else unpacked(saved)

    def save_attributes(self: Any, request_envelope: Any, attributes: Any) -> None:
        _saved[key(self, request_envelope)] = packed(attributes)

    def delete_attributes(self: Any, request_envelope: Any) -> None:
        _saved.pop(key(self, request_envelope), None)

    for method in (get_attributes, save_attributes, delete_attributes):
        setattr(adapter, method.__name__, method)
