"""Texts, models and locales belong together (M-02)."""

from __future__ import annotations

from collections.abc import Iterator

from store.rules.fault import Fault, broken
from store.submission import Submission


def complete(submission: Submission) -> Iterator[Fault]:
    """Every locale that has a model has texts, and the reverse."""
    spoken = {locale[:2] for locale in submission.models}
    for language in sorted(spoken - submission.texts.keys()):
        remedy = f"write store/languages/{language}.yaml"
        yield broken(submission.store, (), "M-02", f"there are no texts in {language!r}", remedy)
    for language in sorted(submission.texts.keys() - spoken):
        document = submission.texts[language]
        problem = f"there is no model of a locale in {language!r}"
        remedy = "run `walking-muscles build`, or take the file away"
        yield broken(document, (), "M-02", problem, remedy)
