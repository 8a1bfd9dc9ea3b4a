"""Every language has its privacy page, and nothing that is told contradicts it (C-01)."""

from __future__ import annotations

from collections.abc import Iterator

from store.rules.fault import Fault, broken
from store.submission import Submission
from workshop.pages import sources


def pages(submission: Submission) -> Iterator[Fault]:
    """Each language of the store has a page; that it says all is seen to when it is built."""
    for language in sorted(submission.texts.keys() - sources().keys()):
        problem = f"there is no privacy page in {language!r}"
        remedy = f"translate PRIVACY.md to PRIVACY.{language}.md"
        yield broken(submission.texts[language], (), "C-01", problem, remedy)


def kept(submission: Submission) -> Iterator[Fault]:
    """What is said of children, advertisements and health is what a skill like this can say."""
    declares = submission.store.data["declares"]
    for name in ("child_directed", "ads", "health_info"):
        if declares[name]:
            problem = f"{name} is declared, and the privacy page says otherwise"
            yield broken(
                submission.store, ("declares", name), "C-01", problem, "say what PRIVACY.md says"
            )
