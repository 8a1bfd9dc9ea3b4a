"""The walker's time zone: asked for once a day, and nothing fails where it cannot be had."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from threading import Event
from typing import Any

import pytest

from skill.alexa import services
from skill.alexa.services import NO_ANSWER, Call, Desk, Reply, over_http
from skill.alexa.time_zone import time_zone

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)


class Settings:
    """The settings service of a device, as it is told to be."""

    def __init__(self, *replies: Reply) -> None:
        self.replies = list(replies)
        self.calls: list[Call] = []

    def ask(self, call: Call) -> Reply:
        """Answer with the next reply."""
        self.calls.append(call)
        return self.replies.pop(0)


def desk(service: Settings) -> Desk:
    """The services of a device."""
    return Desk("https://api.eu.amazonalexa.com", "token", "device", service.ask)


def test_it_is_asked_for_once_a_day() -> None:
    """And kept in the walker's settings, beside the others."""
    service = Settings(Reply(200, "Europe/Berlin"), Reply(200, "Asia/Kolkata"))
    record: dict[str, Any] = {"settings": {"beat": True}}
    for hours, zone in ((0, "Europe/Berlin"), (1, "Europe/Berlin"), (11, "Europe/Berlin"),
                        (12, "Asia/Kolkata"), (35, "Asia/Kolkata")):  # fmt: skip
        assert time_zone(desk(service), record, NOON + timedelta(hours=hours)) == zone
    assert record["settings"]["beat"] is True
    (url, *_) = {call.url for call in service.calls}
    assert url.endswith("/v2/devices/device/settings/System.timeZone")
    assert len(service.calls) == 2


@pytest.mark.parametrize(
    "reply",
    [NO_ANSWER, Reply(204), Reply(403), Reply(500), Reply(200, "Moon/Sea"), Reply(200, {"a": 1}),
     Reply(200, ["Europe/Berlin"]), Reply(200, None), Reply(200, "x" * 9999)],
)  # fmt: skip
def test_a_service_that_fails(reply: Reply) -> None:
    """What was known stays; it is not asked again on that day."""
    service = Settings(reply)
    record: dict[str, Any] = {"settings": {"time_zone": "Europe/Berlin"}}
    assert time_zone(desk(service), record, NOON) == "Europe/Berlin"
    assert time_zone(desk(service), record, NOON) == "Europe/Berlin"
    assert time_zone(desk(Settings(reply)), {}, NOON) is None


def test_without_services_nothing_is_asked() -> None:
    """A request that names none, and settings that make no sense."""
    assert time_zone(None, {"settings": {"time_zone": 7}}, NOON) is None


def test_a_service_that_is_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for it longer than patience lasts."""
    never = Event()
    monkeypatch.setattr(services, "PATIENCE", 0.05)
    monkeypatch.setattr(services, "_sent", lambda call: never.wait(60))
    assert over_http(Call("GET", "https://api.example", "t")) == NO_ANSWER
    never.set()


def test_a_service_that_is_not_there() -> None:
    """No answer is one, too."""
    for url in ("https://127.0.0.1:1/", "https://no host\n", "https://[", "https://x:port/", "x"):
        assert over_http(Call("GET", url, "t")) == NO_ANSWER
