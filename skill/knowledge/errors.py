"""What can go wrong with the knowledge, in words for people."""

from __future__ import annotations


class KnowledgeError(Exception):
    """The knowledge cannot be read. The message says what is wrong and what to do."""
