"""The walker's time zone: a setting of their device, asked for once a day at most."""

from __future__ import annotations

from collections.abc import MutableMapping
from datetime import datetime
from typing import Any

from skill.alexa.services import Desk
from skill.talk.walk.days import is_time_zone

#: In a record's settings: the zone's name, and the day (UTC) on which it was asked for last.
ZONE, ASKED = "time_zone", "time_zone_asked"


def time_zone(desk: Desk | None, record: MutableMapping[str, Any], now: datetime) -> str | None:
    """Return the name of the time zone of who speaks; None where nobody knows it.

    It is kept in the record's settings, and asked for where none was today. A service that is
    down, or answers nonsense, changes nothing.
    """
    settings = record.get("settings") or {}
    known, today = settings.get(ZONE), now.date().isoformat()
    if desk is None or not desk.device or settings.get(ASKED) == today:
        return known if isinstance(known, str) else None
    reply = desk.call("GET", f"/v2/devices/{desk.device}/settings/System.timeZone")
    found = reply.body if reply.done and is_time_zone(reply.body) else known
    after = {**settings, ASKED: today}
    record["settings"] = {**after, ZONE: found} if found else after
    return found if isinstance(found, str) else None
