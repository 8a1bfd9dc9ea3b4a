"""A walk's track has an address that tells nothing of a walker, and that nobody can make up."""

from __future__ import annotations

from pathlib import Path

import pytest

from skill.audio.bucket import BucketTracks
from skill.audio.clip_library import Library, folder_library
from skill.audio.door import DoorTracks, open_door
from skill.audio.names import LONGEST, code_of, name_of
from skill.audio.opening import TracksAddressError
from skill.audio.score import compose
from skill.audio.tracks import NoTrackError
from skill.coach.walk.script import Cue, Phase, Script
from tests.audio.made import VOICE, walk, write_library

BASE = "https://walk.example.com/audio"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return write_library(tmp_path_factory.mktemp("library"))


@pytest.fixture(scope="module")
def tracks(library: Library) -> DoorTracks:
    return DoorTracks(BASE, ["pepper", "old"], library)


def name_in(address: str | None) -> str:
    assert address is not None
    return address.removeprefix(f"{BASE}/")


def test_an_address_means_its_track(tracks: DoorTracks, library: Library) -> None:
    """Without anything kept in between, and the same walk always has the same."""
    script = walk(1200)
    address = tracks.address(script, "en-US")
    assert address == tracks.address(script, "en-US")
    found = tracks.find(name_in(address))
    assert found is not None
    assert found.clips.list.version == VOICE.version
    assert found.score == compose(script, library.of_locale("en-US").list)


def test_two_hours_fit_into_an_address(tracks: DoorTracks) -> None:
    script = walk(7200)
    assert len(name_in(tracks.address(script, "en-US"))) < LONGEST


def test_a_name_by_an_older_salt_still_means_its_track(library: Library) -> None:
    older = DoorTracks(BASE, ["old"], library)
    newer = DoorTracks(BASE, ["pepper", "old"], library)
    assert newer.find(name_in(older.address(walk(300), "en-US")))
    assert not older.find(name_in(newer.address(walk(300), "en-US")))


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".mp3",
        "1.2-aaaaaaaaaaaaaaaa.mp3",
        name_of("1.2", "pepper")[:-1],
        name_of("1.2", "pepper").upper(),
        name_of("1.2", "pepper") + "\n",
        name_of("1.2", "salt"),
        name_of("g", "pepper"),
        name_of("0" * (LONGEST + 1), "pepper"),
        "x" * 100_000,
    ],
)
def test_a_name_of_somebody_elses_means_nothing(name: str) -> None:
    """It is turned away before any clip is looked at."""

    def nothing(*_: object) -> None:
        raise AssertionError("clips were asked for")

    strict = DoorTracks(BASE, ["pepper"], Library(nothing, nothing))  # type: ignore[arg-type]
    assert strict.find(name) is None


@pytest.mark.parametrize("code", ["1.2", f"{VOICE.version}.ffff", f"{VOICE.version}.", "0" * 16])
def test_a_name_of_ours_for_other_clips_means_nothing(code: str, tracks: DoorTracks) -> None:
    """Of before a change of the clips, or of another server with the same salt."""
    name = name_of(code, "pepper")
    assert code_of(name, ["pepper"]) == code
    assert tracks.find(name) is None


def test_what_cannot_be_played_says_why(tracks: DoorTracks, tmp_path: Path) -> None:
    script = walk(300)
    assert tracks.address(script, "fr-FR") is None  # which is no fault
    with pytest.raises(NoTrackError, match=r"no clips in .*: run `make audio`"):
        DoorTracks(BASE, ["pepper"], folder_library(tmp_path)).address(script, "en-US")
    with pytest.raises(NoTrackError, match=r"no clip walk\.unheard\.1"):
        tracks.address(script._replace(cues=(Cue(0, "tip", "walk.unheard.1", ()),)), "en-US")
    crowded = tuple(Phase("easy", at, at + 1, 100 + at % 2 * 5) for at in range(600))
    with pytest.raises(NoTrackError, match="too long for its address"):
        tracks.address(Script(600, crowded, ()), "en-US")


def test_clips_that_are_rendered_later_are_found(tmp_path: Path) -> None:
    tracks = DoorTracks(BASE, ["pepper"], folder_library(tmp_path))
    with pytest.raises(NoTrackError):
        tracks.address(walk(300), "en-US")
    write_library(tmp_path)
    assert tracks.address(walk(300), "en-US")


def test_the_environment_says_where_tracks_are() -> None:
    salted = {"WALKING_MUSCLES_SALT": "pepper", "WALKING_MUSCLES_CLIPS": "/nowhere"}
    for where in ("", "none"):
        assert open_door({"WALKING_MUSCLES_AUDIO": where}) is None
    for where in (BASE, f"{BASE}/", "https://walk.example.com:443"):
        assert isinstance(open_door({**salted, "WALKING_MUSCLES_AUDIO": where}), DoorTracks)
    bucket = {"WALKING_MUSCLES_AUDIO": f"s3:walks-of-ours/{VOICE.version}"}
    assert isinstance(open_door(bucket), BucketTracks)


@pytest.mark.parametrize(
    "where", ["http://walk.example.com", "https://", "s3:", "s3:b/0123456789abcdef", "x"]
)
def test_a_place_that_is_none_says_what_it_may_be(where: str) -> None:
    with pytest.raises(TracksAddressError, match="is no place to play tracks from"):
        open_door({"WALKING_MUSCLES_AUDIO": where, "WALKING_MUSCLES_SALT": "pepper"})


def test_a_door_without_a_salt_gives_out_nothing() -> None:
    with pytest.raises(TracksAddressError, match="without a salt anybody could"):
        open_door({"WALKING_MUSCLES_AUDIO": BASE})
