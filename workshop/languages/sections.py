"""Does a language hold the texts that the code asks for by name, and no section in vain?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from workshop.documents import Document, Fault
from workshop.languages.named import asked
from workshop.languages.subjects import FILES, NAMED_SECTIONS
from workshop.languages.wordings import SEQUENCE
from workshop.nearest import advice


def section_faults(words: Document) -> Iterator[Fault]:
    """Yield every text that is missing though the code names it, and what nobody asks for."""
    for section in map(str, words.data):
        if section not in FILES:
            hint = advice(section, FILES, "take it out")
            yield words.fault((section,), f"there is no section '{section}'; {hint}")
        elif words.is_folder:
            yield from _misplaced(words, section)
    for section in NAMED_SECTIONS:
        yield from _section(words, section)


def _misplaced(words: Document, section: str) -> Iterator[Fault]:
    """A section in the file of another subject would be looked for in vain."""
    right = f"{FILES[section]}.yaml"
    if Path(words.place((section,))[0]).name != right:
        message = f"the section '{section}' belongs into {right}; move it there"
        yield words.fault((section,), message)


def _section(words: Document, section: str) -> Iterator[Fault]:
    texts, known = words.data.get(section), asked(section)
    needed = _needed(section, known)
    if section not in words.data:
        message = f"the section '{section}' is missing; write it into {FILES[section]}.yaml"
        message += f" ({', '.join(needed)})"
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
