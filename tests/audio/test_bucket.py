"""Tracks in S3: put there once, played by a signed address, and no walk waits for a slow bucket."""

from __future__ import annotations

import threading
import urllib.request
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import boto3
import pytest
from botocore.awsrequest import AWSResponse
from botocore.exceptions import ReadTimeoutError

from skill.audio import bucket as bucket_module
from skill.audio.bucket import BucketTracks
from skill.audio.clip_library import Library, files
from skill.audio.clips import Clips
from skill.audio.frames import check
from skill.audio.opening import open_tracks
from skill.audio.score import compose
from skill.audio.track import track
from skill.audio.tracks import NoTrackError
from skill.lambda_function import of_environment
from tests.audio.made import VOICE, spoken_clips, started, url_in, walk, write_library
from tests.cloud import Server
from tests.waiting import HANGS

_NUMBERS = count()
HELD = 3 * 60 * 60


class Bucket:
    """A bucket with clips in it, and the tracks that use it."""

    def __init__(self, url: str, folder: Path, clips: Clips | None = None) -> None:
        self.name = f"walks-{next(_NUMBERS)}"
        self.client = boto3.client("s3", endpoint_url=url, region_name="eu-west-1")
        self.client.create_bucket(
            Bucket=self.name, CreateBucketConfiguration={"LocationConstraint": "eu-west-1"}
        )
        self.sounds: Library = write_library(folder, clips)
        for name in files(self.sounds.index()):
            key = f"clips/{VOICE.version}/{name}"
            self.client.put_object(Bucket=self.name, Key=key, Body=(folder / name).read_bytes())

    def tracks(self, version: str = VOICE.version) -> BucketTracks:
        found = open_tracks({"WALKING_MUSCLES_AUDIO": f"s3:{self.name}/{version}"})
        assert isinstance(found, BucketTracks)
        return found

    def walks(self) -> list[str]:
        found = self.client.list_objects_v2(Bucket=self.name, Prefix="walks/")
        return [entry["Key"] for entry in found.get("Contents", ())]

    def track(self, seconds: int) -> bytes:
        clips = self.sounds.of_locale("en-US")
        return track(compose(walk(seconds), clips.list), clips)


@pytest.fixture
def bucket(moto: Server, aws: pytest.MonkeyPatch, tmp_path: Path) -> Bucket:
    aws.setenv("AWS_ENDPOINT_URL", moto.url)
    return Bucket(moto.url, tmp_path)


def before(tracks: BucketTracks, operation: str, hook: Callable[..., AWSResponse | None]) -> None:
    """Let a hook see, or answer, what is asked of S3."""
    tracks.open()
    tracks.client.meta.events.register_first(f"before-send.s3.{operation}", hook)


def test_a_track_is_put_there_and_played_by_its_address(bucket: Bucket) -> None:
    """For three hours, as a sound that stays as it is; under a name of what is in it."""
    address = bucket.tracks().address(walk(300), "en-US") or ""
    with urllib.request.urlopen(address, timeout=5) as answer:
        assert answer.read() == bucket.track(300)
        assert answer.headers["Content-Type"] == "audio/mpeg"
        assert "immutable" in answer.headers["Cache-Control"]
    signed = parse_qs(urlsplit(address).query)
    assert signed["X-Amz-Expires"] == [str(HELD)]
    assert len(address) < 8000
    (key,) = bucket.walks()
    assert urlsplit(address).path.endswith(key)


def test_a_walk_that_a_function_starts_is_played_from_its_bucket(
    moto: Server,
    aws: pytest.MonkeyPatch,
    tmp_path: Path,
    envelope: Callable[[str], dict[str, Any]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    """From the sentence to the last frame of its twenty minutes."""
    aws.setenv("AWS_ENDPOINT_URL", moto.url)
    bucket = Bucket(moto.url, tmp_path, spoken_clips())
    where = f"s3:{bucket.name}/{VOICE.version}"
    handler = of_environment({"WALKING_MUSCLES_AUDIO": where, "WALKING_MUSCLES_STORE": ":memory:"})
    response = handler(started(envelope("intent_match_en-US")), None)
    with urllib.request.urlopen(url_in(response), timeout=5) as answer:
        assert check(answer.read()) == 50000
    assert '"faults": 0' in capsys.readouterr().out


def test_the_same_walk_takes_the_same_place(bucket: Bucket) -> None:
    for tracks in (bucket.tracks(), bucket.tracks()):
        for _ in range(2):
            tracks.address(walk(300), "en-US")
    assert len(bucket.walks()) == 1
    bucket.tracks().address(walk(360), "en-US")
    assert len(bucket.walks()) == 2


def test_clips_are_read_once_and_each_walk_is_one_put(bucket: Bucket) -> None:
    """What a warm function asks of S3."""
    tracks = bucket.tracks()
    asked: list[str] = []
    before(tracks, "*", lambda request, **_: asked.append(request.method))
    for seconds in (300, 360, 420):
        tracks.address(walk(seconds), "en-US")
    assert asked == ["GET", "GET", "GET", "PUT", "PUT", "PUT"]


def test_the_client_is_made_before_anybody_walks(bucket: Bucket) -> None:
    """Short time-outs, two attempts; and opening asks nothing of S3."""
    tracks = bucket.tracks()
    tracks.open()
    config = tracks.client.meta.config
    assert (config.connect_timeout, config.read_timeout) == (1, 2)
    assert config.retries == {"total_max_attempts": 2, "mode": "standard"}
    assert config.region_name == "eu-west-1"


def test_what_cannot_be_played_says_why(
    bucket: Bucket, aws: pytest.MonkeyPatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bucket_module, "SECONDS", HANGS)  # a busy machine may be slow to refuse
    assert bucket.tracks().address(walk(300), "fr-FR") is None  # which is no fault
    with pytest.raises(NoTrackError, match="NoSuchKey"):
        bucket.tracks("f" * 16).address(walk(300), "en-US")
    aws.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    with pytest.raises(NoTrackError, match="EndpointConnectionError"):
        bucket.tracks().address(walk(300), "en-US")


def test_a_bucket_that_refuses_or_is_silent_is_no_crash(bucket: Bucket) -> None:
    def silence(request: Any, **_: Any) -> AWSResponse:
        raise ReadTimeoutError(endpoint_url=request.url)

    tracks = bucket.tracks()
    before(tracks, "PutObject", silence)
    with pytest.raises(NoTrackError, match="ReadTimeoutError"):
        tracks.address(walk(300), "en-US")


def test_nobody_waits_longer_than_a_walk_may(
    bucket: Bucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An answer that does not come in time is given up, and the next walk is as any other."""
    tracks, wake = bucket.tracks(), threading.Event()
    before(tracks, "GetObject", lambda request, **_: wake.wait(20) and None)
    monkeypatch.setattr(bucket_module, "SECONDS", 0.2)
    with pytest.raises(NoTrackError, match=r"no answer within 0\.2 seconds"):
        tracks.address(walk(300), "en-US")
    wake.set()
    monkeypatch.setattr(bucket_module, "SECONDS", 20)
    assert tracks.address(walk(300), "en-US")
