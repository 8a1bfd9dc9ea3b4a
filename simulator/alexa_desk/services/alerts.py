"""Timers and reminders: what is set, and what rings when the clock comes to it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from alexa_desk.cloud.sessions import Ids
from alexa_desk.device.clock import Clock
from alexa_desk.device.echo import Echo, Question


class Ringing(NamedTuple):
    """What is heard when an alert rings, and the question it may ask."""

    note: str
    speech: str | None = None
    question: Question | None = None


@dataclass(slots=True)
class Alert:
    """A timer or reminder; `due` is None while it is paused, over or cancelled.

    `rings` says what is heard of its `body` in a locale, `again` when it rings after a moment.
    """

    id: str
    kind: str
    owner: str
    body: dict[str, Any]
    created: datetime
    due: datetime | None
    rings: Callable[[dict[str, Any], str], Ringing]
    left: timedelta = timedelta()
    again: Callable[[datetime], datetime | None] = lambda moment: None
    on: bool = True

    def cancel(self) -> None:
        """Let it never ring again."""
        self.on, self.due = False, None


@dataclass(slots=True)
class Alerts:
    """All alerts of all devices."""

    clock: Clock
    ids: Ids
    _alerts: dict[str, list[Alert]] = field(default_factory=dict)

    def add(self, alert: Alert) -> None:
        """Set an alert."""
        self._alerts.setdefault(alert.owner, []).append(alert)

    def of(self, echo: Echo) -> list[Alert]:
        """The alerts of a device."""
        return [*self._alerts.get(echo.device_id, ())] if self._alerts else []

    def due(self, echo: Echo) -> datetime | None:
        """When the next alert of a device rings."""
        return min((alert.due for alert in self.of(echo) if alert.due), default=None)

    def ring(self, echo: Echo) -> Ringing:
        """Let the next alert of a device ring. Ask `due` first."""
        alerts = [alert for alert in self.of(echo) if alert.due]
        alert = min(alerts, key=lambda each: each.due or datetime.max.replace(tzinfo=UTC))
        moment = alert.due or self.clock()
        alert.due = alert.again(moment)
        alert.on = alert.due is not None
        return alert.rings(alert.body, echo.locale)


def stamp(moment: datetime) -> str:
    """A moment as services write it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def words_for(texts: Iterable[Mapping[str, Any]], locale: str) -> str | None:
    """The words for a locale, else the first there are."""
    texts = list(texts)
    own = [text for text in texts if text.get("locale") == locale]
    chosen = next(iter([*own, *texts]), None)
    return str(chosen.get("text") or chosen.get("ssml") or "") if chosen else None
