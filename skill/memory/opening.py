"""Which store an address means."""

from __future__ import annotations

import re
from pathlib import Path

from skill.errors import WalkingMusclesError
from skill.memory.store import Clock, Store, StoreBusyError, utc_now

_PATIENCE_SECONDS = 5.0
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+(?=:)")
_TABLE = re.compile(r"[A-Za-z0-9_.-]{3,255}")
_FORMS = 'it is "none", "sqlite:PATH", a path, ":memory:" or "dynamodb:TABLE"'


class StoreAddressError(WalkingMusclesError):
    """An address that means no store; the message says what it may be."""


def open_store(address: str | None, clock: Clock = utc_now) -> Store | None:
    """Return the store an address means; None for None, "" and "none".

    "sqlite:PATH", a path and ":memory:" are SQLite, "dynamodb:TABLE" is a table of DynamoDB.
    Nothing is opened yet: a store that is down is found out when it is used, and costs nobody
    an answer. Raises StoreAddressError for anything else.
    """
    if not address or address == "none":
        return None
    scheme, rest = _parts(address)
    if scheme == "sqlite":
        from skill.memory.sqlite import SqliteStore  # noqa: PLC0415 - one store is never loaded for another

        return SqliteStore(rest, clock)
    from skill.memory.dynamo import DynamoStore  # noqa: PLC0415 - one store is never loaded for another

    return DynamoStore(rest, clock)


def try_store(address: str | None) -> None:
    """Open the store that an address means and read from it; nothing is left open.

    Raises StoreError where it cannot be used at all, StoreAddressError for an address of none. A
    store that is only locked or out of reach is no fault: it may be there in a moment.
    """
    from skill.memory.outage import in_time  # noqa: PLC0415 - no question tries a store

    store = open_store(address)
    if store is None:
        return
    try:
        store.open()
        in_time(lambda: store.load("nobody"), _PATIENCE_SECONDS)
    except StoreBusyError:
        return
    finally:
        store.close()


def file_of(address: str | None) -> Path | None:
    """Return the file that an address means, or None where its store is none."""
    if not address or address == "none":
        return None
    scheme, rest = _parts(address)
    return Path(rest) if scheme == "sqlite" and rest != ":memory:" else None


def _parts(address: str) -> tuple[str, str]:
    """Return "sqlite" and a path, or "dynamodb" and a table. Raises StoreAddressError."""
    scheme = _SCHEME.match(address)
    if scheme is None:
        return "sqlite", address
    rest = address[scheme.end() + 1 :]
    if scheme[0] == "sqlite" and rest:
        return "sqlite", rest
    if scheme[0] == "dynamodb":
        if _TABLE.fullmatch(rest):
            return "dynamodb", rest
        raise StoreAddressError(
            f'{address!r} names no table: in "dynamodb:TABLE" the name has 3 to 255 letters,'
            " digits, _, . or -"
        )
    raise StoreAddressError(f"{address!r} is no address of a store: {_FORMS}")
