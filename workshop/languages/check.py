"""Find every fault in a language's words, each with its line and with what to do."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.documents import Document, Fault
from workshop.languages.called import called_faults
from workshop.languages.ids import id_faults
from workshop.languages.sections import section_faults
from workshop.languages.settings import settings_faults
from workshop.languages.spoken import spoken_faults
from workshop.languages.wordings import wording_faults


def language_faults(knowledge: Document, words: Document) -> Iterator[Fault]:
    """Yield what is wrong with a language's words; nothing of what could not be read.

    How texts sound, and what words mean, is looked at once they are all there.
    """
    if words.data is None:
        return
    faults = list(settings_faults(words))
    if isinstance(words.data, dict):
        faults += id_faults(knowledge, words)
        faults += section_faults(words)
        faults += wording_faults(words)
    yield from faults or (*spoken_faults(words), *called_faults(knowledge, words))
