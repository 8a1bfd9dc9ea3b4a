"""A submission with nothing wrong in it, to be spoilt in one place."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from alexa_desk.command.desk import Desk
from commands.desk import open_desk
from store.publisher import Publisher, read_publisher
from store.submission import Submission, read_submission

SKILL_ID = "amzn1.ask.skill.22222222-2222-4222-8222-222222222222"
OTHER_ID = "amzn1.ask.skill.11111111-1111-4111-8111-111111111111"
ARN = "arn:aws:lambda:eu-west-1:123456789012:function:walking-muscles-prod-skill:snapstart"
PUBLISHED = f"""operator: Jane Doe
contact: jane@example.com
skill_id: {SKILL_ID}
privacy: https://muscles.example.com/privacy
endpoint: {ARN}
"""

Publish = Callable[[str], Publisher]


@pytest.fixture
def publish(tmp_path: Path) -> Publish:
    """Reads a publisher.yaml of this text; nothing was deployed."""

    def read(text: str) -> Publisher:
        (tmp_path / "publisher.yaml").write_text(text, "utf-8")
        return read_publisher(tmp_path / "publisher.yaml", tmp_path / "deployed.json")

    return read


@pytest.fixture(scope="session")
def whole() -> Submission:
    """The project's own submission, as it is read."""
    return read_submission()


@pytest.fixture(scope="session")
def desk() -> Desk:
    """The skill on the desk: it learns a locale's model once."""
    return open_desk(":memory:")


@pytest.fixture
def submission(whole: Submission, publish: Publish) -> Submission:
    """The project's own submission with a publisher."""
    return whole._replace(publisher=publish(PUBLISHED))


def spoilt(submission: Submission, language: str, **texts: Any) -> Submission:
    """The submission with other texts in a language."""
    document = copy.copy(submission.texts[language])
    document = type(document)(document.file, document.data | texts, document.places)
    return submission._replace(texts={**submission.texts, language: document})
