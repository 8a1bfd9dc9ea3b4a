"""Tracks in a bucket of S3: clips are read from it, a walk's track is put there and played."""

from __future__ import annotations

import hashlib
import os
from base64 import b32encode
from threading import Lock
from typing import Any

from skill.audio.clip_library import INDEX, Index, Library, loaded, read_index
from skill.audio.clips import LIST, SOUND, Clips
from skill.audio.score import compose, to_text
from skill.audio.track import track
from skill.audio.tracks import NoTrackError
from skill.coach.walk.script import Script
from skill.errors import WalkingMusclesError
from skill.memory.outage import in_time

#: Nobody waits longer for a track; the walk then does without.
SECONDS = 2.5
CONNECT_SECONDS, READ_SECONDS, ATTEMPTS = 1, 2, 2
#: How long an address can be played from.
HELD_SECONDS = 3 * 60 * 60
#: Where what is: clips by their version for good, tracks for two days.
CLIPS, WALKS = "clips", "walks"
_NAME_BYTES = 15


class BucketTracks:
    """Makes a walk's track, puts it into a closed bucket and signs an address for it.

    Region, credentials and AWS_ENDPOINT_URL come from the environment. A track is named by what is
    in it: the same walk takes the same place, and nothing of a walker is in its name.
    """

    def __init__(self, bucket: str, version: str) -> None:
        """Take the bucket, and which version of the clips in it to use."""
        self._bucket, self._version = bucket, version
        self._library = Library(self._index, self._clips)
        self._lock = Lock()
        self._made: Any = None

    def open(self) -> None:
        """Import boto3 and make its client; nothing of it waits for AWS."""
        with self._lock:
            if self._made is None:
                self._made = _client()

    @property
    def client(self) -> Any:
        """The client of boto3."""
        self.open()
        return self._made

    def address(self, script: Script, locale: str) -> str | None:
        """Put a walk's track there and return its address, None where nobody speaks the locale.

        Raises NoTrackError.
        """
        try:
            return in_time(lambda: self._put(script, locale), SECONDS)
        except WalkingMusclesError as error:
            raise NoTrackError(str(error)) from error

    def _put(self, script: Script, locale: str) -> str | None:
        if locale not in self._library.index():
            return None
        clips = self._library.of_locale(locale)
        score = compose(script, clips.list)
        key = f"{WALKS}/{_name(score, clips)}.mp3"
        self._ask(
            "put_object",
            Key=key,
            Body=track(score, clips),
            ContentType="audio/mpeg",
            CacheControl=f"private, max-age={HELD_SECONDS}, immutable",
        )
        place = {"Bucket": self._bucket, "Key": key}
        address: str = self.client.generate_presigned_url(
            "get_object", Params=place, ExpiresIn=HELD_SECONDS
        )
        return address

    def _index(self) -> Index:
        return read_index(self._get(INDEX))

    def _clips(self, folder: str) -> Clips:
        return loaded(self._get(f"{folder}/{LIST}"), self._get(f"{folder}/{SOUND}"))

    def _get(self, name: str) -> bytes:
        found = self._ask("get_object", Key=f"{CLIPS}/{self._version}/{name}")
        content: bytes = found["Body"].read()
        return content

    def _ask(self, operation: str, **values: Any) -> dict[str, Any]:
        """Call the client. Raises NoTrackError for whatever goes wrong in it."""
        client = self.client
        from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415 - is there by now

        try:
            found: dict[str, Any] = getattr(client, operation)(Bucket=self._bucket, **values)
        except ClientError as error:
            code = error.response.get("Error", {}).get("Code")
            raise NoTrackError(f"S3 refuses {operation}: {code}") from error
        except BotoCoreError as error:
            raise NoTrackError(f"S3 does not answer: {type(error).__name__}") from error
        return found


def _name(score: Any, clips: Clips) -> str:
    """Return the name of a track: of its clips and its score, and of nothing else."""
    code = f"{clips.list.version}.{to_text(score, clips.list)}"
    return b32encode(hashlib.sha256(code.encode()).digest()[:_NAME_BYTES]).decode().lower()


def _client() -> Any:
    try:
        from boto3.session import Session  # noqa: PLC0415 - slow to load, and only a walk needs it
        from botocore.config import Config  # noqa: PLC0415 - slow to load, and only a walk needs it
    except ImportError as error:
        raise NoTrackError("S3 needs boto3: pip install 'walking-muscles[dynamodb]'") from error
    config = Config(
        connect_timeout=CONNECT_SECONDS,
        read_timeout=READ_SECONDS,
        retries={"total_max_attempts": ATTEMPTS, "mode": "standard"},
        signature_version="s3v4",
    )
    region = os.environ.get("AWS_REGION")  # of which boto3 knows only the older name
    return Session(region_name=region).client("s3", config=config)
