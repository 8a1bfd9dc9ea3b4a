"""Read the built knowledge file, `muscles.json`, into frozen classes, each section when asked for.

Needs nothing but the standard library: a request pays for no YAML and no schema.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Any

from skill import sections
from skill.errors import NotBuiltError
from skill.frozen import Frozen
from skill.knowledge.findings import Effect, Fact, Size
from skill.knowledge.health import Ache, BodyPart, Care, Circumstance, Symptom
from skill.knowledge.model import (
    Activity,
    Aim,
    Benefit,
    Condition,
    Count,
    Duration,
    Exercise,
    Form,
    Group,
    Job,
    Knowledge,
    Muscle,
    Phase,
    Publisher,
    Setting,
    Source,
    Subject,
    Target,
    Tip,
    Tone,
    Topic,
    WalkTip,
)
from skill.knowledge.themes import Pointer, Theme

#: A plain string: `pathlib` costs 3 ms of a cold start.
BUILT_FILE = os.path.join(os.path.dirname(__file__), "muscles.json")

Raw = dict[str, Any]


def load(path: str | os.PathLike[str] = BUILT_FILE) -> Knowledge:
    """Return the knowledge of a built file, of which nothing but the names is read yet.

    Raises NotBuiltError when the file is missing, or is not a knowledge file of this version.
    """
    try:
        found = sections.read(path)
    except FileNotFoundError:
        raise NotBuiltError(path, "the built knowledge is missing") from None
    except (OSError, TypeError, ValueError) as error:
        raise NotBuiltError(path, f"cannot be read ({error})") from error
    missing = sorted(_SECTIONS.keys() - found.keys())
    if missing:
        raise NotBuiltError(path, f"it is of another version: it has no {', '.join(missing)}")
    return _Built(found)


class _Built(Knowledge):
    """Knowledge over the text of a built file."""

    def __init__(self, texts: Mapping[str, memoryview]) -> None:
        self._texts = texts

    def __getattr__(self, name: str) -> Any:
        """Make a section. Python asks this only for what is not there: once for each section."""
        make = _SECTIONS.get(name)
        if make is None:
            raise AttributeError(f"the knowledge has no section {name!r}")
        made = make(sections.parsed(self._texts[name]))
        setattr(self, name, made)
        return made


def _each(make: Callable[[Raw], Frozen]) -> Callable[[Mapping[str, Raw]], dict[str, Frozen]]:
    return lambda section: {key: make(value) for key, value in section.items()}


def _plain(entry: type[Frozen]) -> Callable[[Mapping[str, Raw]], dict[str, Frozen]]:
    return _each(lambda value: entry(**_frozen(value)))


def _findings(entry: type[Frozen]) -> Callable[[Mapping[str, Raw]], dict[str, Frozen]]:
    return lambda section: {key: entry(id=key, **_finding(value)) for key, value in section.items()}


def _frozen(value: Raw) -> Raw:
    """The same mapping with tuples for lists."""
    return {key: tuple(item) if type(item) is list else item for key, item in value.items()}


def _muscle(value: Raw) -> Muscle:
    fields = _frozen(value)
    fields["active"] = tuple((start, end) for start, end in value["active"])
    return Muscle(**fields)


def _condition(value: Raw) -> Condition:
    fields = _frozen(value)
    fields["joins"] = tuple(tuple(pair) for pair in value.get("joins", ()))
    return Condition(**fields)


def _phase(value: Raw) -> Phase:
    fields = _frozen(value)
    return Phase(start=fields.pop("from"), end=fields.pop("to"), **fields)


def _finding(value: Raw) -> Raw:
    fields = _frozen(value)
    if "size" in fields:
        fields["size"] = Size(**fields["size"])
    return fields


#: What each section is made with.
_SECTIONS: Mapping[str, Callable[[Any], object]] = {
    "version": int,
    "sources": _plain(Source),
    "groups": _plain(Group),
    "muscles": _each(_muscle),
    "phases": _each(_phase),
    "jobs": _plain(Job),
    "conditions": _each(_condition),
    "effects": _findings(Effect),
    "facts": _findings(Fact),
    "tone": _plain(Tone),
    "exercises": _plain(Exercise),
    "benefits": _plain(Benefit),
    "circumstances": _plain(Circumstance),
    "cares": _plain(Care),
    "symptoms": _plain(Symptom),
    "aches": _plain(Ache),
    "body_parts": _plain(BodyPart),
    "tips": _plain(Tip),
    "walk_tips": _plain(WalkTip),
    "durations": _plain(Duration),
    "moments": _plain(Setting),
    "limits": _plain(Setting),
    "goals": tuple,
    "activities": _plain(Activity),
    "measures": tuple,
    "aims": _plain(Aim),
    "subjects": _plain(Subject),
    "themes": _plain(Theme),
    "pointers": _plain(Pointer),
    "forms": _plain(Form),
    "scales": tuple,
    "causes": tuple,
    "terrains": tuple,
    "levels": tuple,
    "walk_goals": tuple,
    "reminder_days": tuple,
    "places": tuple,
    "openings": tuple,
    "worries": tuple,
    "topics": _plain(Topic),
    "counts": _plain(Count),
    "targets": _plain(Target),
    "publishers": _plain(Publisher),
}
