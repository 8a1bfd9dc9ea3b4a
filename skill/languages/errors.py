"""What can be wrong with a language."""

from __future__ import annotations


class LanguageError(Exception):
    """A language that is missing or broken; the message says what, where, and what to do."""
