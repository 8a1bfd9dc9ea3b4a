"""A talk at Alexa's door, and what is heard in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from skill.lambda_function import Handler
from skill.languages.words import Languages, Words
from tests.alexa.talk import Talk
from tests.languages.wordings import wordings


@pytest.fixture
def talk(handler: Handler) -> Talk:
    """A talk that was launched."""
    begun = Talk(handler)
    begun.ask()
    return begun


@pytest.fixture(scope="module")
def english(languages: Languages) -> Words:
    return languages.words("en-US")


@pytest.fixture
def says(english: Words) -> Callable[[str, str], bool]:
    """Tells whether an answer holds one of the wordings of a text."""
    return lambda answer, key: any(text in answer for text in wordings(english, key))
