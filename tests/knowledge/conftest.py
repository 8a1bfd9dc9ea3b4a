"""The knowledge, built afresh from the file that people edit."""

from __future__ import annotations

import pytest

from skill.knowledge.load import load
from skill.knowledge.model import Knowledge
from workshop.knowledge.build import build


@pytest.fixture(scope="session")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    return load(build(target=tmp_path_factory.mktemp("knowledge") / "muscles.json"))
