"""What still rings for a walker: all of ours is deleted when they leave, or take consent back."""

from __future__ import annotations

from collections.abc import Collection

from skill.alexa import reminders, timers
from skill.alexa.services import Desk

SCOPES = frozenset((reminders.SCOPE, timers.SCOPE))
_GONE = 404


def delete(desk: Desk | None, scopes: Collection[str] = SCOPES) -> bool:
    """Delete all reminders and timers of ours that need one of these permissions.

    Tells whether none is left that would ring; Alexa lets us look only as long as we may.
    """
    if desk is None:
        return True
    gone = []
    if timers.SCOPE in scopes:
        reply = desk.call("DELETE", timers.PATH)  # the service knows those of this skill alone
        gone.append(reply.done or reply.status == _GONE)
    if reminders.SCOPE in scopes:
        gone.append(200 <= reminders.delete_all(desk).status < 300)
    return all(gone)
