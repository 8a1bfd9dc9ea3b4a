"""A walk that goes on: what is kept of it between two requests, and its JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from random import Random
from typing import Any, Literal, NamedTuple, get_args

from skill.coach.walk.ask import Ask
from skill.coach.walk.script import Cue, CueKind, Phase, PhaseKind, Script

VERSION = 1
#: How a walk is heard: a track on the player, announcements of timers, or answers to questions.
Way = Literal["audio", "timers", "ask"]
State = Literal["walking", "paused", "over"]
WALKING: State = "walking"
PAUSED: State = "paused"
OVER: State = "over"
#: Changes of plan remembered; the oldest fall out.
MOST_CHANGES = 12
#: Tips given on asking that are remembered.
MOST_TOLD = 8
#: Signs of a walk's id.
_SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


class OpenWalk(NamedTuple):
    """A walk between two requests, in ids and seconds.

    at: the second of the plan that was reached at the moment `since`. done: seconds walked, by the
    kind of phase; each second that passed is in it once at most. part: counts the streams sent.
    last: the moment of the newest event applied; seen: the events applied in that second.
    held: it pauses because the walker said so, not because the player fell silent.
    changes: changes of plan, each with its second, the oldest first. failed: when the sound failed
    last. lost: the second at which it was lost for good, until that was said.
    told: tips that were given because the walker asked, the newest last.
    unsure: a part of the minutes goes by the clock alone. zone: the walker's time zone at the
    start, "" where nobody knew it. timers: ids of those that are to announce it.
    """

    id: str
    began: datetime
    locale: str
    ask: Ask
    script: Script
    since: datetime
    last: datetime
    way: Way = "audio"
    part: int = 1
    at: int = 0
    state: State = WALKING
    held: bool = False
    done: Mapping[str, int] = {}
    seen: tuple[str, ...] = ()
    changes: tuple[tuple[int, str], ...] = ()
    failed: datetime | None = None
    lost: int | None = None
    unsure: bool = False
    zone: str = ""
    timers: tuple[str, ...] = ()
    told: tuple[Cue, ...] = ()

    def but(self, **changes: Any) -> OpenWalk:
        """Return the same walk with some parts changed."""
        return self._replace(**changes)

    @property
    def length(self) -> int:
        """Seconds of the whole plan."""
        return self.script.seconds

    @property
    def seconds(self) -> int:
        """Seconds walked and counted so far."""
        return sum(self.done.values())

    @property
    def over(self) -> bool:
        """Whether it goes on no more."""
        return self.state == OVER

    def to_attributes(self) -> dict[str, Any]:
        """Return the walk as JSON of less than six kilobytes; empty parts are left out."""
        attributes: dict[str, Any] = {
            "v": VERSION,
            "id": self.id,
            "began": text_of(self.began),
            "locale": self.locale,
            "ask": _without_defaults(self.ask),
            "plan": [list(phase) for phase in self.script.phases],
            "cues": _listed(self.script.cues),
            "way": self.way,
            "part": self.part,
            "at": self.at,
            "state": self.state,
            "since": text_of(self.since),
            "done": dict(self.done),
            "last": text_of(self.last),
        }
        more: dict[str, Any] = {
            "held": self.held or None,
            "seen": list(self.seen) or None,
            "changes": [list(change) for change in self.changes] or None,
            "failed": text_of(self.failed) if self.failed else None,
            "lost": self.lost,
            "unsure": self.unsure or None,
            "zone": self.zone or None,
            "timers": list(self.timers) or None,
            "told": _listed(self.told) or None,
        }
        return attributes | {name: value for name, value in more.items() if value is not None}

    @staticmethod
    def from_attributes(found: object) -> OpenWalk | None:
        """Return the walk that JSON holds; None for none, and for one that makes no sense."""
        try:
            return _read(found) if isinstance(found, dict) and found.get("v") == VERSION else None
        except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
            return None


def new_id(chance: Random) -> str:
    """Return an id of eight signs that nobody guesses and nobody has."""
    return "".join(chance.choice(_SIGNS) for _ in range(8))


def text_of(moment: datetime) -> str:
    """Return a moment in ISO 8601, UTC, in whole seconds."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def moment_of(text: object) -> datetime:
    """Return the moment that a text tells. Raises ValueError for none, and for one of no zone."""
    moment = datetime.fromisoformat(text) if isinstance(text, str) else None
    if moment is None or moment.tzinfo is None:
        raise ValueError(f"{text!r} is no moment")
    return moment.astimezone(UTC).replace(microsecond=0)


def _without_defaults(ask: Ask) -> dict[str, Any]:
    wish = ask._asdict()
    return {n: v for n, v in wish.items() if n not in Ask._field_defaults or v != default(n)}


def default(name: str) -> Any:
    """Return what a wish has under a name where nothing was wished."""
    return Ask._field_defaults[name]


def _read(found: Mapping[str, Any]) -> OpenWalk:
    walk = OpenWalk(
        id=_text(found["id"]),
        began=moment_of(found["began"]),
        locale=_text(found["locale"]),
        ask=Ask(**found["ask"]),
        script=_script(found["plan"], found["cues"]),
        since=moment_of(found["since"]),
        last=moment_of(found["last"]),
        way=_one_of(found["way"], get_args(Way)),
        part=_whole(found["part"]),
        at=_whole(found["at"]),
        state=_one_of(found["state"], get_args(State)),
        held=found.get("held") is True,
        done={_one_of(kind, get_args(PhaseKind)): _whole(n) for kind, n in found["done"].items()},
        seen=tuple(map(_text, found.get("seen", ()))),
        changes=tuple((_whole(at), _text(change)) for at, change in found.get("changes", ())),
        failed=moment_of(found["failed"]) if "failed" in found else None,
        lost=_whole(found["lost"]) if "lost" in found else None,
        unsure=found.get("unsure") is True,
        zone=_text(found.get("zone", "")),
        timers=tuple(map(_text, found.get("timers", ()))),
        told=_cues(found.get("told", ())),
    )
    return walk if walk.at <= walk.length else walk.but(at=walk.length)


def _script(plan: list[Any], cues: list[Any]) -> Script:
    phases = tuple(
        Phase(_one_of(kind, get_args(PhaseKind)), _whole(start), _whole(end), steps)
        for kind, start, end, steps in plan
    )
    return Script(phases[-1].end if phases else 0, phases, _cues(cues))


def _listed(cues: Iterable[Cue]) -> list[list[Any]]:
    return [[cue.at, cue.kind, cue.clip, *cue.muscles] for cue in cues]


def _cues(listed: Iterable[Any]) -> tuple[Cue, ...]:
    return tuple(
        Cue(_whole(at), _one_of(kind, get_args(CueKind)), _text(clip), tuple(map(_text, muscles)))
        for at, kind, clip, *muscles in listed
    )


def _one_of(value: Any, names: tuple[Any, ...]) -> Any:
    if value not in names:
        raise ValueError(f"{value!r} is none of {names}")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _whole(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise ValueError(f"{value!r} is no number of seconds")
    return value
