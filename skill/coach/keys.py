"""Names of texts in the language files, built from ids of the knowledge file."""

from __future__ import annotations

from skill.knowledge.findings import Effect, Fact
from skill.knowledge.model import Knowledge


def target(knowledge: Knowledge, muscle: str) -> str:
    """Return the key of a muscle or a group: "muscles.soleus", "groups.calves"."""
    return f"groups.{muscle}" if muscle in knowledge.groups else f"muscles.{muscle}"


def finding(knowledge: Knowledge, name: str) -> str:
    """Return the key of a finding: "effects.up01", "facts.gp04"."""
    return f"facts.{name}" if name in knowledge.facts else f"effects.{name}"


def verified(knowledge: Knowledge, findings: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of these findings that may be spoken, each once, in their order."""
    once = dict.fromkeys(findings)
    return tuple(f for f in once if (entry := known(knowledge, f)) and entry.verified)


def sources_of(knowledge: Knowledge, findings: tuple[str, ...]) -> tuple[str, ...]:
    """Return the sources of these findings, each once, in their order; unverified ones not."""
    sources: dict[str, None] = {}
    for name in findings:
        entry = known(knowledge, name)
        if entry is not None and entry.verified:
            sources[entry.source] = None
    return tuple(sources)


def muscles_of(knowledge: Knowledge, name: str) -> tuple[str, ...]:
    """Return the muscles and groups a finding is about, those that people ask for."""
    entry = known(knowledge, name)
    named = entry.muscles if entry else ()
    return tuple(m for m in named if m in knowledge.muscles or knowledge.groups[m].asked)


def known(knowledge: Knowledge, name: str) -> Effect | Fact | None:
    """Return a finding, or None where the knowledge holds none of this id."""
    # Facts first: most questions are answered with facts alone, and reading effects takes 1 ms.
    return knowledge.facts.get(name) or knowledge.effects.get(name)
