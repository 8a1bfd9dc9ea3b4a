"""Alexa's timers service: what announces a walk on a device without sound, in her form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from skill.alexa.services import Desk, Reply
from skill.coach import texts
from skill.languages.words import Words
from skill.talk.timers import Announcement

SCOPE = "alexa::alerts:timers:skill:readwrite"
PATH = "/v1/alerts/timers"
#: An account has so many timers at most, the walker's own among them (vendor's guidelines).
MOST = 10
_MINUTE, _HOUR = 60, 3600
_GONE = 404


class AlexaTimers:
    """The timers of who speaks. Never raises: what fails sets none."""

    def __init__(self, desk: Desk, words: Words, *, allowed: bool) -> None:
        self._desk = desk
        self._words = words
        self._allowed = allowed

    @property
    def allowed(self) -> bool:
        """Whether the walker has granted it."""
        return self._allowed

    def put(self, announcements: tuple[Announcement, ...], name: str) -> tuple[str, ...]:
        """Set all announcements, or none; return their ids."""
        if not self._has_room(len(announcements)):
            return ()
        bodies = [self._body(each, f"{name} {n}") for n, each in enumerate(announcements, 1)]
        replies = self._desk.calls(*(("POST", PATH, body) for body in bodies))
        ids = tuple(name for name in map(_id, replies) if name)
        if len(ids) == len(announcements):
            return ids
        self.clear(ids)
        return ()

    def clear(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Delete timers; return those that are still there. One that has rung is gone already."""
        replies = self._desk.calls(*(("DELETE", f"{PATH}/{name}", None) for name in ids))
        answered = zip(ids, replies, strict=True)
        return tuple(name for name, r in answered if not r.done and r.status != _GONE)

    def _has_room(self, wanted: int) -> bool:
        reply = self._desk.call("GET", PATH)
        found = reply.body.get("timers") if reply.done and isinstance(reply.body, dict) else None
        return isinstance(found, list) and len(found) + wanted <= MOST

    def _body(self, announcement: Announcement, label: str) -> Mapping[str, Any]:
        """Return a timer as the service takes it."""
        said = self._words.speak(announcement.parts).text
        text = {"locale": self._words.locale, "text": said}
        return {
            "duration": _duration(announcement.seconds),
            "timerLabel": f"{self._words.name(texts.GUIDE_TITLE)} {label}",
            "creationBehavior": {"displayExperience": {"visibility": "VISIBLE"}},
            "triggeringBehavior": {
                "operation": {"type": "ANNOUNCE", "textToAnnounce": [text]},
                "notificationConfig": {"playAudible": True},
            },
        }


def _id(reply: Reply) -> str | None:
    """Return the id of the timer that a call has set; None where it has set none."""
    found = reply.body.get("id") if reply.done and isinstance(reply.body, dict) else None
    return found if isinstance(found, str) and found and found.isprintable() else None


def _duration(seconds: int) -> str:
    """Return a length in ISO 8601."""
    hours, rest = divmod(seconds, _HOUR)
    minutes, rest = divmod(rest, _MINUTE)
    return f"PT{hours}H{minutes}M{rest}S"
