"""Find every fault in what people edit: the knowledge, the words, and how people ask."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path

from workshop.documents import Fault, read_document
from workshop.drafts import read_asked, read_words
from workshop.knowledge.check import knowledge_faults
from workshop.languages.check import language_faults
from workshop.model.check import sentence_faults


def check(
    knowledge: Path,
    languages: Sequence[Path] = (),
    sentences: Sequence[Path] = (),
    progress: Callable[[float], None] = lambda share: None,
) -> list[Fault]:
    """Return the faults of a knowledge file, and of what languages say and hear about it.

    `languages` and `sentences` are folders; without them only the knowledge is checked. Never
    raises for what stands in a file: a missing or unreadable one is a fault too. `progress` is
    told which share is checked.
    """
    known = read_document(knowledge)
    faults = knowledge_faults(known)
    shares = (step / (len(languages) + len(sentences) + 1) for step in count(1))
    for folder in languages:
        progress(next(shares))
        words = read_words(folder)
        faults += sorted({*words.faults, *language_faults(known, words)})
    for folder in sentences:
        progress(next(shares))
        asked = read_asked(folder)
        faults += sorted({*asked.faults, *sentence_faults(asked)})
    return faults
