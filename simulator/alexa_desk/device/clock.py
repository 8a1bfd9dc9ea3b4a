"""A clock that can be moved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

Now = Callable[[], datetime]


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Clock:
    """The time of `source`, moved on as often as wanted. Calling it gives the present moment.

    A source that is a moment itself stands still between the moves.
    """

    def __init__(self, source: Now | datetime = _utc_now) -> None:
        self._source: Now = (lambda: source) if isinstance(source, datetime) else source
        self._ahead = timedelta()
        self._held: datetime | None = None

    def __call__(self) -> datetime:
        """The present moment, aware of its time zone."""
        if self._held is not None:
            return self._held
        now = self._source() + self._ahead
        return now if now.tzinfo else now.replace(tzinfo=UTC)

    @property
    def moved(self) -> timedelta:
        """How far it has been moved on, all in all."""
        return self._ahead

    def advance(self, seconds: float) -> None:
        """Move the clock on. Raises ValueError for less than nothing: time goes one way."""
        if not seconds >= 0:
            raise ValueError(f"the clock cannot be moved by {seconds} seconds, only forward")
        self._ahead += timedelta(seconds=seconds)

    @contextmanager
    def held(self, moment: datetime) -> Iterator[None]:
        """Let it be `moment` meanwhile, for what was due before now."""
        before, self._held = self._held, moment
        try:
            yield
        finally:
            self._held = before
