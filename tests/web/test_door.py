"""What Alexa sends is answered; what is not hers, not of now or not for us is refused."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from copy import deepcopy
from datetime import timedelta
from typing import Any

import pytest

from skill.alexa.verification.refusal import Step
from skill.web import StoreState, create_app
from skill.web_settings import SettingError, Settings
from tests import lawful
from tests.conftest import ENVELOPES
from tests.web import SKILL
from tests.web.authority import NOW, Authority, body_of
from tests.web.conftest import Door, refused

NAMES = sorted(path.stem for path in ENVELOPES.glob("*.json"))
REFUSED = {
    "intent_wrong_skill_id_en-US": Step.SKILL,
    "intent_old_timestamp_en-US": Step.TIME,
}
Read = Callable[[str], dict[str, Any]]


@pytest.mark.parametrize("name", [name for name in NAMES if name not in REFUSED])
def test_every_signed_envelope_is_answered(name: str, door: Door, envelope: Read) -> None:
    """Every request type comes through, with the answer that the skill gives."""
    event = envelope(name)
    response = door.post(event)
    assert response.status_code == 200
    assert response.mimetype == "application/json"
    assert lawful.faults(event["request"]["type"], response.get_json()) == []
    assert door.log == []


@pytest.mark.parametrize(("name", "step"), REFUSED.items())
def test_a_signed_envelope_for_others_or_of_old_is_refused(
    name: str, step: Step, door: Door, envelope: Read
) -> None:
    """A signature alone is not enough."""
    refused(door, door.post(envelope(name)), step)


def test_the_root_path_is_the_same_door(door: Door, launch: dict[str, Any]) -> None:
    """An endpoint without a path works, and is guarded as well."""
    assert door.post(launch, path="/").status_code == 200
    assert door.client.post("/", data=body_of(launch)).status_code == 400


@pytest.mark.parametrize(
    ("seconds", "session", "status"),
    [
        *((0, True, 200), (150, True, 200), (-150, True, 200), (151, True, 400)),
        *((-151, True, 400), (3600, False, 200), (3601, False, 400), (-3601, False, 400)),
        *((86400 * 365, True, 400), (86400 * 365, False, 400)),
    ],
)
def test_the_clock_decides(
    seconds: int, session: bool, status: int, door: Door, envelope: Read
) -> None:
    """150 seconds in both directions; an hour for what comes outside a session."""
    name = "launch_first_time_en-US" if session else "event_skill_enabled"
    door.authority = Authority()
    event = envelope(name)
    event["request"]["timestamp"] = (NOW - timedelta(seconds=seconds)).isoformat()
    assert door.post(event).status_code == status
    if status == 400:
        assert door.step == Step.TIME


@pytest.mark.parametrize(
    "timestamp", [None, "", "yesterday", 1, [], "2026-10-05T08:30:00", "9999-99-99T00:00:00Z", {}]
)
def test_a_time_that_is_none_is_refused(
    timestamp: object, door: Door, launch: dict[str, Any]
) -> None:
    """A missing zone, another type, a word."""
    launch["request"]["timestamp"] = timestamp
    refused(door, door.post(launch), Step.TIME)


@pytest.mark.parametrize("skill_id", [None, "", 1, [], {}, SKILL + " ", SKILL.upper()])
def test_another_application_id_is_refused(
    skill_id: object, door: Door, launch: dict[str, Any]
) -> None:
    """The id in the context counts, whatever the session says."""
    launch["context"]["System"]["application"]["applicationId"] = skill_id
    refused(door, door.post(launch), Step.SKILL)


@pytest.mark.parametrize(
    "body", [b"", b"\xff\xfe{}", b"[]", b"null", b"{}", b'{"request": []}', b"[" * 100_000, b"{"]
)
def test_a_signed_body_that_is_no_event_is_refused(
    body: bytes, door: Door, launch: dict[str, Any]
) -> None:
    """Not JSON, not an object, no request: even with Alexa's signature."""
    assert door.post(launch).status_code == 200  # now her key is known
    refused(door, door.post(body), Step.JSON)


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE"])
@pytest.mark.parametrize("path", ["/", "/alexa"])
def test_only_post_is_allowed(method: str, path: str, door: Door) -> None:
    """Every other method is refused as such, without a page."""
    response = door.client.open(path, method=method)
    assert response.status_code == 405
    assert response.headers["Allow"] == "POST"
    assert response.data == b""


