"""The CloudFormation that osls makes of serverless.yml, and what no rehearsal would notice."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from deployment import target_python, templates
from deployment.preflight import REGIONS
from skill.alexa import journal
from skill.audio import bucket as tracks

Resources = Callable[[str], dict[str, Any]]
BUCKET = {"Fn::GetAtt": ["TracksBucket", "Arn"]}
CLIPS = {"Fn::Join": ["", ["s3:", {"Ref": "TracksBucket"}, "/", {"Ref": "ClipsVersion"}]]}


@pytest.fixture(scope="module")
def resources() -> Resources:
    """Returns the resources of a stage's template, by their logical ids."""
    read = {stage: templates.read(stage)["Resources"] for stage in templates.STAGES}
    return read.__getitem__


def test_they_are_made_of_what_is_there() -> None:
    """Whoever changes serverless.yml runs `make cloud`; each night they are made anew."""
    made = {templates.read(stage)["Metadata"]["MadeOf"] for stage in templates.STAGES}
    assert made == {templates.digest()}, "run `make cloud`"


def test_cfn_lint_has_nothing_to_say() -> None:
    """No error and no warning in any of Alexa's regions; W3005 is a DependsOn too many by osls."""
    command = [str(Path(sys.executable).with_name("cfn-lint")), "-i", "W3005", "-r", *REGIONS]
    files = [str(templates.path(stage)) for stage in templates.STAGES]
    done = subprocess.run([*command, "--", *files], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_the_function_is_what_the_platform_wants(resources: Resources) -> None:
    """Its Python, its processor, its limits; and it knows its skill, store and salt."""
    function = resources("prod")["SkillLambdaFunction"]["Properties"]
    assert function["Runtime"] == f"python{target_python.WANTED}"
    assert function["Architectures"] == ["arm64"]
    assert (function["Timeout"], function["MemorySize"]) == (7, 512)
    assert function["Handler"] == "skill.lambda_function.handler"
    assert function["Environment"]["Variables"] == {
        "ALEXA_SKILL_ID": templates.SKILL_ID,
        "WALKING_MUSCLES_STORE": {"Fn::Join": ["", ["dynamodb:", {"Ref": "WalkersTable"}]]},
        "WALKING_MUSCLES_AUDIO": {"Fn::If": ["ThereAreClips", CLIPS, "none"]},
        "WALKING_MUSCLES_SALT": "{{resolve:ssm:/walking-muscles/prod/salt}}",
    }


def test_the_log_ends(resources: Resources) -> None:
    """What is logged is gone after two weeks."""
    assert resources("prod")["SkillLogGroup"]["Properties"]["RetentionInDays"] == 14


@pytest.mark.parametrize(("stage", "alias"), [("dev", ""), ("prod", "snapstart")])
def test_alexa_may_invoke_just_what_the_endpoint_names(
    stage: str, alias: str, resources: Resources
) -> None:
    """With SnapStart permission and endpoint are of the alias; only our skill has permission."""
    found = resources(stage)
    permissions = [r for r in found.values() if r["Type"] == "AWS::Lambda::Permission"]
    arn = {"Fn::GetAtt": ["SkillLambdaFunction", "Arn"]}
    assert [permission["Properties"] for permission in permissions] == [
        {
            "FunctionName": {"Fn::Join": [":", [arn, alias]]} if alias else arn,
            "Action": "lambda:InvokeFunction",
            "Principal": "alexa-appkit.amazon.com",
            "EventSourceToken": templates.SKILL_ID,
        }
    ]
    output = templates.read(stage)["Outputs"]["SkillEndpoint"]["Value"]
    assert output == {"Fn::Join": ["", [arn, f":{alias}" if alias else ""]]}
    aliases = [r["Properties"]["Name"] for r in found.values() if r["Type"].endswith(":Alias")]
    assert aliases == ([alias] if alias else [])
    assert ("SnapStart" in found["SkillLambdaFunction"]["Properties"]) is bool(alias)


def test_the_table_is_paid_by_use_and_can_be_brought_back(resources: Resources) -> None:
    """Records end by themselves, and yesterday's can be restored."""
    table = resources("prod")["WalkersTable"]["Properties"]
    assert table["KeySchema"] == [{"AttributeName": "id", "KeyType": "HASH"}]
    assert table["BillingMode"] == "PAY_PER_REQUEST"
    assert table["TimeToLiveSpecification"] == {"AttributeName": "expiresAt", "Enabled": True}
    assert table["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": True}


@pytest.mark.parametrize(
    ("stage", "policies"),
    [("dev", ("Delete", "Delete")), ("prod", ("RetainExceptOnCreate", "Retain"))],
)
def test_walkers_outlive_the_stack_in_production(
    stage: str, policies: tuple[str, str], resources: Resources
) -> None:
    """Removing a stage to try things in removes its table; production's stays."""
    table = resources(stage)["WalkersTable"]
    assert (table["DeletionPolicy"], table["UpdateReplacePolicy"]) == policies


def inside(folder: str) -> dict[str, Any]:
    return {"Fn::Join": ["", [BUCKET, f"/{folder}/*"]]}


def test_the_role_may_do_what_it_needs_and_no_more(resources: Resources) -> None:
    """Three things to one table, reading two folders of one bucket, one put, one log; no wildcard
    but for the names in a folder, and no other role.
    """
    found = resources("prod")
    roles = [r["Properties"] for r in found.values() if r["Type"] == "AWS::IAM::Role"]
    assert len(roles) == 1
    assert "ManagedPolicyArns" not in roles[0]
    (policy,) = roles[0]["Policies"]
    assert [(s["Action"], s["Resource"]) for s in policy["PolicyDocument"]["Statement"]] == [
        (
            [f"dynamodb:{action}Item" for action in ("Get", "Update", "Delete")],
            {"Fn::GetAtt": ["WalkersTable", "Arn"]},
        ),
        ("s3:GetObject", [inside("clips"), inside("walks")]),
        ("s3:PutObject", inside("walks")),
        (
            ["logs:CreateLogStream", "logs:PutLogEvents"],
            {"Fn::GetAtt": ["SkillLogGroup", "Arn"]},
        ),
    ]


def test_tracks_are_closed_to_the_public_and_gone_after_two_days(resources: Resources) -> None:
    """The folders are those that the skill uses; clips stay."""
    bucket = resources("prod")["TracksBucket"]["Properties"]
    assert set(bucket["PublicAccessBlockConfiguration"].values()) == {True}
    assert len(bucket["PublicAccessBlockConfiguration"]) == 4
    (rule,) = bucket["LifecycleConfiguration"]["Rules"]
    assert (rule["Prefix"], rule["ExpirationInDays"], rule["Status"]) == ("walks/", 2, "Enabled")
    assert (tracks.WALKS, tracks.CLIPS) == ("walks", "clips")


def test_alarms_ring_for_failures_and_slowness(resources: Resources) -> None:
    """Failures, apologies and the slowest hundredth of the answers, told to the same topic."""
    found = resources("prod")
    alarms = [r["Properties"] for r in found.values() if r["Type"] == "AWS::CloudWatch::Alarm"]
    named = {
        alarm["MetricName"]: alarm.get("Statistic") or alarm["ExtendedStatistic"]
        for alarm in alarms
    }
    assert named == {"Errors": "Sum", "Duration": "p99", "faults": "Sum"}
    for alarm in alarms:
        counted_by_lambda = alarm["MetricName"] != "faults"
        assert alarm["Namespace"] == ("AWS/Lambda" if counted_by_lambda else journal.NAMESPACE)
        name = "FunctionName" if counted_by_lambda else "function"
        assert alarm["Dimensions"] == [{"Name": name, "Value": {"Ref": "SkillLambdaFunction"}}]
        # Else it would wait for a thousand answers in five minutes.
        assert alarm.get("EvaluateLowSampleCountPercentile", "evaluate") == "evaluate"
        assert alarm["AlarmActions"] == [{"Ref": "AlarmTopic"}]
        assert alarm["TreatMissingData"] == "notBreaching"
