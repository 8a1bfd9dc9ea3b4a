"""Find every fault in a knowledge file at once, each with its line and with what to do."""

from __future__ import annotations

from workshop.documents import Document, Fault
from workshop.knowledge.evidence import evidence_faults
from workshop.knowledge.references import reference_faults
from workshop.paths import KNOWLEDGE_SCHEMA
from workshop.shape import shape_faults


def knowledge_faults(knowledge: Document) -> list[Fault]:
    """Return the faults of a knowledge file, in the order of its lines."""
    if knowledge.data is None:
        return knowledge.faults
    if not isinstance(knowledge.data, dict):
        return [knowledge.fault((), "the file holds no sections; start with `version: 1`")]
    return sorted(
        {
            *knowledge.faults,
            *shape_faults(knowledge, KNOWLEDGE_SCHEMA),
            *reference_faults(knowledge),
            *evidence_faults(knowledge),
        }
    )
