"""Tracks at the web door: whole or in part, for whoever has an address of ours, and nobody else."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from random import Random

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from skill.audio.door import DoorTracks
from skill.audio.frames import check
from skill.audio.track import track
from skill.web import create_app
from skill.web_audio import PLACES
from skill.web_settings import Settings, faults
from tests.audio.made import spoken_clips, started, url_in, walk, write_library
from tests.web import SKILL
from tests.web.authority import NOW, Authority, body_of
from tests.web.test_served import SERVERS, Server, served

BASE = "https://walk.example.com"
SALT = "pepper"
NOTHING: Mapping[str, str] = {}


@pytest.fixture(scope="module")
def tracks(tmp_path_factory: pytest.TempPathFactory) -> DoorTracks:
    library = write_library(tmp_path_factory.mktemp("library"))
    return DoorTracks(f"{BASE}/audio", [SALT], library)


@pytest.fixture(scope="module")
def client(tracks: DoorTracks, authority: Authority) -> FlaskClient:
    settings = Settings(SKILL, None, tracks=tracks)
    app = create_app(
        settings, handler=lambda event, context: {}, roots=authority.roots, expected=()
    )
    return app.test_client()


def path_of(tracks: DoorTracks, seconds: int) -> str:
    """Return where a walk's track is at the door."""
    address = tracks.address(walk(seconds), "en-US")
    assert address is not None
    return address.removeprefix(BASE)


@pytest.fixture(scope="module")
def path(tracks: DoorTracks) -> str:
    return path_of(tracks, 300)


@pytest.fixture(scope="module")
def sound(tracks: DoorTracks, path: str) -> bytes:
    playable = tracks.find(path.removeprefix("/audio/"))
    assert playable is not None
    return track(*playable)


def get(client: FlaskClient, path: str, headers: Mapping[str, str] = NOTHING) -> TestResponse:
    """Ask as a server does, which ends an answer when it was sent."""
    return client.get(path, headers=headers, buffered=True)


def test_a_track_is_sent_whole(client: FlaskClient, path: str, sound: bytes) -> None:
    answer = get(client, path)
    assert (answer.status_code, answer.data) == (200, sound)
    assert answer.headers["Content-Type"] == "audio/mpeg"
    assert answer.headers["Content-Length"] == str(len(sound))
    assert answer.headers["Accept-Ranges"] == "bytes"
    assert "immutable" in answer.headers["Cache-Control"]


def test_its_head_is_the_same_without_sound(client: FlaskClient, path: str, sound: bytes) -> None:
    answer = client.head(path, headers={"Range": "bytes=0-9"})
    assert (answer.status_code, answer.data) == (200, b"")
    assert answer.headers["Content-Length"] == str(len(sound))
    assert answer.headers["ETag"] == get(client, path).headers["ETag"]


LAST = 12500 * 144 - 1


@pytest.mark.parametrize(
    ("wanted", "begin", "end"),
    [
        ("bytes=0-0", 0, 1),
        ("bytes=0-", 0, None),
        ("bytes=100-299", 100, 300),
        ("bytes=70000-140000", 70000, 140001),
        (f"bytes={LAST}-", LAST, None),
        (f"bytes=5-{LAST + 900}", 5, None),
        ("bytes=-100", -100, None),
        ("bytes=-999999999999", 0, None),
    ],
)
def test_a_part_is_sent(
    wanted: str, begin: int, end: int | None, client: FlaskClient, path: str, sound: bytes
) -> None:
    answer = get(client, path, {"Range": wanted})
    assert (answer.status_code, answer.data) == (206, sound[begin:end])
    first = begin % len(sound)
    told = f"bytes {first}-{first + len(answer.data) - 1}/{len(sound)}"
    assert answer.headers["Content-Range"] == told
    assert answer.headers["Content-Length"] == str(len(answer.data))


@pytest.mark.parametrize(
    "wanted", [f"bytes={LAST + 1}-", f"bytes={LAST + 1}-{LAST + 9}", "bytes=-0"]
)
def test_a_part_outside_of_it_is_refused(
    wanted: str, client: FlaskClient, path: str, sound: bytes
) -> None:
    answer = get(client, path, {"Range": wanted})
    assert (answer.status_code, answer.data) == (416, b"")
    assert answer.headers["Content-Range"] == f"bytes */{len(sound)}"


@pytest.mark.parametrize(
    "wanted", ["bytes=-", "bytes=9-5", "bytes=0-1,5-6", "frames=0-1", "bytes=a-b", "0-1", ""]
)
def test_what_is_no_single_part_is_passed_over(
    wanted: str, client: FlaskClient, path: str, sound: bytes
) -> None:
    answer = get(client, path, {"Range": wanted})
    assert (answer.status_code, len(answer.data)) == (200, len(sound))


