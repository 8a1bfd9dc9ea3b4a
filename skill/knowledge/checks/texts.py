"""Do the language files speak of everything the knowledge holds, and of nothing else?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from skill.knowledge.checks.nearest import advice
from skill.knowledge.locate import Document, Fault

LONGEST_TIP = 35
MUSCLE = (
    *("name", "say", "short", "number", "called"),
    *("about", "where", "parts", "attaches", "action", "role", "timing"),
)
CONDITION = ("name", "when", "called", "muscles", "compare", "why", "how")
NAMED = ("name", "called")
ANSWERED = (*NAMED, "answer")

#: Section of a language file -> the aspects each id needs; no aspect: the id itself is the text.
ASPECTS: dict[str, tuple[str, ...]] = {
    "muscles": MUSCLE,
    "groups": MUSCLE,
    "conditions": CONDITION,
    "effects": (),
    "facts": (),
    "jobs": ANSWERED,
    "phases": ANSWERED,
    "tone": ("answer", "why"),
    "exercises": (*NAMED, "how"),
    "exercise_lists": (),
    "benefits": ANSWERED,
    "circumstances": ANSWERED,
    "symptoms": ANSWERED,
    "soreness": (),
    "body_parts": ("called",),
    "goals": NAMED,
    "activities": NAMED,
    "tips": ("say",),
    "sources": (),
}
#: Sections of a language file that go by the ids of another section of the knowledge.
KNOWN_AS = {"exercise_lists": "tone", "soreness": "aches"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """The texts a section needs: id -> aspects. `optional` ids may have a text too."""

    needed: Mapping[str, tuple[str, ...]]
    optional: frozenset[str] = frozenset()


def text_faults(knowledge: Document, words: Document) -> Iterator[Fault]:
    """Yield every text of a language that is missing, too long, or about something unknown."""
    if not isinstance(words.data, dict) or not isinstance(knowledge.data, dict):
        return
    for section in ASPECTS:
        yield from _section(words, section, _wanted(knowledge, section))
    yield from _findings(knowledge, words)
    yield from _long_tips(words)


def _wanted(knowledge: Document, section: str) -> Wanted:
    entries = knowledge.section(KNOWN_AS.get(section, section))
    aspects = ASPECTS[section]
    if section == "groups":
        asked = {key: aspects for key, group in entries.items() if group.get("asked") is True}
        return Wanted(asked, frozenset(entries))
    if section in ("effects", "facts"):
        return Wanted({key: () for key, entry in entries.items() if entry.get("verified") is True})
    if section == "sources":
        used = _used_sources(knowledge)
        return Wanted({key: () for key in entries if key in used}, frozenset(entries))
    if section == "conditions":
        warned = (*aspects, "caution")
        return Wanted({k: warned if c.get("cautions") else aspects for k, c in entries.items()})
    if section == "tips":
        safe = (*aspects, "safety")
        return Wanted({k: safe if t.get("safety") is True else aspects for k, t in entries.items()})
    return Wanted(dict.fromkeys(entries, aspects))


def _used_sources(knowledge: Document) -> set[str]:
    """The sources of findings that may be spoken: people ask where these come from."""
    findings = (*knowledge.section("effects").values(), *knowledge.section("facts").values())
    return {str(entry.get("source")) for entry in findings if entry.get("verified") is True}


def _section(words: Document, section: str, wanted: Wanted) -> Iterator[Fault]:
    texts = words.data.get(section)
    if not isinstance(texts, dict):
        if wanted.needed:
            ids = f"{len(wanted.needed)} ids, from '{next(iter(wanted.needed))}' on"
            yield words.fault((), f"the section '{section}' is missing; write it ({ids})")
        return
    for key, aspects in wanted.needed.items():
        yield from _entry(words, (section, key), texts.get(key), aspects)
    known = {*wanted.needed, *wanted.optional}
    if section not in ("effects", "facts"):
        for key in texts:
            if key not in known:
                hint = advice(str(key), known, "take it out, or add it to the knowledge")
                yield words.fault(
                    (section, str(key)), f"{section}.{key}: the knowledge has no such id; {hint}"
                )


def _entry(
    words: Document, where: tuple[str, ...], entry: Any, aspects: tuple[str, ...]
) -> Iterator[Fault]:
    """Report what an entry does not say."""
    name = ".".join(where)
    if not entry:
        what = f" ({', '.join(aspects)})" if aspects else ""
        yield words.fault(where, f"{name}: the text is missing; write it{what}")
    elif aspects and not isinstance(entry, dict):
        yield words.fault(where, f"{name}: this must hold {', '.join(aspects)}; write them as keys")
    else:
        for aspect in aspects:
            if not entry.get(aspect):
                yield words.fault(
                    (*where, aspect), f"{name}.{aspect}: the text is missing; write it"
                )


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


def _long_tips(words: Document) -> Iterator[Fault]:
    for key, tip in words.section("tips").items():
        say = tip.get("say")
        for wording in say if isinstance(say, list) else [say]:
            length = len(str(wording or "").split())
            if length > LONGEST_TIP:
                message = (
                    f"tips.{key}.say: {length} words do not fit one breath; "
                    f"use at most {LONGEST_TIP}"
                )
                yield words.fault(("tips", key, "say"), message)
