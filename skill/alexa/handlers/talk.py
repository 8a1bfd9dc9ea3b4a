"""Launch and intents: everything a walker says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from random import Random
from typing import TYPE_CHECKING, Any

from ask_sdk_core.attributes_manager import AttributesManager
from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.exceptions import PersistenceException
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model.response import Response

from skill.alexa.hearing import heard
from skill.alexa.response import response
from skill.alexa.serializer import Json, sent
from skill.alexa.walker import Clock, Remembered
from skill.coach import texts
from skill.coach.question import Question
from skill.frozen import Frozen
from skill.languages.words import Languages, Words
from skill.talk.context import FRESH, State
from skill.talk.hearing import Hearing
from skill.talk.kinds import KINDS
from skill.talk.player import Player, Track
from skill.talk.scene import Nearby, Step
from skill.talk.turn import Reply, Talk, Turn, Walker

if TYPE_CHECKING:  # read where somebody wants to be reminded, and nowhere else
    from skill.alexa import services
    from skill.alexa.services import Desk
    from skill.talk.reminders import Reminders
    from skill.talk.timers import Timers


class Setting(Frozen):
    """What every turn is taken in.

    remembers: anything outlasts the session. clock: tells the time, in UTC. chance: chooses
    between what is equally good. track: where the track of a walk is played from. ask: asks
    Alexa's services.
    """

    talk: Talk
    hearing: Hearing
    languages: Languages
    remembers: bool
    clock: Clock
    chance: Random
    track: Track
    ask: Callable[[services.Call], services.Reply] | None


class TalkHandler(AbstractRequestHandler):
    """Answers a launch or an intent: reads what was heard, has the turn taken, keeps, replies."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Take launches and intents; the routes ask nobody else."""
        request: Any = handler_input.request_envelope.request
        return request.object_type in ("LaunchRequest", "IntentRequest")

    def handle(self, handler_input: HandlerInput) -> Response:
        """Return the response to what was said, and leave the talk in the session."""
        envelope: Any = handler_input.request_envelope
        manager = handler_input.attributes_manager
        setting = self._setting
        words = setting.languages.words(envelope.request.locale)
        asked = self._question(envelope.request, words)
        new = envelope.session is None or bool(envelope.session.new)
        session = getattr(envelope.session, "attributes", None)
        before = FRESH if new else setting.talk.resume(session, words)
        record = self._record(manager, asked, None if new else before)
        walker = self._walker(envelope, words, record)
        if new:
            before = setting.talk.begin(asked, walker)
        if _wants_to_be_forgotten(asked, before):
            asked, before = self._forgotten(handler_input), FRESH
            walker = Walker(words=words, around=walker.around)
        turn = setting.talk.respond(
            asked,
            before,
            walker,
            setting.clock(),
            setting.chance,
            one_shot=new and asked.kind != "launch",
        )
        reply = turn.reply
        changed = setting.remembers and (turn.keeps or turn.step or turn.change or record.learned)
        if changed and not self._kept(manager, turn, before):
            reply = _unkept(turn, words)
            if turn.step is not None:
                _announce_nothing(walker, turn.step)
        if envelope.session is not None:
            # A closing response has no attributes: they would come back stale.
            closed = reply.reprompt is None
            manager.session_attributes = Json() if closed else Json(turn.state.to_attributes())
        return response(reply, words)

    def _forgotten(self, handler_input: HandlerInput) -> Question:
        """Delete all that is kept of the walker, and what would ring; return what to say of it."""
        from skill.alexa import alerts  # noqa: PLC0415 - only for who is forgotten
        from skill.alexa.permissions import granted  # noqa: PLC0415 - only for who is forgotten
        from skill.alexa.services import Desk  # noqa: PLC0415 - only for who is forgotten

        envelope = handler_input.request_envelope
        scopes = {scope for scope in alerts.SCOPES if granted(envelope, scope)}
        silent = alerts.delete(Desk.of(envelope, self._setting.ask), scopes)
        try:
            handler_input.attributes_manager.delete_persistent_attributes()
        except PersistenceException:
            return Question("not_forgotten")
        return Question("forgotten" if silent else "still_reminded")

    def _question(self, request: Any, words: Words) -> Question:
        if request.object_type == "Connections.Response":
            from skill.alexa.consent import question  # noqa: PLC0415 - only for who was asked

            return question(request)
        intent = getattr(request, "intent", None)
        if request.object_type == "LaunchRequest" or intent is None:
            return Question("launch")
        return self._setting.hearing.question(heard(sent(intent), words))

    def _record(
        self, manager: AttributesManager, asked: Question, before: State | None
    ) -> Remembered:
        """Return what is kept of the walker, where the question needs it; else nothing.

        before: what this session's last turn left; None in its first. Later turns need the record
        where a walk is on or asked for.
        """
        row = KINDS[asked.kind]
        needed = row.reads
        if before is not None:
            expects = before.context.expects
            walks = expects is not None and KINDS[expects.then.kind].walks is not None
            needed = row.walks is not None or walks or before.context.activity is not None
        found = manager.persistent_attributes if needed and self._setting.remembers else None
        return found if isinstance(found, Remembered) else Remembered()

    def _walker(self, envelope: Any, words: Words, record: Remembered) -> Walker:
        """Return who speaks; what few questions need is looked up when it is needed."""
        around = _Nearby(envelope, words, record, self._setting)
        return Walker(words=words, record=record, known=record.kept is not None, around=around)

    def _kept(self, manager: AttributesManager, turn: Turn, before: State) -> bool:
        """Keep what the session would lose; tell whether the walk that is on is kept as well."""
        if turn.keeps:
            _note_talk(manager, self._setting.talk, turn.state, visit=not before.visited)
        attributes = manager.persistent_attributes
        if turn.step or turn.change:
            _take(attributes, turn)
        manager.save_persistent_attributes()
        return turn.step is None or (isinstance(attributes, Remembered) and attributes.saved)