@pytest.mark.parametrize(
    "path", ["/chat", "/api/say", "/simulator", "/static/x", "/alexa/", "/?a=b"]
)
def test_there_is_nothing_else_in_the_house(path: str, door: Door, launch: dict[str, Any]) -> None:
    """The simulator and everything else is not reachable; a query does not open anything."""
    assert door.client.get(path).status_code in (404, 405)
    assert door.client.post(path, data=body_of(launch)).status_code in (400, 404)


def test_health_tells_version_and_store_and_nothing_else(door: Door) -> None:
    """No path, no id, no secret."""
    found = door.client.get("/health").get_json()
    assert set(found) == {"version", "store"}
    assert found["store"] == "none"


@pytest.mark.parametrize(
    ("store", "state"),
    [("none", "none"), ("", "none"), (":memory:", "open"), ("/nowhere/at/all.db", "failing")],
)
def test_health_tells_the_state_of_the_store(store: str, state: str, authority: Authority) -> None:
    """A store that fails is told, and is no outage; the path is nobody's business."""
    app = create_app(
        Settings(SKILL, store),
        handler=lambda event, context: {},
        roots=authority.roots,
        expected=(),
    )
    response = app.test_client().get("/health")
    assert response.status_code == 200
    assert response.get_json()["store"] == state


def test_health_tells_what_the_skill_saw_of_its_store() -> None:
    """A store that can be read but not written fails too."""
    seen = ["open", "failing", "open"]
    state = StoreState(":memory:", seen.pop)
    assert [state(), state(), state()] == ["open", "failing", "open"]


def test_a_handler_that_raises_is_answered_with_nothing(
    authority: Authority, launch: dict[str, Any]
) -> None:
    """Alexa gets an empty response and the log the class; never a page of an error."""

    def broken(event: Any, context: Any) -> dict[str, Any]:
        raise KeyError("secret")

    door = Door(authority, broken)
    response = door.post(launch)
    assert (response.status_code, response.get_json()) == (200, {"version": "1.0", "response": {}})
    assert door.log == [{"outcome": "fault", "error": "KeyError", "where": "web"}]


def test_it_does_not_start_without_a_skill_id() -> None:
    """The message says what to set, and why."""
    with pytest.raises(SettingError, match="ALEXA_SKILL_ID is not set: without it"):
        Settings.of({})
    with pytest.raises(SettingError):
        Settings.of({"ALEXA_SKILL_ID": "  "})


def test_settings_come_from_the_environment() -> None:
    """A file in the working directory is the default store."""
    assert Settings.of({"ALEXA_SKILL_ID": "a"}) == Settings("a", "walking-muscles.db")
    assert Settings.of({"ALEXA_SKILL_ID": "a", "WALKING_MUSCLES_STORE": "b"}) == Settings("a", "b")


@pytest.mark.parametrize("value", ["0", "1", "false", "true", "off"])
def test_no_variable_turns_verification_off(
    value: str, monkeypatch: pytest.MonkeyPatch, door: Door, launch: dict[str, Any]
) -> None:
    """Whatever such switches are called elsewhere, here they do nothing."""
    for name in ("VERIFY_SIGNATURE", "VERIFY_TIMESTAMP", "ASK_VERIFY_REQUESTS", "FLASK_DEBUG"):
        monkeypatch.setenv(name, value)
    for name in ("X-Verify", "X-Simulator", "X-Debug", "X-Forwarded-For", "Authorization"):
        assert (
            door.client.post("/alexa", data=body_of(launch), headers={name: value}).status_code
            == 400
        )


def test_the_lambda_door_knows_nothing_of_the_web() -> None:
    """A Lambda function has neither Flask nor cryptography, and does not pay for them."""
    code = (
        "import sys, skill.lambda_function;"
        "print([m for m in sys.modules if m.split('.')[0] in ('flask', 'werkzeug', 'cryptography')"
        " or m.startswith(('skill.web', 'skill.alexa.verification'))])"
    )
    environment = {k: v for k, v in os.environ.items() if k != "ALEXA_SKILL_ID"}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )
    assert done.stdout.strip() == "[]"


def test_a_refusal_says_nothing_of_the_walker(door: Door, launch: dict[str, Any]) -> None:
    """The log line holds the step and the reason in our own words."""
    changed = deepcopy(launch)
    changed["session"]["user"]["userId"] = "amzn1.ask.account.SECRET"
    door.post(launch, sent=body_of(changed))
    line = json.dumps(door.log)
    assert "SECRET" not in line
    assert "amzn1" not in line
    assert set(door.log[0]) <= {"outcome", "step", "why", "status", "error"}
