"""The store's texts: how long, in which signs, in which words (T-01 to T-07)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from store.manifest import instructions_for_testers
from store.rules.fault import Fault, broken
from store.rules.words import CLAIMS, FORBIDDEN
from store.submission import Submission
from workshop.documents import Document

#: The least and the most characters of a text.
LENGTHS = {"name": (2, 50), "summary": (1, 160), "description": (1, 4000), "news": (1, 4000)}
MOST_KEYWORDS, MOST_KEYWORD_CHARACTERS = 30, 150
MOST_TESTING = 4000
_MARKUP = re.compile(r"<\w+|</|\*\*|__|`|^#+ |\]\(|https?://|www\.", re.M)
#: Unicode categories of what a plain text holds: letters, marks, digits, punctuation, spaces.
_PLAIN = "LMNPZ"


def lengths(submission: Submission) -> Iterator[Fault]:
    """Every text is there and short enough."""
    for language, document in submission.texts.items():
        for name, (least, most) in LENGTHS.items():
            length = len(document.data[name].strip())
            if not least <= length <= most:
                problem = f"{language} {name} has {length} characters"
                remedy = f"write {least} to {most}"
                yield broken(document, (name,), "T-01", problem, remedy)


def keywords(submission: Submission) -> Iterator[Fault]:
    """Not too many keywords, and none twice."""
    for document in submission.texts.values():
        words = [word.lower() for word in document.data["keywords"]]
        whole = len(" ".join(words))
        if not 1 <= len(words) <= MOST_KEYWORDS or whole > MOST_KEYWORD_CHARACTERS:
            problem = f"{len(words)} keywords of {whole} characters together"
            remedy = f"give 1 to {MOST_KEYWORDS} of at most {MOST_KEYWORD_CHARACTERS}"
            yield broken(document, ("keywords",), "T-02", problem, remedy)
        for at, word in enumerate(words):
            if word in words[:at]:
                yield broken(
                    document, ("keywords", at), "T-02", f"'{word}' stands here twice", "keep one"
                )


def signs(submission: Submission) -> Iterator[Fault]:
    """Plain text without markup and emoji, in every text."""
    for document in submission.texts.values():
        for name in LENGTHS:
            text = document.data[name]
            odd = [sign for sign in text if unicodedata.category(sign)[0] not in _PLAIN + "C"]
            found = [*_MARKUP.findall(text), *odd]
            if found:
                problem = f"{name} holds {found[0]!r}"
                yield broken(document, (name,), "T-03", problem, "write plain text")


def words(submission: Submission) -> Iterator[Fault]:
    """No word that certification refuses, and no claim about health."""
    for language, document in submission.texts.items():
        for rule, lists in (("T-04", FORBIDDEN), ("T-06", CLAIMS)):
            for name in (*LENGTHS, "keywords"):
                text = document.data[name]
                text = " ".join(text) if isinstance(text, list) else text
                if found := lists[language].search(text) if language in lists else None:
                    problem = f"{name} says {found[0]!r}"
                    yield broken(document, (name,), rule, problem, "say it in other words")


def disclaimer(submission: Submission) -> Iterator[Fault]:
    """Every description holds the words of its disclaimer."""
    for document in submission.texts.values():
        phrase = document.data["disclaimer"].lower()
        if not phrase or phrase not in " ".join(document.data["description"].lower().split()):
            problem = f"the description does not say {phrase!r}"
            yield broken(document, ("description",), "T-05", problem, "put it in")
    yield from _english(submission.texts.get("en"))


def testing(submission: Submission) -> Iterator[Fault]:
    """What a tester is told fits the field."""
    length = len(instructions_for_testers(submission))
    if length > MOST_TESTING:
        problem = f"the testing instructions have {length} characters"
        yield broken(
            submission.store, ("testing",), "T-07", problem, f"write at most {MOST_TESTING}"
        )


def _english(document: Document | None) -> Iterator[Fault]:
    """Reviewers look for these very words in English."""
    wanted = "not a substitute for professional advice"
    if document and document.data["disclaimer"] != wanted:
        problem = f"the disclaimer is not {wanted!r}"
        yield broken(document, ("disclaimer",), "T-05", problem, "reviewers look for these words")
