"""Slots to ids: what Alexa resolved, or our own look at the words where its resolver failed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

_MATCH = "ER_SUCCESS_MATCH"
_FAILED = frozenset(("ER_ERROR_TIMEOUT", "ER_ERROR_EXCEPTION"))
#: Values given for one slot beyond this many are not read.
MOST_VALUES = 5
#: Finds the id that words stand for, or None: the languages' own synonyms.
Lookup = Callable[[str], str | None]


class Filled(NamedTuple):
    """What one slot holds: ids in the order said, words that matched nothing, rival ids.

    rivals: two ids for one word that Alexa could not tell apart.
    """

    ids: tuple[str, ...] = ()
    unknown: str | None = None
    rivals: tuple[str, ...] = ()


EMPTY = Filled()


def read(slot: Any, lookup: Lookup) -> Filled:
    """Return what a slot of the SDK holds; an absent or blank one is EMPTY. Never raises."""
    if slot is None:
        return EMPTY
    ids: dict[str, None] = {}
    unknown: str | None = None
    rivals: tuple[str, ...] = ()
    for value in _simple_values(slot):
        words = getattr(value, "value", None)
        if not isinstance(words, str) or not words.strip() or words == "?":
            continue
        found = _resolved(value, words, lookup)
        if not found:
            unknown = words.strip()
        else:
            ids[found[0]] = None
            rivals = rivals or found[:2] if len(found) > 1 else rivals
    return Filled(tuple(ids), unknown, rivals)


def _simple_values(slot: Any) -> Iterable[Any]:
    """Return each value of a slot: of a list each entry, else the slot's own."""
    value = getattr(slot, "slot_value", None)
    entries = getattr(value, "values", None)
    if isinstance(entries, list):
        return [e for e in entries if getattr(e, "object_type", None) == "Simple"][:MOST_VALUES]
    return (value,) if getattr(value, "value", None) else (slot,)


def _resolved(value: Any, words: str, lookup: Lookup) -> tuple[str, ...]:
    """Return the ids that words resolved to, dynamic entities before the static ones."""
    authorities = getattr(getattr(value, "resolutions", None), "resolutions_per_authority", None)
    matches: list[tuple[bool, tuple[str, ...]]] = []
    for authority in authorities or ():
        if _code(authority) == _MATCH:
            ids = _ids(authority)
            if ids:
                matches.append((".dynamic." not in (authority.authority or ""), ids))
    if matches:
        return min(matches, key=lambda match: match[0])[1]
    # Where Alexa's resolver failed, or met a word that it was never taught, ours may know it.
    own = lookup(words)
    return (own,) if own else ()


def _code(authority: Any) -> str | None:
    code = getattr(getattr(authority, "status", None), "code", None)
    return getattr(code, "value", code)


def _ids(authority: Any) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for wrapper in authority.values or ():
        name = getattr(getattr(wrapper, "value", None), "id", None)
        if isinstance(name, str) and name:
            found[name.lower()] = None
    return tuple(found)
