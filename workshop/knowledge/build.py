"""Build `muscles.json`, which runs, from `muscles.yaml`, which people edit.

The same input gives the same bytes.
"""

from __future__ import annotations

from pathlib import Path

from skill import sections
from skill.errors import ContentError
from skill.knowledge.load import BUILT_FILE
from workshop.documents import BrokenContentError, read_document
from workshop.paths import KNOWLEDGE_FILE


def build(source: Path = KNOWLEDGE_FILE, target: Path = Path(BUILT_FILE)) -> Path:
    """Write the knowledge of `source` (YAML) to `target` (JSON) and return `target`.

    Raises BrokenContentError when the YAML cannot be read, with every fault, and ContentError
    when the target cannot be written.
    """
    document = read_document(source)
    if document.faults or not isinstance(document.data, dict):
        raise BrokenContentError(document.faults or [document.fault((), "this holds no sections")])
    try:
        target.write_text(sections.text(document.data), encoding="utf-8", newline="\n")
    except OSError as error:
        raise ContentError(f"{target}: cannot be written ({error.strerror})") from error
    return target
