"""A device's audio player: its queue, its clock, and what it tells the skill."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from alexa_desk.device.clock import Clock
from alexa_desk.device.device import NearlyFinished, Transcript

#: How many seconds a stream of this address plays.
Length = Callable[[str], float]
#: What is heard of the stream of this address, and at which second of it.
Words = Callable[[str], Transcript]
#: What is heard, and no event.
HEARD = "heard"

_BUFFERED = timedelta(milliseconds=500)
_ALMOST_OVER = timedelta(milliseconds=120)
_GAP = timedelta(milliseconds=1500)


class PlayerEvent(NamedTuple):
    """What the player tells the skill: "PlaybackStarted" and its like, at a moment.

    Of kind HEARD it is told nobody: these `words` are heard then.
    """

    kind: str
    token: str
    offset: int
    at: datetime
    words: str = ""

    def body(self) -> dict[str, Any]:
        """The event as a request's body."""
        kind = f"AudioPlayer.{self.kind}"
        return {"type": kind, "token": self.token, "offsetInMilliseconds": self.offset}


class Stream(NamedTuple):
    """One stream of the queue: its address, its token and where it begins."""

    url: str
    token: str
    offset: int
    seconds: float


@dataclass(slots=True)
class Player:
    """The player of one device.

    Directives and interruptions put events on its agenda; `due` and `happen` work it off in the
    order of time. Streams are never fetched: `length` says how long they play.
    """

    clock: Clock
    profile: NearlyFinished | str
    length: Length
    words: Words = lambda url: ()
    activity: str = "IDLE"
    queue: list[Stream] = field(default_factory=list)
    _stream: Stream | None = None
    _since: datetime | None = None
    _agenda: list[PlayerEvent] = field(default_factory=list)
    _nearly_told: bool = False
    _waiting: bool = False

    @property
    def playing(self) -> bool:
        """Whether something is heard at this moment."""
        return self.activity == "PLAYING"

    @property
    def token(self) -> str | None:
        """The token of the stream that plays or played last."""
        return self._stream.token if self._stream else None

    @property
    def offset(self) -> int:
        """How far the stream is, in milliseconds."""
        if self._stream is None:
            return 0
        if self._since is None:
            return self._stream.offset
        passed = (self.clock() - self._since) / timedelta(milliseconds=1)
        return min(self._stream.offset + round(passed), round(self._stream.seconds * 1000))

    def context(self) -> dict[str, Any]:
        """What requests tell of the player."""
        if self._stream is None:
            return {"playerActivity": self.activity}
        return {
            "token": self._stream.token,
            "offsetInMilliseconds": self.offset,
            "playerActivity": self.activity,
        }

    def obey(self, directive: Mapping[str, Any]) -> str | None:
        """Do what an AudioPlayer directive says; a note where a device would silently not."""
        kind = directive["type"]
        if kind == "AudioPlayer.Play":
            return self._play(directive)
        self._waiting = False
        if kind == "AudioPlayer.Stop":
            self._halt()
        elif directive.get("clearBehavior") == "CLEAR_ALL":
            self.queue.clear()
            self._halt()
        else:
            self.queue.clear()
        return None

    def interrupt(self) -> None:
        """Fall silent because somebody speaks; `go_on` lets it play again."""
        if self.playing:
            self._halt("PAUSED")
            self._waiting = True

    def go_on(self) -> None:
        """Play on by itself once the talk that interrupted it is over."""
        if self._waiting and self._stream is not None:
            self._waiting = False
            self._begin(self._stream)

    def due(self) -> datetime | None:
        """When it has something to tell next; None when it is silent for good."""
        return min((event.at for event in self._agenda), default=None)

    def happen(self) -> PlayerEvent:
        """The next thing on the agenda, done. Ask `due` first."""
        event = min(self._agenda, key=lambda each: each.at)
        self._agenda.remove(event)
        if event.kind == "PlaybackNearlyFinished":
            self._nearly_told = True
        if event.kind == "PlaybackFinished":
            self._finish(event)
        return event

    def start_next(self) -> None:
        """Begin the next stream of the queue where the last one is over."""
        if self.activity == "FINISHED" and self.queue and not self._agenda:
            gap = _GAP if self.profile is NearlyFinished.AFTER else timedelta()
            self._start(self.queue.pop(0), self.clock() + gap)

    def stay(self) -> None:
        """Stay silent after an interruption."""
        self._waiting = False
        self.activity = "STOPPED"

    def silence(self) -> None:
        """Play no more, and tell nobody."""
        self.queue.clear()
        self._halt()
        self._agenda.clear()

    def _play(self, directive: Mapping[str, Any]) -> str | None:
        source = directive["audioItem"]["stream"]
        url = str(source["url"])
        offset = int(source.get("offsetInMilliseconds") or 0)
        stream = Stream(url, str(source["token"]), offset, self.length(url))
        behaviour = directive["playBehavior"]
        if behaviour == "REPLACE_ALL":
            self.queue.clear()
            self._waiting = False
            self._halt()
            self._start(stream, self.clock())
            return None
        if behaviour == "ENQUEUE":
            last = self.queue[-1].token if self.queue else self.token
            expected = str(source.get("expectedPreviousToken"))
            if last is not None and expected != last:
                return (
                    f"The device ignores the stream {stream.token!r}: it expects {expected!r} "
                    f"before it, but {last!r} is last in its queue"
                )
        else:
            self.queue.clear()
        self.queue.append(stream)
        if self.activity in ("IDLE", "FINISHED", "STOPPED"):
            self._start(self.queue.pop(0), self.clock())
        return None

    def _start(self, stream: Stream, at: datetime) -> None:
        self._nearly_told = False
        self._begin(stream, at)

    def _begin(self, stream: Stream, at: datetime | None = None) -> None:
        at = at or self.clock()
        self._stream, self._since, self.activity = stream, at, "PLAYING"
        left = timedelta(seconds=max(stream.seconds - stream.offset / 1000, 0))
        self._agenda.append(PlayerEvent("PlaybackStarted", stream.token, stream.offset, at))
        if not self._nearly_told and self.profile is not NearlyFinished.AFTER:
            early = self.profile is NearlyFinished.START
            moment = min(at + _BUFFERED, at + left) if early else max(at, at + left - _ALMOST_OVER)
            offset = stream.offset + round((moment - at) / timedelta(milliseconds=1))
            nearly = PlayerEvent("PlaybackNearlyFinished", stream.token, offset, moment)
            self._agenda.append(nearly)
        for second, words in self.words(stream.url):
            offset, ahead = round(second * 1000), timedelta(seconds=second - stream.offset / 1000)
            if ahead >= timedelta():
                heard = PlayerEvent(HEARD, stream.token, offset, at + ahead, words)
                self._agenda.append(heard)
        end = round(stream.seconds * 1000)
        self._agenda.append(PlayerEvent("PlaybackFinished", stream.token, end, at + left))

    def _finish(self, event: PlayerEvent) -> None:
        self.activity, self._since = "FINISHED", None
        if self._stream is not None:
            self._stream = Stream(
                self._stream.url, self._stream.token, event.offset, self._stream.seconds
            )
        if self.profile is NearlyFinished.AFTER:
            nearly = PlayerEvent("PlaybackNearlyFinished", event.token, event.offset, event.at)
            self._agenda.append(nearly)

    def _halt(self, activity: str = "STOPPED") -> None:
        """Stop where it is; it is told only where something was heard."""
        if self._stream is not None and self.playing:
            now, offset = self.clock(), self.offset
            stopped = PlayerEvent("PlaybackStopped", self._stream.token, offset, now)
            self._agenda = [event for event in self._agenda if event.at <= now]
            self._agenda.append(stopped)
            self._stream = Stream(
                self._stream.url, self._stream.token, offset, self._stream.seconds
            )
            self._since = None
        if self.activity != "IDLE" or self._stream is not None:
            self.activity = activity
