"""A door with a certificate authority of the tests behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from random import Random
from typing import Any

import pytest
from werkzeug.test import TestResponse

from skill.alexa.verification.refusal import Refusal, Step
from skill.alexa.verification.verifier import utc_now
from skill.lambda_function import Handler, make_handler
from skill.web import create_app
from skill.web_settings import Settings
from tests.web import SKILL
from tests.web.authority import NOW, URL, Authority, Identity, body_of


class Door:
    """The web application, its clock, what its certificate URLs lead to, and its log."""

    def __init__(self, authority: Authority, handler: Handler) -> None:
        self.authority = authority
        self.alexa = authority.leaf()
        self.now: datetime = NOW
        self.files: dict[str, bytes] = {URL: self.alexa.pem}
        self.fetched: list[str] = []
        self.log: list[Mapping[str, object]] = []
        self.app = create_app(
            Settings(SKILL, None),
            handler=handler,
            fetch=self._fetch,
            roots=authority.roots,
            clock=lambda: self.now,
            tell=self.log.append,
            expected=(),
        )
        self.client = self.app.test_client()

    def _fetch(self, url: str) -> bytes:
        self.fetched.append(url)
        if url not in self.files:
            raise Refusal(Step.FETCH, "the server answers 404")
        return self.files[url]

    def post(
        self,
        event: Any,
        *,
        by: Identity | None = None,
        headers: Mapping[str, str | None] | None = None,
        sent: bytes | None = None,
        path: str = "/alexa",
    ) -> TestResponse:
        """Send an event (or raw bytes) signed by somebody; change headers, or the body after it."""
        body = event if isinstance(event, bytes) else body_of(event)
        found: dict[str, str | None] = dict((by or self.alexa).headers(body))
        found |= headers or {}
        kept = {name: value for name, value in found.items() if value is not None}
        return self.client.post(path, data=body if sent is None else sent, headers=kept)

    def serve(self, identity: Identity) -> Identity:
        """Put somebody's chain where Alexa's is expected."""
        self.files[URL] = identity.pem
        return identity

    @property
    def step(self) -> object:
        """The step that refused last."""
        return self.log[-1]["step"]


@pytest.fixture(scope="session")
def authority() -> Authority:
    """A root, an intermediate and leaves."""
    return Authority()


@pytest.fixture(scope="session")
def stranger() -> Authority:
    """Another authority, that nobody trusts."""
    return Authority("Strange")


@pytest.fixture(scope="session")
def skill() -> Handler:
    """The skill, remembering nobody."""
    return make_handler(None, skill_id=SKILL, chance=Random(7))


@pytest.fixture
def door(authority: Authority, skill: Handler) -> Door:
    """The web door of the skill."""
    return Door(authority, skill)


@pytest.fixture
def launch(envelope: Callable[[str], dict[str, Any]]) -> dict[str, Any]:
    """A launch, as good as any."""
    return envelope("launch_first_time_en-US")


@pytest.fixture
def lawful(envelope: Callable[[str], dict[str, Any]]) -> bytes:
    """A question of this very moment, as a body."""
    event = envelope("intent_match_en-US")
    event["request"]["timestamp"] = utc_now().isoformat()
    return body_of(event)


def refused(door: Door, response: TestResponse, step: Step, status: int = 400) -> None:
    """Assert a refusal at a step: its status, no body, and one line of the log."""
    assert response.status_code == status
    assert response.data == b""
    assert [line["step"] for line in door.log] == [step]