def test_a_part_is_sent_only_of_the_track_that_it_is_asked_of(
    client: FlaskClient, path: str
) -> None:
    tag = client.head(path).headers["ETag"]
    for condition, status in ((tag, 206), ('"another"', 200), (f"W/{tag}", 200)):
        answer = get(client, path, {"Range": "bytes=0-9", "If-Range": condition})
        assert answer.status_code == status


def test_a_walk_that_is_started_here_is_played_from_here(
    authority: Authority, lawful: bytes, tmp_path: Path
) -> None:
    """From the signed sentence to the last frame of its twenty minutes."""
    library = write_library(tmp_path / "clips", spoken_clips())
    settings = Settings(SKILL, ":memory:", tracks=DoorTracks(f"{BASE}/audio", [SALT], library))
    alexa = authority.leaf()
    app = create_app(
        settings, roots=authority.roots, fetch=lambda url: alexa.pem, clock=lambda: NOW
    )
    event = started(json.loads(lawful))
    event["request"]["timestamp"] = NOW.isoformat()
    body = body_of(event)
    client = app.test_client()
    response = client.post("/alexa", data=body, headers=alexa.headers(body)).get_json()
    answer = get(client, url_in(response).removeprefix(BASE))
    assert (answer.status_code, check(answer.data)) == (200, 50000)


def test_other_methods_are_refused(client: FlaskClient, path: str) -> None:
    for method in ("POST", "PUT", "DELETE", "OPTIONS", "PATCH"):
        assert client.open(path, method=method).status_code == 405


def test_names_that_are_none_are_not_found(client: FlaskClient, path: str) -> None:
    """Changed by one sign anywhere, cut off, or of any other signs."""
    chance = Random(7)
    for _ in range(200):
        at = chance.randrange(len("/audio/"), len(path))
        changed = path[:at] + chance.choice("0123456789abcdefx.-/%?~\n\u00fc") + path[at + 1 :]
        if changed not in (path, path[: at + 1]):
            answer = get(client, changed.replace("%", "%25"))
            assert answer.status_code in (404, 400), changed
            assert answer.data == b""
    for name in ("..", "../../etc/passwd", "%2e%2e%2f", "a" * 100_000, "%00", "%ff"):
        answer = get(client, f"/audio/{name}")
        assert (answer.status_code, answer.data) == (404, b"")


def test_without_audio_there_is_no_such_place(authority: Authority) -> None:
    app = create_app(
        Settings(SKILL, None), handler=lambda *_: {}, roots=authority.roots, expected=()
    )
    assert app.test_client().get("/audio/x.mp3").status_code == 404


def test_a_setting_that_is_wrong_is_one_sentence() -> None:
    environment = {"ALEXA_SKILL_ID": SKILL, "WALKING_MUSCLES_STORE": "none"}
    (found,) = faults({**environment, "WALKING_MUSCLES_AUDIO": "ftp://walk"})
    assert found.startswith("WALKING_MUSCLES_AUDIO 'ftp://walk' is no place")
    (found,) = faults({**environment, "WALKING_MUSCLES_AUDIO": BASE})
    assert found.startswith("WALKING_MUSCLES_AUDIO is set and WALKING_MUSCLES_SALT is not")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("served")
    write_library(folder / "clips")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("WALKING_MUSCLES_AUDIO", f"{BASE}/audio")
        environment.setenv("WALKING_MUSCLES_CLIPS", str(folder / "clips"))
        environment.setenv("WALKING_MUSCLES_SALT", SALT)
        with served(SERVERS["gunicorn"], folder) as found:
            yield found


def request_of(path: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode()


def test_a_server_sends_what_was_given_out(server: Server, path: str, sound: bytes) -> None:
    answer = server.ask(request_of(path))
    assert (answer.status, answer.body) == (200, sound)


def test_listeners_hold_up_nobody_who_asks(
    server: Server, tracks: DoorTracks, lawful: bytes
) -> None:
    """While as many take their sound slowly as may, a question is answered; then one may come."""
    long, short = path_of(tracks, 7200), request_of(path_of(tracks, 60))
    with ExitStack() as listeners:
        for _ in range(PLACES):
            connection = socket.create_connection(("127.0.0.1", server.port), timeout=10)
            listeners.enter_context(connection)
            connection.sendall(request_of(long))
            assert connection.recv(12) == b"HTTP/1.1 200"
        assert server.ask(short).status == 503
        assert server.ask(server.post(lawful)).status == 200
    while (answer := server.ask(short)).status == 503:
        pass
    assert answer.status == 200
