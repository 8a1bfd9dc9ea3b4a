"""Find every fault in a knowledge file at once, each with its line and with what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from skill.knowledge.build import SOURCE_FILE
from skill.knowledge.checks.evidence import evidence_faults
from skill.knowledge.checks.references import reference_faults
from skill.knowledge.checks.shape import shape_faults
from skill.knowledge.checks.texts import text_faults
from skill.knowledge.locate import Document, Fault, read_document


def check(
    path: Path = SOURCE_FILE,
    languages: Sequence[Path] = (),
    also: Callable[[Document], Iterable[Fault]] = lambda _: (),
) -> list[Fault]:
    """Return the faults of a knowledge file, and of what the language files say about it.

    Without language files only the knowledge itself is checked. `also` finds faults of a language
    file that have nothing to do with the knowledge. Never raises for what stands in a file: a
    missing or unreadable file is a fault too.
    """
    document = read_document(path)
    faults = _knowledge_faults(document)
    for language in languages:
        words = read_document(language)
        faults += sorted({*words.faults, *text_faults(document, words), *also(words)})
    return faults


def _knowledge_faults(document: Document) -> list[Fault]:
    if document.data is None:
        return document.faults
    if not isinstance(document.data, dict):
        return [document.fault((), "the file holds no sections; start with `version: 1`")]
    return sorted(
        {
            *document.faults,
            *shape_faults(document),
            *reference_faults(document),
            *evidence_faults(document),
        }
    )
