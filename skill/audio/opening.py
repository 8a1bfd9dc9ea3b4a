"""Where tracks are played from, as the environment says."""

from __future__ import annotations

import re
from collections.abc import Mapping

from skill.audio.tracks import NoTracks, Tracks
from skill.errors import WalkingMusclesError

#: Settings: where tracks are played from, and where the web door's clips lie.
AUDIO, CLIPS = "WALKING_MUSCLES_AUDIO", "WALKING_MUSCLES_CLIPS"
_DOOR = re.compile(r"https://[A-Za-z0-9.-]+(:443)?(/[A-Za-z0-9._~-]+)*/?")
_BUCKET = re.compile(r"s3:([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])/([0-9a-f]{16})")


class TracksAddressError(WalkingMusclesError):
    """A setting that means no place to play tracks from; the message says what it may be."""


def open_tracks(environment: Mapping[str, str]) -> Tracks:
    """Return the tracks that an environment asks for; nothing of them is read yet.

    WALKING_MUSCLES_AUDIO is "https://HOST/audio" for a web door, which needs a salt,
    "s3:BUCKET/VERSION" for a function, or "none". Raises TracksAddressError for anything else,
    SaltError for a salt that is none.
    """
    where = environment.get(AUDIO, "").strip()
    if where in ("", "none"):
        return NoTracks()
    if match := _BUCKET.fullmatch(where):
        from skill.audio.bucket import BucketTracks  # noqa: PLC0415 - one way is never loaded for another

        return BucketTracks(*match.groups())
    if not _DOOR.fullmatch(where):
        raise TracksAddressError(
            f'{AUDIO} {where!r} is no place to play tracks from: it is "none",'
            ' "https://HOST/audio" or "s3:BUCKET/VERSION"'
        )
    from skill.audio.door import DoorTracks  # noqa: PLC0415 - see above
    from skill.audio.library import FOLDER, folder_library  # noqa: PLC0415 - see above
    from skill.memory.keys import Salts  # noqa: PLC0415 - see above

    salts = [salt for _, salt in Salts.of(environment.get("WALKING_MUSCLES_SALT")).numbered if salt]
    if not salts:
        raise TracksAddressError(
            f"{AUDIO} is set and WALKING_MUSCLES_SALT is not: without a salt anybody could have"
            " tracks made"
        )
    folder = environment.get(CLIPS, "").strip() or FOLDER
    return DoorTracks(where, salts, folder_library(folder))