class _Nearby(Nearby):
    """What is around who speaks, each looked up once, and only when it is asked for."""

    def __init__(self, envelope: Any, words: Words, record: Remembered, setting: Setting) -> None:
        self._envelope = envelope
        self._words = words
        self._record = record
        self._setting = setting

    @property
    def moment(self) -> datetime:
        """When they spoke."""
        from skill.alexa.walks import moment_of  # noqa: PLC0415 - only for who walks

        return moment_of(self._envelope.request, self._setting.clock)

    @cached_property
    def player(self) -> Player | None:
        """Their device's player; None where it has none."""
        from skill.alexa.walks import player_of  # noqa: PLC0415 - only for who walks

        return player_of(self._envelope, self._setting.track)

    @cached_property
    def zone(self) -> str | None:
        """The name of their time zone; None where nobody knows it."""
        from skill.alexa.time_zone import time_zone  # noqa: PLC0415 - only for who walks

        return time_zone(self._desk(), self._record, self._setting.clock())

    @cached_property
    def reminders(self) -> Reminders | None:
        """The service that reminds them; None where there is none."""
        from skill.alexa import reminders as service  # noqa: PLC0415 - only for who wants one

        desk = self._desk()
        if desk is None:
            return None
        allowed = self._granted(service.SCOPE)
        return service.AlexaReminders(desk, self._words, self._setting.clock(), allowed=allowed)

    @cached_property
    def timers(self) -> Timers | None:
        """The service that announces their walks; None where there is none."""
        from skill.alexa import timers as service  # noqa: PLC0415 - only for who walks without sound

        desk = self._desk()
        if desk is None:
            return None
        return service.AlexaTimers(desk, self._words, allowed=self._granted(service.SCOPE))

    def _granted(self, scope: str) -> bool:
        from skill.alexa.permissions import granted  # noqa: PLC0415 - only for who walks without sound

        return granted(self._envelope, scope)

    def _desk(self) -> Desk | None:
        from skill.alexa.services import Desk  # noqa: PLC0415 - hardly any question asks a service

        return Desk.of(self._envelope, self._setting.ask)


class SessionEndedHandler(AbstractRequestHandler):
    """Keeps the thread of a talk that ended without a goodbye. Says nothing: nobody would hear."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Take the one request type this is for."""
        request: Any = handler_input.request_envelope.request
        return bool(request.object_type == "SessionEndedRequest")

    def handle(self, handler_input: HandlerInput) -> Response:
        """Write what the session left into the walker's record; return an empty response."""
        envelope: Any = handler_input.request_envelope
        setting = self._setting
        words = setting.languages.words(envelope.request.locale)
        state = State.from_attributes(getattr(envelope.session, "attributes", None), words)
        if state.context.last is not None and setting.remembers:
            manager = handler_input.attributes_manager
            _note_talk(manager, setting.talk, state, visit=not state.visited)
            manager.save_persistent_attributes()
        return Response()


def _note_talk(manager: AttributesManager, talk: Talk, state: State, *, visit: bool) -> None:
    """Note in the walker's record what the session would lose, and the session as a visit."""
    attributes: dict[str, Any] = manager.persistent_attributes
    attributes.update(talk.record(state))
    attributes["visits"] = attributes.get("visits", 0) + visit


def _take(attributes: dict[str, Any], turn: Turn) -> None:
    """Do to the walks of a record what a turn does; again, where somebody writes meanwhile."""
    from skill.alexa.walks import again, changing  # noqa: PLC0415 - only for who walks

    change = changing(turn.step, turn.change)
    change(attributes)
    if isinstance(attributes, Remembered):
        attributes.again = again(change)


def _unkept(turn: Turn, words: Words) -> Reply:
    """Return what is said where a walk cannot be kept; a track that plays goes on by itself."""
    if turn.reply.acts:
        return turn.reply
    return Reply(speech=words.name(texts.GUIDE_NOT_KEPT))


def _wants_to_be_forgotten(asked: Question, before: State) -> bool:
    """Tell whether this is the "yes" to deleting everything."""
    expects = before.context.expects
    return asked.kind == "yes" and expects is not None and expects.then.kind == "forgotten"


def _announce_nothing(walker: Walker, step: Step) -> None:
    """Delete what announces the walk that a step makes of the one that is kept."""
    from skill.talk.walk.announcing import silence  # noqa: PLC0415 - only for who walks
    from skill.talk.walk.keeping import open_walk  # noqa: PLC0415 - only for who walks

    silence(step(open_walk(walker.record)), walker.around.timers)
