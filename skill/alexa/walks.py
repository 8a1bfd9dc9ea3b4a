"""A walk and the audio player that plays it: its events, and the buttons on a device."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from datetime import UTC, datetime
from typing import Any

from ask_sdk_model.response import Response

from skill.alexa.audio_player import directives
from skill.alexa.services import Ask, Desk
from skill.alexa.timers import AlexaTimers
from skill.alexa.walker import Note, Walkers
from skill.coach.answer import Act
from skill.languages.words import Languages
from skill.memory.record import Record
from skill.talk.player import Player, Track
from skill.talk.scene import Change, Step
from skill.talk.walk import keeping, steps
from skill.talk.walk.announcing import unannounced
from skill.talk.walk.events import AGAIN, Event, EventKind, Token, applied
from skill.talk.walk.open_walk import OpenWalk
from skill.talk.walk.scene import play

#: What each event is in a walk; a walk has one stream, so another is never wanted.
EVENTS: Mapping[str, EventKind] = {
    "AudioPlayer.PlaybackStarted": "started",
    "AudioPlayer.PlaybackStopped": "stopped",
    "AudioPlayer.PlaybackFinished": "finished",
    "AudioPlayer.PlaybackFailed": "failed",
}
Press = Callable[[OpenWalk, datetime, int | None], OpenWalk]
BUTTONS: Mapping[str, Press] = {
    "PlaybackController.PlayCommandIssued": steps.resumed,
    "PlaybackController.PauseCommandIssued": steps.paused,
    "PlaybackController.NextCommandIssued": steps.skipped,
    "PlaybackController.PreviousCommandIssued": steps.repeated,
}
STOP = Act(name="stop")


class Walks:
    """Applies what a device tells to the walk that is on."""

    def __init__(
        self, walkers: Walkers, languages: Languages, track: Track, note: Note, ask: Ask | None
    ) -> None:
        self._walkers = walkers
        self._languages = languages
        self._track = track
        self._note = note
        self._ask = ask

    def event(self, envelope: Any, moment: datetime) -> Response:
        """Take an event of the player. The answer is empty, or the stream once more."""
        kind = EVENTS.get(envelope.request.object_type)
        if kind is None:
            return Response()
        token = envelope.request.token
        offset = offset_of(envelope.request)
        event = Event(kind, str(token), offset, moment)
        fates: list[str] = ["no walk"]

        def step(walk: OpenWalk | None) -> OpenWalk | None:
            after, fate = applied(walk, event)
            fates.append(fate)
            return after

        walk = self._step(envelope, step) if Token.of(token) else None
        self._note(fates[-1])
        return self._played(walk) if walk and fates[-1] == AGAIN else Response()

    def press(self, envelope: Any, moment: datetime) -> Response:
        """Take a button: what the word for it does, without a word.

        A walk that timers announce is there to be asked for from then on, for none may be wrong.
        """
        press = BUTTONS.get(envelope.request.object_type)
        if press is None:
            return Response()
        player = player_of(envelope, self._track)
        before: list[OpenWalk] = []

        def step(walk: OpenWalk | None) -> OpenWalk | None:
            if walk is None:
                return None
            before.append(walk)
            return unannounced(press(walk, moment, offset_in(player, walk)))

        walk = self._step(envelope, step)
        if walk is not None and before[-1].timers:
            self._silence(envelope, before[-1])
        if walk is None or walk.over:
            return Response()
        if press is steps.paused:
            return self._does(STOP, walk)
        return self._played(walk) if walk.part > before[-1].part else Response()

    def _silence(self, envelope: Any, walk: OpenWalk) -> None:
        """Delete the timers that were to announce a walk."""
        desk = Desk.of(envelope, self._ask)
        if desk is not None:
            words = self._languages.words(walk.locale)
            AlexaTimers(desk, words, allowed=True).clear(walk.timers)

    def _step(self, envelope: Any, step: Step) -> OpenWalk | None:
        """Take a step in the walk of who is kept; return the walk afterwards, None for none."""
        after: list[OpenWalk | None] = [None]

        def change(record: Record) -> Record:
            attributes = record.to_attributes()
            after.append(keeping.keep(attributes, step))
            return Record.from_attributes(attributes)

        kept = self._walkers.change(envelope, change)
        return after[-1] if kept else None

    def _played(self, walk: OpenWalk) -> Response:
        url = self._track(walk.script, walk.locale)
        if url is None:
            return Response()
        return self._does(play(walk, url), walk)

    def _does(self, act: Act, walk: OpenWalk) -> Response:
        return Response(directives=directives((act,), self._languages.words(walk.locale)))


def changing(step: Step | None, change: Change | None) -> Change:
    """Return a step of the walk that is on, and a change of those that are over, as one."""

    def both(attributes: MutableMapping[str, Any]) -> None:
        if step is not None:
            keeping.keep(attributes, step)
        if change is not None:
            change(attributes)

    return both


def again(change: Change) -> Callable[[Record], Record]:
    """Return a change of what handlers see as one of a record."""

    def changed(record: Record) -> Record:
        attributes = record.to_attributes()
        change(attributes)
        return Record.from_attributes(attributes)

    return changed


def player_of(envelope: Any, track: Track) -> Player | None:
    """Return the player of the device that a request comes from; None where it has none."""
    context = envelope.context
    device = getattr(getattr(context, "system", None), "device", None)
    interfaces = getattr(device, "supported_interfaces", None)
    if getattr(interfaces, "audio_player", None) is None:
        return None
    state = getattr(context, "audio_player", None)
    token = getattr(state, "token", None)
    return Player(track=track, token=token, offset=offset_of(state) if token else None)


def offset_in(player: Player | None, walk: OpenWalk) -> int | None:
    """Return how far the stream of a walk is on this player; None where it plays another."""
    token = Token.of(player.token) if player else None
    same = token is not None and (token.walk, token.part) == (walk.id, walk.part)
    return player.offset if player and same else None


def offset_of(state: Any) -> int:
    """Return how far a stream is, in whole seconds; 0 where nobody says."""
    told = getattr(state, "offset_in_milliseconds", None)
    return max(0, int(told)) // 1000 if isinstance(told, int | float) else 0


def moment_of(request: Any, now: Callable[[], datetime]) -> datetime:
    """Return when a request was made, by whoever made it; now, where it does not say."""
    moment = getattr(request, "timestamp", None)
    found = moment if isinstance(moment, datetime) else now()
    aware = found if found.tzinfo else found.replace(tzinfo=UTC)
    return aware.astimezone(UTC).replace(microsecond=0)
