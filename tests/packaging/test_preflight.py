"""What a deploy looks at before it changes anything."""

from __future__ import annotations

from typing import Any

import pytest

from deployment import preflight
from tests.packaging.conftest import SKILL_ID


class ParameterNotFound(Exception):  # noqa: N818 - as the client has it
    """As the client of SSM raises it."""


class Parameters:
    """The parameters of an account, behind the two calls that are made."""

    class exceptions:  # noqa: N801 - as the client has it
        ParameterNotFound = ParameterNotFound

    def __init__(self) -> None:
        self.kept: dict[str, dict[str, Any]] = {}

    def get_parameter(self, Name: str) -> dict[str, Any]:  # noqa: N803
        if Name not in self.kept:
            raise ParameterNotFound
        return self.kept[Name]

    def put_parameter(self, **given: Any) -> None:
        assert given["Name"] not in self.kept
        self.kept[given["Name"]] = given


def test_nothing_is_missing() -> None:
    """A skill id, a stage and a region that Alexa calls are all that is asked for."""
    assert preflight.missing(SKILL_ID, "prod", "eu-west-1") == []


@pytest.mark.parametrize(
    ("skill_id", "stage", "region", "told"),
    [
        ("", "prod", "eu-west-1", ["SKILL_ID is missing"]),
        ("amzn1.ask.skill.", "prod", "eu-west-1", ["SKILL_ID 'amzn1.ask.skill.' is none"]),
        (SKILL_ID, "PROD!", "eu-west-1", ["STAGE 'PROD!' is none"]),
        (SKILL_ID, "prod", "eu-central-1", ["REGION 'eu-central-1' is none that Alexa calls"]),
        ("", "", "", ["SKILL_ID is missing", "STAGE '' is none", "REGION '' is none"]),
    ],
)
def test_everything_missing_is_told_at_once(
    skill_id: str, stage: str, region: str, told: list[str]
) -> None:
    """Each fault is one sentence that begins with the setting."""
    found = preflight.missing(skill_id, stage, region)
    assert len(found) == len(told)
    assert all(line.startswith(start) for line, start in zip(found, told, strict=True))


def test_the_salt_is_made_once() -> None:
    """A stage's salt is random, and stays as it is at the next deploy."""
    parameters = Parameters()
    assert preflight.ensure_salt(lambda _: parameters, "prod")
    kept = dict(parameters.kept)
    assert not preflight.ensure_salt(lambda _: parameters, "prod")
    assert parameters.kept == kept
    assert len(kept["/walking-muscles/prod/salt"]["Value"]) == 64
