"""Build `muscles.json`, which runs, from `muscles.yaml`, which people edit.

The same input gives the same bytes.
"""

from __future__ import annotations

from pathlib import Path

from skill import sections
from skill.knowledge.errors import KnowledgeError
from skill.knowledge.load import BUILT_FILE
from skill.knowledge.locate import read_document

SOURCE_FILE = Path(__file__).with_name("muscles.yaml")


def build(source: Path = SOURCE_FILE, target: Path = Path(BUILT_FILE)) -> Path:
    """Write the knowledge of `source` (YAML) to `target` (JSON) and return `target`.

    Raises KnowledgeError when the YAML cannot be read, with every fault, and when the target
    cannot be written.
    """
    document = read_document(source)
    if document.faults or not isinstance(document.data, dict):
        faults = "\n".join(map(str, document.faults)) or f"{source} holds no sections."
        raise KnowledgeError(faults)
    try:
        target.write_text(sections.text(document.data), encoding="utf-8", newline="\n")
    except OSError as error:
        raise KnowledgeError(f"{target} cannot be written ({error.strerror}).") from error
    return target
