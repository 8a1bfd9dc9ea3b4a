"""What a deploy looks at before it changes anything."""

from __future__ import annotations

from typing import Any

import pytest

from deployment import preflight
from deployment.endpoint import endpoint
from deployment.templates import SKILL_ID
from tests.store.conftest import ARN


class ParameterNotFound(Exception):  # noqa: N818 - as the client has it
    """As the client of SSM raises it."""


class Parameters:
    """The parameters of an account, behind the two calls that are made."""

    class exceptions:  # noqa: N801 - as the client has it
        ParameterNotFound = ParameterNotFound

    def __init__(self) -> None:
        self.kept: dict[str, dict[str, Any]] = {}

    def get_parameter(self, Name: str) -> dict[str, Any]:  # noqa: N803 - as the client has it
        if Name not in self.kept:
            raise ParameterNotFound
        return self.kept[Name]

    def put_parameter(self, **given: Any) -> None:
        assert given["Name"] not in self.kept
        self.kept[given["Name"]] = given


class NoSuchStack(Exception):  # noqa: N818 - as the client has it
    """As the client of CloudFormation raises it."""


class Stacks:
    """The stacks of an account, behind the one call that is made."""

    class exceptions:  # noqa: N801 - as the client has it
        ClientError = NoSuchStack

    def __init__(self, **parameters: str) -> None:
        self.parameters = parameters

    def describe_stacks(self, StackName: str) -> dict[str, Any]:  # noqa: N803 - as the client has it
        if not self.parameters:
            raise NoSuchStack(f"Stack with id {StackName} does not exist")
        told = [{"ParameterKey": k, "ParameterValue": v} for k, v in self.parameters.items()]
        return {"Stacks": [{"Parameters": told}]}


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


@pytest.mark.parametrize(
    ("stack", "salted", "alarm_email", "told"),
    [
        (Stacks(), False, "", []),
        (Stacks(WhoIsTold=""), True, "", []),
        (Stacks(WhoIsTold="you@example.com"), True, "you@example.com", []),
        (Stacks(WhoIsTold="you@example.com"), True, "nobody", []),
        (
            Stacks(WhoIsTold="you@example.com"),
            True,
            "",
            ["ALARM_EMAIL is missing: alarms go to you"],
        ),
        (Stacks(WhoIsTold=""), False, "", ["/walking-muscles/prod/salt is gone from SSM"]),
    ],
)
def test_what_a_deploy_would_lose(
    stack: Stacks, salted: bool, alarm_email: str, told: list[str]
) -> None:
    """Nobody loses their alarms or their walkers by leaving something out."""
    parameters = Parameters()
    clients = {"cloudformation": stack, "ssm": parameters}.__getitem__
    if salted:
        preflight.ensure_salt(clients, "prod")
    found = preflight.would_lose(clients, "prod", alarm_email)
    assert len(found) == len(told)
    assert all(line.startswith(start) for line, start in zip(found, told, strict=True))


class NotFound(Exception):  # noqa: N818 - as the client of Lambda raises it
    """There is no such function, or no such alias."""


class Cloud:
    """A stage that is there, behind the calls that are made of CloudFormation and of Lambda."""

    class exceptions:  # noqa: N801 - as the client has it
        ClientError = NoSuchStack
        ResourceNotFoundException = NotFound

    def __init__(self, *, outputs: bool, function: bool = False, alias: bool = False) -> None:
        self.outputs, self.function, self.alias = outputs, function, alias

    def describe_stacks(self, StackName: str) -> dict[str, Any]:  # noqa: N803 - as the client has it
        output = {"OutputKey": "SkillEndpoint", "OutputValue": ARN}
        return {"Stacks": [{"Outputs": [output]} if self.outputs else {}]}

    def get_alias(self, **asked: str) -> dict[str, str]:
        if not self.alias:
            raise NotFound
        return {"AliasArn": f"arn:{asked['FunctionName']}:{asked['Name']}"}

    def get_function_configuration(self, **asked: str) -> dict[str, str]:
        if not self.function:
            raise NotFound
        return {"FunctionArn": f"arn:{asked['FunctionName']}"}


@pytest.mark.parametrize(
    ("cloud", "found"),
    [
        (Cloud(outputs=True), ARN),
        (Cloud(outputs=False, function=True), "arn:walking-muscles-dev-skill"),
        (Cloud(outputs=False, alias=True), "arn:walking-muscles-dev-skill:snapstart"),
        (Cloud(outputs=False), ""),
    ],
)
def test_the_endpoint_is_what_the_stack_says_or_the_function(cloud: Cloud, found: str) -> None:
    """For the package of the store; nothing for a stage that is not there."""
    assert endpoint(lambda service: cloud, "dev") == found
