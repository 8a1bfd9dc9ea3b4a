"""What Alexa announces of a walk without sound, and the service that keeps its timers."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from skill.coach.answer import Part


class Announcement(NamedTuple):
    """Something to be said in so many seconds from now."""

    seconds: int
    parts: tuple[Part, ...]


class Timers(Protocol):
    """The timers of who speaks: ours alone."""

    @property
    def allowed(self) -> bool:
        """Whether the walker has granted that we set any."""

    def put(self, announcements: tuple[Announcement, ...], name: str) -> tuple[str, ...]:
        """Set all of them, or none; return their ids, none where it cannot be done.

        name: tells them from all other timers.
        """

    def clear(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Delete those that have not rung yet; return those that could not be deleted."""
