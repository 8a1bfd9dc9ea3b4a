"""Where a function's tracks are played from, as its environment says."""

from __future__ import annotations

import re
from collections.abc import Mapping

from skill.audio.tracks import NoTrackError, Tracks

#: The setting that says where tracks are played from.
AUDIO = "WALKING_MUSCLES_AUDIO"
_BUCKET = re.compile(r"s3:([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])/([0-9a-f]{16})")


class TracksAddressError(NoTrackError):
    """A setting that means no place to play tracks from; the message says what it may be."""


def open_tracks(environment: Mapping[str, str]) -> Tracks | None:
    """Return the tracks that an environment asks for, None for none; nothing of them is read yet.

    WALKING_MUSCLES_AUDIO is "s3:BUCKET/VERSION" or "none"; the web door has tracks of its own
    besides (`skill.audio.door.open_door`). Raises TracksAddressError for anything else.
    """
    where = environment.get(AUDIO, "").strip()
    if where in ("", "none"):
        return None
    match = _BUCKET.fullmatch(where)
    if match is None:
        raise TracksAddressError(
            f'{AUDIO} {where!r} is no place to play tracks from: it is "none",'
            ' "s3:BUCKET/VERSION", or at a web door "https://HOST/audio"'
        )
    from skill.audio.bucket import BucketTracks  # noqa: PLC0415 - nothing of S3 without a bucket

    return BucketTracks(*match.groups())
