"""What a player tells of a walk, and what becomes of the walk: late, twice or lost as it may be."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Literal, NamedTuple, get_args

from skill.talk.walk.open_walk import OVER, PAUSED, WALKING, OpenWalk
from skill.talk.walk.stretches import closed, ends, heard_at, position, settled

EventKind = Literal["started", "nearly_finished", "stopped", "finished", "failed"]
EVENT_KINDS: tuple[EventKind, ...] = get_args(EventKind)
#: What became of an event; the last one asks for the stream again.
Fate = Literal["applied", "no walk", "stale", "late", "twice", "again"]
AGAIN: Fate = "again"
#: A second failure within this time is the last: the walk goes on without sound.
FAILS_TWICE = timedelta(minutes=1)
#: A stream that ends so many seconds before its plan did not end by itself.
TOO_EARLY = 30
_TOKEN = re.compile(r"w1\.([A-Z2-7]{8})\.([1-9][0-9]{0,8})")


class Event(NamedTuple):
    """What a player told: of which stream, at which second of it, and when.

    moment: the event's own, in whole seconds, not the one it came at.
    """

    kind: EventKind
    token: str
    offset: int
    moment: datetime

    @property
    def mark(self) -> str:
        """What tells two events of one second apart."""
        return f"{self.kind} {self.token.rpartition('.')[2]} {self.offset}"


class Token(NamedTuple):
    """Which walk a stream belongs to, and which of its streams it is."""

    walk: str
    part: int

    @staticmethod
    def of(text: object) -> Token | None:
        """Return what a token of ours says; None for somebody else's."""
        found = _TOKEN.fullmatch(text) if isinstance(text, str) else None
        return Token(found[1], int(found[2])) if found else None


def token_of(walk: OpenWalk) -> str:
    """Return the token of the stream of a walk that was sent last: nothing of the walker."""
    return f"w1.{walk.id}.{walk.part}"


def applied(walk: OpenWalk | None, event: Event) -> tuple[OpenWalk | None, Fate]:
    """Return the walk after an event, and what became of the event.

    Harmless in any order: of another stream, older than the newest one applied, or a second time
    it changes nothing.
    """
    token = Token.of(event.token)
    if walk is None or token is None or walk.over:
        return walk, "no walk"
    if token.walk != walk.id or token.part < walk.part:
        return walk, "stale"
    if event.moment < walk.last:
        return walk, "late"
    same_second = event.moment == walk.last
    if same_second and _known(walk, event):
        return walk, "twice"
    after, fate = _RULES[event.kind](walk.but(part=token.part), event)
    seen = (*walk.seen, event.mark) if same_second else (event.mark,)
    return after.but(last=event.moment, seen=seen), fate


def _known(walk: OpenWalk, event: Event) -> bool:
    """Tell whether an event of the second of the last one was applied, or comes before that.

    A stop at no greater offset than a start of the same second came before it.
    """
    if event.mark in walk.seen:
        return True
    part = event.mark.split()[1]
    starts = (mark.split() for mark in walk.seen if mark.startswith("started "))
    return event.kind == "stopped" and any(
        begun == part and int(offset) >= event.offset for _, begun, offset in starts
    )


def _started(walk: OpenWalk, event: Event) -> tuple[OpenWalk, Fate]:
    """The stream plays: a walk that paused goes on; one that went on began no earlier.

    At a smaller offset than the clock says a stop was lost: the stretch ended there.
    """
    moment = event.moment
    heard = walk.but(way="audio", lost=None)
    if walk.state == PAUSED:
        if moment >= ends(walk):
            return settled(walk, moment), "applied"
        at = min(walk.at, event.offset)
        return heard.but(state=WALKING, held=False, at=at, since=moment), "applied"
    if event.offset < position(walk, moment):
        heard = closed(heard, event.offset, moment)
        return heard.but(at=min(heard.at, event.offset)), "applied"
    return heard, "applied"


def _stopped(walk: OpenWalk, event: Event) -> tuple[OpenWalk, Fate]:
    """The stream fell silent: the stretch ends there, and the walk pauses.

    In a pause, at a greater offset than the walk had, a start was lost: it counts up to there.
    """
    if walk.state == WALKING:
        paused = heard_at(walk, event.offset, event.moment)
        return paused.but(state=PAUSED, held=False), "applied"
    if event.offset > walk.at:
        return closed(walk, event.offset, event.moment), "applied"
    return walk, "applied"


def _finished(walk: OpenWalk, event: Event) -> tuple[OpenWalk, Fate]:
    """The stream is over, and the walk with it, unless the stream broke off."""
    early = walk.length - TOO_EARLY
    if walk.state == WALKING and max(event.offset, position(walk, event.moment)) < early:
        return _failed(walk, event)
    after, _ = _stopped(walk, event)
    return after.but(state=OVER), "applied"


def _failed(walk: OpenWalk, event: Event) -> tuple[OpenWalk, Fate]:
    """The stream cannot be played: once it is sent again; failing again, the walk goes on mute."""
    if walk.state != WALKING or walk.way != "audio":
        return walk, "applied"
    moment = event.moment
    here = closed(walk, position(walk, moment), moment).but(failed=moment)
    if walk.failed is not None and moment - walk.failed < FAILS_TWICE:
        return here.but(way="ask", lost=here.at, unsure=True), "applied"
    return here.but(part=here.part + 1), AGAIN


def _nearly_finished(walk: OpenWalk, event: Event) -> tuple[OpenWalk, Fate]:
    """The device would take another stream: a walk has only one."""
    return walk, "applied"


_RULES: Mapping[str, Callable[[OpenWalk, Event], tuple[OpenWalk, Fate]]] = {
    "started": _started,
    "nearly_finished": _nearly_finished,
    "stopped": _stopped,
    "finished": _finished,
    "failed": _failed,
}
