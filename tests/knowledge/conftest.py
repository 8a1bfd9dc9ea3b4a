"""The knowledge, built afresh from the file that people edit."""

from __future__ import annotations

from pathlib import Path

import pytest

from skill.knowledge.build import build
from skill.knowledge.load import load
from skill.knowledge.model import Knowledge


@pytest.fixture(scope="session")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    return load(build(target=tmp_path_factory.mktemp("knowledge") / "muscles.json"))


@pytest.fixture
def small() -> Path:
    """A whole knowledge file of one entry per section."""
    return Path(__file__).with_name("small.yaml")


@pytest.fixture
def small_words() -> Path:
    """The words that go with the small file."""
    return Path(__file__).with_name("small_words.yaml")
