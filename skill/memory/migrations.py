"""How a record of an older version becomes one of this version, a step for each version."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from skill.errors import WalkingMusclesError

#: The version of the records written now.
VERSION = 4


class CorruptRecordError(WalkingMusclesError):
    """A text that is no record of any version."""


class NewerRecordError(WalkingMusclesError):
    """A record written by a later version of this skill: it is to be left as it is."""


def _to_2(item: Mapping[str, Any]) -> dict[str, Any]:
    """Version 2 counts visits, and has places for settings and walks."""
    return {**item, "visits": 1, "last_visit": "", "settings": {}, "walks": {}}


def _to_3(item: Mapping[str, Any]) -> dict[str, Any]:
    """Version 3 has a place for the walk that goes on."""
    return {**item, "walk": {}}


def _to_4(item: Mapping[str, Any]) -> dict[str, Any]:
    """Version 4 has a place for the sum of the walks of old weeks."""
    return {**item, "past": {}}


#: What makes the next version of a record of this version.
STEPS: Mapping[int, Callable[[Mapping[str, Any]], dict[str, Any]]] = {1: _to_2, 2: _to_3, 3: _to_4}


def migrated(item: object) -> Mapping[str, Any]:
    """Return a record of any version as one of this version.

    Raises CorruptRecordError for what never was a record, NewerRecordError for one of tomorrow.
    """
    version = item.get("version") if isinstance(item, Mapping) else None
    if not isinstance(item, Mapping) or type(version) is not int or version < 1:
        raise CorruptRecordError("not a record of any version")
    if version > VERSION:
        raise NewerRecordError(f"version {version}, and this is {VERSION}")
    while version < VERSION:
        item = STEPS[version](item)
        version += 1
    return item
