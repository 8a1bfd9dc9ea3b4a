"""Does a language file hold the texts that the code asks for by name, and no section in vain?"""

from __future__ import annotations

from collections.abc import Iterator

from skill.knowledge.checks.nearest import advice
from skill.knowledge.checks.texts import ASPECTS
from skill.knowledge.locate import Document, Fault
from skill.languages.build import SEQUENCE
from skill.languages.checks.named import SECTIONS, asked
from skill.languages.checks.settings import NOT_TEXTS


def section_faults(words: Document) -> Iterator[Fault]:
    """Yield every text that is missing though the code names it, and what nobody asks for."""
    known = (*NOT_TEXTS, *SECTIONS, *ASPECTS)
    for section in words.data:
        if section not in known:
            hint = advice(str(section), known, "take it out")
            message = f"there is no section '{section}'; {hint}"
            yield words.fault((str(section),), message)
    for section in SECTIONS:
        yield from _section(words, section)


def _section(words: Document, section: str) -> Iterator[Fault]:
    texts, known = words.data.get(section), asked(section)
    needed = _needed(section, known)
    if section not in words.data:
        message = f"the section '{section}' is missing; write it ({', '.join(needed)})"
        yield words.fault((), message)
    elif not isinstance(texts, dict):
        message = f"{section}: this must hold {', '.join(needed)}; write them as keys"
        yield words.fault((section,), message)
    else:
        for key in needed:
            if key not in texts:
                message = f"{section}.{key}: the text is missing; write it"
                yield words.fault((section, key), message)
        for key in texts:
            if key not in known:
                hint = advice(str(key), known, "take it out")
                message = f"{section}.{key}: nobody asks for this text; {hint}"
                yield words.fault((section, str(key)), message)


def _needed(section: str, known: frozenset[str]) -> list[str]:
    """Of these keys those without which the skill falls silent."""
    if section == "reprompts":
        return ["general"]
    return sorted(known - {SEQUENCE})
