"""The life of sessions: who has one open, what it carries, when it ends."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from alexa_desk.envelopes import SessionState

Ids = Callable[[], str]


@dataclass(slots=True)
class Session:
    """One open session of one user."""

    id: str
    locale: str
    new: bool = True
    attributes: dict[str, Any] = field(default_factory=dict)

    def state(self) -> SessionState:
        """A copy of what travels with the next request, so that a handler cannot change ours."""
        return SessionState(self.id, self.new, json.loads(json.dumps(self.attributes)))


class Sessions:
    """At most one open session for each user, as on one device each."""

    def __init__(self, ids: Ids) -> None:
        self._ids = ids
        self._open: dict[str, Session] = {}

    def current(self, user: str) -> Session | None:
        """The open session of `user`, if there is one."""
        return self._open.get(user)

    def begin(self, user: str, locale: str) -> Session:
        """Open a new session for `user`; a former one must have been ended."""
        session = Session(f"amzn1.echo-api.session.{self._ids()}", locale)
        self._open[user] = session
        return session

    def end(self, user: str) -> None:
        """Forget the session of `user`."""
        self._open.pop(user, None)

    def after(self, user: str, envelope: dict[str, Any]) -> bool:
        """Carry on with what a response says; True when the session stays open.

        Only an explicit `shouldEndSession` of false (or null) keeps it: where the key is missing
        a device without a screen closes the session, and that is the device simulated here.
        """
        session = self._open.get(user)
        stays = not (envelope.get("response") or {}).get("shouldEndSession", True)
        if session is None or not stays:
            self.end(user)
            return False
        session.new = False
        session.attributes = dict(envelope.get("sessionAttributes") or {})
        return True
