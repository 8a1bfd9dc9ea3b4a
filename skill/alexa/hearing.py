"""Alexa's intents to what was heard: her resolutions, or our own look at the words she missed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from skill.languages.words import Words
from skill.talk.hearing import EMPTY, SECTIONS, Heard, Slot

_MATCH = "ER_SUCCESS_MATCH"
#: In the name of an authority that was taught while the skill runs.
_DYNAMIC = ".dynamic."
#: What she sends for words that are no value of a type.
_UNREAD = "?"
#: Values given for one slot beyond this many are not read.
MOST_VALUES = 5
#: Finds the id that words stand for, or None: the languages' own synonyms.
Lookup = Callable[[str], str | None]


def heard(intent: Mapping[str, Any], words: Words) -> Heard:
    """Return an intent, as JSON of Alexa's, with the slots of it that we use. Never raises."""
    slots = (
        (name, slot(value, partial(words.lookup, sections)) if sections else _value(name, value))
        for name, value in slots_of(intent).items()
        if (sections := SECTIONS.get(name)) is not None
    )
    name = intent.get("name")
    return Heard(name if isinstance(name, str) else "", tuple(slots))


def slots_of(intent: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the slots of an intent as sent, by name."""
    slots = intent.get("slots")
    return slots if isinstance(slots, dict) else {}


def slot(sent: object, lookup: Lookup) -> Slot:
    """Return what a slot holds, as JSON of Alexa's; an absent or blank one is empty. Never raises.

    `resolutions` and `slotValue` are read as they came: the SDK makes a dozen objects of them.
    """
    ids: dict[str, None] = {}
    unknown: str | None = None
    rivals: tuple[str, ...] = ()
    for value in _simple_values(sent):
        words = value.get("value")
        if not isinstance(words, str) or not words.strip() or words == _UNREAD:
            continue
        resolved = _resolved(value, words, lookup)
        if not resolved:
            unknown = words.strip()
        else:
            ids[resolved[0]] = None
            rivals = rivals or resolved[:2] if len(resolved) > 1 else rivals
    return Slot(tuple(ids), unknown, rivals)


def _value(name: str, sent: object) -> Slot:
    """Return a slot of one of Amazon's types: its value as sent, or nothing.

    What she could not read is nothing, but for a time of day: there is none such.
    """
    values = (value.get("value") for value in _simple_values(sent))
    said = next((v.strip() for v in values if isinstance(v, str)), "")
    return Slot((said,)) if said and (said != _UNREAD or name == "time") else EMPTY


def _simple_values(slot: object) -> Iterable[Mapping[str, Any]]:
    """Return each value of a slot: of a list each entry, else the slot's own."""
    if not isinstance(slot, dict):
        return ()
    value = slot.get("slotValue")
    if not isinstance(value, dict):
        return (slot,)
    if isinstance(value.get("values"), list):
        return [e for e in _items(value, "values") if e.get("type") == "Simple"][:MOST_VALUES]
    return (value,) if value.get("value") and value.get("type") == "Simple" else (slot,)


def _resolved(value: Mapping[str, Any], words: str, lookup: Lookup) -> tuple[str, ...]:
    """Return the ids that words resolved to, dynamic entities before the static ones."""
    static: tuple[str, ...] = ()
    for authority in _items(value.get("resolutions"), "resolutionsPerAuthority"):
        status = authority.get("status")
        if not isinstance(status, dict) or status.get("code") != _MATCH:
            continue
        ids = _ids(authority)
        if ids and _DYNAMIC in str(authority.get("authority")):
            return ids
        static = static or ids
    if static:
        return static
    # Where Alexa's resolver failed, or met a word that it was never taught, ours may know it.
    own = lookup(words)
    return (own,) if own else ()


def _ids(authority: Mapping[str, Any]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for item in _items(authority, "values"):
        value = item.get("value")
        name = value.get("id") if isinstance(value, dict) else None
        if isinstance(name, str) and name:
            found[name.lower()] = None
    return tuple(found)


def _items(found: object, name: str) -> list[Mapping[str, Any]]:
    """Return the objects that JSON lists under a name."""
    items = found.get(name) if isinstance(found, dict) else None
    return [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
