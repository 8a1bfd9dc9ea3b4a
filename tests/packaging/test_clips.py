"""Clips on their way into a stage's bucket: once, under their version; none that is for tests."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.stub import Stubber

from deployment import clips
from skill.audio.opening import open_tracks
from tests.audio.made import walk, write_library
from tests.cloud import Server

_NUMBERS = count()
#: What CloudFormation tells of each resource besides.
_MADE = {
    "ResourceType": "AWS::Any::Thing",
    "LastUpdatedTimestamp": datetime(2026, 10, 5, tzinfo=UTC),
    "ResourceStatus": "CREATE_COMPLETE",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Clips of an English voice for walkers, and the same as those of a German one for tests."""
    write_library(tmp_path)
    index = json.loads((tmp_path / "index.json").read_text())
    index["de-DE"] = index["en-US"] | {"for_walkers": False}
    (tmp_path / "index.json").write_text(json.dumps(index))
    return tmp_path


@pytest.fixture
def bucket(moto: Server, aws: pytest.MonkeyPatch) -> tuple[Any, str]:
    aws.setenv("AWS_ENDPOINT_URL", moto.url)
    client, name = boto3.client("s3", region_name="us-east-1"), f"clips-{next(_NUMBERS)}"
    client.create_bucket(Bucket=name)
    return client, name


def keys(bucket: tuple[Any, str]) -> list[str]:
    found = bucket[0].list_objects_v2(Bucket=bucket[1]).get("Contents", ())
    return [entry["Key"] for entry in found]


def test_a_function_finds_what_was_uploaded_for_it(folder: Path, bucket: tuple[Any, str]) -> None:
    version = clips.version(folder)
    assert clips.upload(*bucket, folder) == 3
    assert clips.upload(*bucket, folder) == 0
    assert all(key.startswith(f"clips/{version}/") for key in keys(bucket))
    tracks = open_tracks({"WALKING_MUSCLES_AUDIO": f"s3:{bucket[1]}/{version}"})
    assert tracks is not None
    assert "/walks/" in (tracks.address(walk(60), "en-US") or "")


def test_a_voice_for_tests_stays_here(folder: Path, bucket: tuple[Any, str]) -> None:
    assert list(clips.shipped(folder)) == ["en-US"]
    clips.upload(*bucket, folder)
    (index,) = [key for key in keys(bucket) if key.endswith("index.json")]
    content = bucket[0].get_object(Bucket=bucket[1], Key=index)["Body"].read()
    assert list(json.loads(content)) == ["en-US"]


def test_older_clips_go_and_tracks_stay(folder: Path, bucket: tuple[Any, str]) -> None:
    client, name = bucket
    clips.upload(client, name, folder)
    for key in ("clips/0123456789abcdef/index.json", "walks/abc.mp3"):
        client.put_object(Bucket=name, Key=key, Body=b"x")
    assert clips.clear(client, name, keep=clips.version(folder)) == 1
    assert len(keys(bucket)) == 4
    assert clips.clear(client, name) == 4
    assert keys(bucket) == []


def test_without_clips_there_is_no_version(tmp_path: Path) -> None:
    assert clips.version(tmp_path) == ""
    assert clips.shipped(tmp_path) == {}


def test_a_stage_that_is_not_there_has_no_bucket(aws: pytest.MonkeyPatch) -> None:
    cloud = boto3.client("cloudformation", region_name="eu-west-1")
    with Stubber(cloud) as answers:
        answers.add_client_error(
            "list_stack_resources", "ValidationError", "Stack with id x does not exist"
        )
        assert clips.bucket_of(cloud, "none") is None
        page = [
            {"LogicalResourceId": name, "PhysicalResourceId": f"its-{name}", **_MADE}
            for name in ("WalkersTable", "TracksBucket")
        ]
        answers.add_response("list_stack_resources", {"StackResourceSummaries": page})
        assert clips.bucket_of(cloud, "prod") == "its-TracksBucket"
