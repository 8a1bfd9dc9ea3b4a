"""Find what in a language file would break the skill, each fault with its line and what to do."""

from __future__ import annotations

from collections.abc import Iterator

from skill.knowledge.locate import Document, Fault
from skill.languages.checks.sections import section_faults
from skill.languages.checks.settings import settings_faults
from skill.languages.checks.texts import wording_faults


def language_faults(words: Document) -> Iterator[Fault]:
    """Yield what is wrong with a language file, whatever the knowledge holds; nothing if unread."""
    if words.data is None:
        return
    yield from settings_faults(words)
    if isinstance(words.data, dict):
        yield from section_faults(words)
        yield from wording_faults(words)
