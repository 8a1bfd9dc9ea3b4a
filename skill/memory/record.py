"""What is remembered of a walker, and its text in a store, of this version and of those before."""

import json
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from skill.errors import WalkingMusclesError

#: The version of the records written now.
VERSION = 4
#: Walks kept of a walker; the oldest fall out. A record is far from the 400 KB of DynamoDB then.
MOST_WALKS = 200
_TEXT = json.JSONEncoder(separators=(",", ":"))


class CorruptRecordError(WalkingMusclesError):
    """A text that is no record of any version."""


class NewerRecordError(WalkingMusclesError):
    """A record written by a later version of this skill: it is to be left as it is."""


class Record(NamedTuple):
    """A walker's record. What is no field of it is not kept.

    talk: tips heard, last topic, wordings used, in the coach's own JSON. last_speech: what the
    skill said last, for "repeat". visits: sessions that left something to remember. last_visit:
    when it was last written, ISO 8601 in UTC, "" where nobody knows. settings: a walker's wishes
    by name. walks: a walk that is over by the moment it began at, ISO 8601 in UTC. walk: the one
    that goes on, empty for none. past: the sum of the walks that are no longer in `walks`.
    `skill.talk.walk` reads these three.
    """

    talk: Mapping[str, Any] = {}
    last_speech: str | None = None
    visits: int = 0
    last_visit: str = ""
    settings: Mapping[str, Any] = {}
    walks: Mapping[str, Any] = {}
    walk: Mapping[str, Any] = {}
    past: Mapping[str, Any] = {}

    def to_attributes(self) -> dict[str, Any]:
        """Return the record as JSON, as the SDK hands it to handlers, to change."""
        walks = sorted(self.walks)[-MOST_WALKS:]
        return {
            "talk": self.talk,
            "last_speech": self.last_speech,
            "visits": self.visits,
            "last_visit": self.last_visit,
            "settings": self.settings,
            "walks": {began: self.walks[began] for began in walks},
            "walk": self.walk,
            "past": self.past,
        }

    @staticmethod
    def from_attributes(found: Mapping[str, Any]) -> "Record":
        """Return the record that JSON holds; what is missing or odd counts as empty."""
        speech, visits, when = (
            found.get("last_speech"),
            found.get("visits"),
            found.get("last_visit"),
        )
        return Record(
            _mapping(found.get("talk")),
            speech if isinstance(speech, str) and speech else None,
            visits if type(visits) is int and visits > 0 else 0,
            when if isinstance(when, str) else "",
            _mapping(found.get("settings")),
            _mapping(found.get("walks")),
            _mapping(found.get("walk")),
            _mapping(found.get("past")),
        )

    def to_text(self) -> str:
        """Return the record as the text that a store keeps, with its version."""
        return _TEXT.encode({"version": VERSION, **self.to_attributes()})

    @staticmethod
    def from_text(text: str) -> "Record":
        """Return the record a text of any version holds.

        Raises CorruptRecordError for what is no record, NewerRecordError for one of tomorrow.
        """
        try:
            item = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise CorruptRecordError("not JSON") from error
        item = _migrated(item)
        if not isinstance(item.get("talk"), Mapping):
            raise CorruptRecordError("a record without a talk")
        return Record.from_attributes(item)


def _mapping(found: object) -> Mapping[str, Any]:
    return found if isinstance(found, dict) else {}


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


def _migrated(item: object) -> Mapping[str, Any]:
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
