"""Records in DynamoDB: one item for each walker, written only over the version it was read in."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from threading import Lock
from typing import Any
from uuid import uuid4

from skill.errors import WalkingMusclesError
from skill.memory.store import (
    KEPT_FOR,
    Clock,
    ConflictError,
    StoreBusyError,
    Stored,
    StoreError,
    utc_now,
)

CONNECT_SECONDS, READ_SECONDS, ATTEMPTS = 1, 2, 2

#: Attributes have names that DynamoDB keeps for itself, so expressions call them by others.
_NAMES = {
    "#id": "id", "#version": "version", "#record": "record",
    "#writer": "writer", "#expires": "expiresAt", "#aside": "aside",
}  # fmt: skip
#: What DynamoDB refuses for a reason that does not pass.
_FOR_GOOD = frozenset(
    (
        *("AccessDeniedException", "UnrecognizedClientException", "ValidationException"),
        *("InvalidSignatureException", "ExpiredTokenException", "MissingAuthenticationToken"),
    )
)
#: No walker has this key.
_DEBTS = {"id": {"S": "debts"}}
_FRESH = "attribute_not_exists(#id) OR #expires <= :now"
_SAME = "#version = :expected"
#: An item without a version was written by somebody else; it counts as version 0.
_STRANGE = "attribute_exists(#id) AND (NOT attribute_type(#version, :number) OR #version < :first)"
_SAVE = "SET #record = :record, #version = :version, #writer = :writer, #expires = :expires"


class DynamoStore:
    """Keeps records in a DynamoDB table with the string hash key `id` and TTL on `expiresAt`.

    Region, credentials and AWS_ENDPOINT_URL come from the environment. boto3 is imported, and
    its client made, when the store is first used.
    """

    #: No time-out of boto3 covers its retries and a silent name server too.
    keeps_time = False

    def __init__(self, table: str, clock: Clock = utc_now) -> None:
        self._table = table
        self._clock = clock
        self._lock = Lock()
        self._made: Any = None

    def open(self) -> None:
        """Import boto3 and make its client: half a second, and nothing of it waits for AWS."""
        with self._lock:
            if self._made is None:
                self._made = self._client()

    @property
    def client(self) -> Any:
        """The client of boto3."""
        if self._made is None:
            self.open()
        return self._made

    def load(self, key: str) -> Stored | None:
        """Return what is kept of a walker; None for nothing, or nothing of the last two years."""
        item = self._ask("get_item", Key={"id": {"S": key}}, ConsistentRead=True).get("Item")
        if item is None or (_number(item, "expiresAt") or _NEVER) <= int(self._clock().timestamp()):
            return None
        version = _number(item, "version")
        if version is None:
            return Stored(json.dumps(item, default=str), 0)  # which is no record
        if "record" not in item:
            return Stored("", version)
        text = item["record"].get("S")
        return Stored(text or json.dumps(item, default=str), version)

    def save(self, key: str, text: str, expected: int | None) -> int:
        """Keep a text in the place of the expected version, or raise ConflictError."""
        writer = uuid4().hex
        values = {":record": {"S": text}, ":writer": {"S": writer}}
        condition, more = _condition(expected)
        update = _SAVE if expected is not None else f"{_SAVE} REMOVE #aside"
        return self._write(key, update, condition, values | more, expected or 0, writer)

    def set_aside(self, key: str, found: Stored) -> int:
        """Move a text that nobody can read into an attribute of its own."""
        writer = uuid4().hex
        values = {":aside": {"S": found.text}, ":writer": {"S": writer}}
        condition, more = _condition(found.version)
        update = _SAVE.replace("#record = :record", "#aside = :aside") + " REMOVE #record"
        return self._write(key, update, condition, values | more, found.version, writer)

    def forget(self, key: str) -> None:
        """Delete the walker's item."""
        self._ask("delete_item", Key={"id": {"S": key}})

    def close(self) -> None:
        """Let go of the client."""
        self._made = None

    def owe(self, key: str) -> None:
        """Note that a key is to be forgotten, in an item of all such keys."""
        self._change_debts("ADD", key)

    def owed(self) -> list[str]:
        """Return the keys that are noted."""
        found = self._ask("get_item", Key=_DEBTS, ConsistentRead=True)
        return list(found.get("Item", {}).get("debts", {}).get("SS", ()))

    def paid(self, key: str) -> None:
        """Take back the note of a key."""
        self._change_debts("DELETE", key)

    def _change_debts(self, verb: str, key: str) -> None:
        self._ask(
            "update_item",
            Key=_DEBTS,
            UpdateExpression=f"{verb} debts :keys",
            ExpressionAttributeValues={":keys": {"SS": [key]}},
        )

    def _write(
        self,
        key: str,
        update: str,
        condition: str,
        values: Mapping[str, Any],
        before: int,
        writer: str,
    ) -> int:
        now = self._clock()
        values = {
            **values,
            ":version": {"N": str(before + 1)},
            ":expires": {"N": str(int((now + KEPT_FOR).timestamp()))},
        }
        if ":now" in condition:
            values[":now"] = {"N": str(int(now.timestamp()))}
        said = f"{update} {condition}"
        try:
            self._ask(
                "update_item",
                Key={"id": {"S": key}},
                UpdateExpression=update,
                ConditionExpression=condition,
                ExpressionAttributeNames={k: v for k, v in _NAMES.items() if k in said},
                ExpressionAttributeValues=values,
                ReturnValuesOnConditionCheckFailure="ALL_OLD",
            )
        except _RefusedError as refused:
            # Written by the first of two attempts, whose answer was lost: it is ours.
            if refused.item.get("writer", {}).get("S") != writer:
                raise ConflictError("somebody else wrote the record") from refused
        return before + 1

    def _ask(self, operation: str, **values: Any) -> dict[str, Any]:
        """Call the client. Raises StoreError for whatever goes wrong in it."""
        from botocore import exceptions  # noqa: PLC0415 - loaded with the client, not before

        try:
            found: dict[str, Any] = getattr(self.client, operation)(TableName=self._table, **values)
        except exceptions.ClientError as error:
            code = error.response.get("Error", {}).get("Code")
            if code == "ConditionalCheckFailedException":
                raise _RefusedError(error.response.get("Item") or {}) from error
            if code == "ResourceNotFoundException":
                where = self.client.meta.region_name
                raise StoreError(f"there is no table {self._table} in {where}") from error
            kind = StoreError if code in _FOR_GOOD else StoreBusyError
            raise kind(f"DynamoDB refuses {operation}: {code}") from error
        except (exceptions.HTTPClientError, exceptions.ConnectionError) as error:
            raise StoreBusyError(f"DynamoDB does not answer {operation}") from error
        except exceptions.BotoCoreError as error:
            raise StoreError(f"DynamoDB cannot be asked: {error}") from error
        return found

    def _client(self) -> Any:
        try:
            from boto3.session import Session  # noqa: PLC0415 - slow to load, and only DynamoDB needs it
            from botocore.config import Config  # noqa: PLC0415 - slow to load, and only DynamoDB needs it
            from botocore.exceptions import BotoCoreError  # noqa: PLC0415 - slow to load, and only DynamoDB needs it
        except ImportError as error:
            raise StoreError(
                "DynamoDB needs boto3: pip install 'walking-muscles[dynamodb]'"
            ) from error
        config = Config(
            connect_timeout=CONNECT_SECONDS,
            read_timeout=READ_SECONDS,
            retries={"total_max_attempts": ATTEMPTS, "mode": "standard"},
        )
        try:
            region = os.environ.get("AWS_REGION")  # of which boto3 knows only the older name
            return Session(region_name=region).client("dynamodb", config=config)
        except (BotoCoreError, ValueError) as error:
            raise StoreError(f"no client for DynamoDB ({type(error).__name__})") from error


class _RefusedError(WalkingMusclesError):
    """A write whose condition did not hold; `item` is what is there instead."""

    def __init__(self, item: Mapping[str, Any]) -> None:
        super().__init__("the condition does not hold")
        self.item = item


_NEVER = 1 << 62


def _condition(expected: int | None) -> tuple[str, dict[str, Any]]:
    """Return the condition that the expected version is there, and its values."""
    if expected is None:
        return _FRESH, {}
    if expected == 0:
        return _STRANGE, {":number": {"S": "N"}, ":first": {"N": "1"}}
    return _SAME, {":expected": {"N": str(expected)}}


def _number(item: Mapping[str, Any], name: str) -> int | None:
    """Return an attribute that is a whole number, or None."""
    found = item.get(name, {}).get("N", "")
    return int(found) if found.isdecimal() else None
