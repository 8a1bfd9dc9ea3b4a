"""Do the language files speak of everything the knowledge holds, and of nothing else?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from workshop.documents import Document, Fault
from workshop.languages.subjects import ASPECTS, FILES, aspects
from workshop.nearest import advice

#: Sections of a language file that go by the ids of another section of the knowledge.
KNOWN_AS = {"exercise_lists": "tone", "soreness": "aches"}

#: Sections of which only those entries have a text that say so in this field.
SPOKEN_IF = {"effects": "verified", "facts": "verified", "topics": "own_words"}

#: Sections of which those entries need one more text that have this field.
ALSO_IF = {
    "tips": ("safety", "safety"),
    "publishers": ("own_words", "answer"),
    "subjects": ("because", "because"),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """The texts a section needs: id -> aspects. `optional` ids may have a text too."""

    needed: Mapping[str, tuple[str, ...]]
    optional: frozenset[str] = frozenset()


def id_faults(knowledge: Document, words: Document) -> Iterator[Fault]:
    """Yield every text of a language that is missing, too long, or about something unknown."""
    if not isinstance(knowledge.data, dict):
        return
    for section in ASPECTS:
        yield from _section(words, section, _wanted(knowledge, section))
        yield from _unknown_aspects(words, section)
    yield from _findings(knowledge, words)


def _wanted(knowledge: Document, section: str) -> Wanted:
    entries = knowledge.section(KNOWN_AS.get(section, section))
    needed = ASPECTS[section]
    if section == "groups":
        asked = {key: needed for key, group in entries.items() if group.get("asked") is True}
        return Wanted(asked, frozenset(entries))
    if section in SPOKEN_IF:
        flag = SPOKEN_IF[section]
        return Wanted({key: needed for key, entry in entries.items() if entry.get(flag) is True})
    if section == "sources":
        used = _used_sources(knowledge)
        return Wanted({key: () for key in entries if key in used}, frozenset(entries))
    if section in ALSO_IF:
        flag, also = ALSO_IF[section]
        more = (*needed, also)
        return Wanted({key: more if e.get(flag) else needed for key, e in entries.items()})
    return Wanted(dict.fromkeys(entries, needed))


def _used_sources(knowledge: Document) -> set[str]:
    """The sources of findings that may be spoken: people ask where these come from."""
    findings = (*knowledge.section("effects").values(), *knowledge.section("facts").values())
    return {str(entry.get("source")) for entry in findings if entry.get("verified") is True}


def _section(words: Document, section: str, wanted: Wanted) -> Iterator[Fault]:
    texts = words.data.get(section)
    if not isinstance(texts, dict):
        if wanted.needed:
            ids = f"{len(wanted.needed)} ids, from '{next(iter(wanted.needed))}' on"
            message = f"the section '{section}' is missing; write it into {FILES[section]}.yaml"
            yield words.fault((), f"{message} ({ids})")
        return
    for key, needed in wanted.needed.items():
        yield from _entry(words, (section, key), texts.get(key), needed)
    known = {*wanted.needed, *wanted.optional}
    if section not in ("effects", "facts"):
        for key in texts:
            if key not in known:
                hint = advice(str(key), known, "take it out, or add it to the knowledge")
                yield words.fault(
                    (section, str(key)), f"{section}.{key}: the knowledge has no such id; {hint}"
                )


def _entry(
    words: Document, where: tuple[str, ...], entry: Any, needed: tuple[str, ...]
) -> Iterator[Fault]:
    """Report what an entry does not say."""
    name = ".".join(where)
    if not entry:
        what = f" ({', '.join(needed)})" if needed else ""
        yield words.fault(where, f"{name}: the text is missing; write it{what}")
    elif needed and not isinstance(entry, dict):
        yield words.fault(where, f"{name}: this must hold {', '.join(needed)}; write them as keys")
    else:
        for aspect in needed:
            if not entry.get(aspect):
                yield words.fault(
                    (*where, aspect), f"{name}.{aspect}: the text is missing; write it"
                )


def _unknown_aspects(words: Document, section: str) -> Iterator[Fault]:
    """Whoever misspells the name of an optional text would never hear it."""
    known = aspects(section)
    for key, entry in words.section(section).items() if known else ():
        for aspect in entry:
            if aspect not in known:
                hint = advice(str(aspect), known, f"take it out; there are {', '.join(known)}")
                message = f"{section}.{key}: there is no text '{aspect}'; {hint}"
                yield words.fault((section, key, str(aspect)), message)


def _findings(knowledge: Document, words: Document) -> Iterator[Fault]:
    """A text about a finding stands in the right section, and none is about an unverified one."""
    for section, other in (("effects", "facts"), ("facts", "effects")):
        here, there = knowledge.section(section), knowledge.section(other)
        texts = words.data.get(section)
        for key in texts if isinstance(texts, dict) else ():
            where = (section, str(key))
            if key in there:
                yield words.fault(
                    where,
                    f"{section}.{key}: this stands in {other} of the knowledge; move it there",
                )
            elif key not in here:
                hint = advice(str(key), here, "take it out, or add it to the knowledge")
                yield words.fault(where, f"{section}.{key}: the knowledge has no such id; {hint}")
            elif here[key].get("verified") is not True:
                yield words.fault(
                    where,
                    f"{section}.{key}: this is not verified and must not be spoken; take it out",
                )
