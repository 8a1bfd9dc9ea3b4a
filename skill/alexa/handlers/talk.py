"""Launch and intents: everything a walker says."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any, NamedTuple

from ask_sdk_core.attributes_manager import AttributesManager
from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.exceptions import PersistenceException
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model.response import Response

from skill.alexa.hearing import heard
from skill.alexa.response import response
from skill.alexa.serializer import Json, sent
from skill.alexa.walker import Clock
from skill.coach.question import Question
from skill.languages.words import Languages, Words
from skill.talk.hearing import Hearing
from skill.talk.kinds import KINDS
from skill.talk.state import FRESH, State
from skill.talk.turn import Talk, Walker


class Setting(NamedTuple):
    """What every turn is taken in.

    remembers: anything outlasts the session. clock: tells the time, in UTC. chance: chooses
    between what is equally good.
    """

    talk: Talk
    hearing: Hearing
    languages: Languages
    remembers: bool
    clock: Clock
    chance: Random


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
        walker = Walker(words, self._record(manager, asked) if new else {})
        before = setting.talk.begin(asked, walker) if new else self._before(envelope.session, words)
        if _wants_to_be_forgotten(asked, before):
            asked, before = _forget(manager), FRESH
        turn = setting.talk.respond(
            asked,
            before,
            walker,
            setting.clock(),
            setting.chance,
            one_shot=new and asked.kind != "launch",
        )
        if turn.keeps and setting.remembers:
            _keep(manager, setting.talk, turn.state, visit=not before.visited)
        if envelope.session is not None:
            # A closing response has no attributes: they would come back stale.
            closed = turn.reply.reprompt is None
            manager.session_attributes = Json() if closed else Json(turn.state.to_attributes())
        return response(turn.reply, words)

    def _question(self, request: Any, words: Words) -> Question:
        intent = getattr(request, "intent", None)
        if request.object_type == "LaunchRequest" or intent is None:
            return Question("launch")
        return self._setting.hearing.question(heard(sent(intent), words))

    def _record(self, manager: AttributesManager, asked: Question) -> Mapping[str, Any]:
        """Return what is kept of the walker, where the question needs it; else nothing."""
        needed = self._setting.remembers and KINDS[asked.kind].reads
        return manager.persistent_attributes if needed else {}

    def _before(self, session: Any, words: Words) -> State:
        """Return what the last turn left, as far as this version of the knowledge holds it."""
        state = State.from_attributes(getattr(session, "attributes", None), words)
        return state._replace(context=self._setting.talk.still_known(state.context))


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
            _keep(manager, setting.talk, state, visit=not state.visited)
        return Response()


def _keep(manager: AttributesManager, talk: Talk, state: State, *, visit: bool) -> None:
    """Write into the walker's record what the session would lose, and the session as a visit."""
    attributes: dict[str, Any] = manager.persistent_attributes
    attributes.update(talk.record(state))
    attributes["visits"] = attributes.get("visits", 0) + visit
    manager.save_persistent_attributes()


def _wants_to_be_forgotten(asked: Question, before: State) -> bool:
    """Tell whether this is the "yes" to deleting everything."""
    expects = before.context.expects
    return asked.kind == "yes" and expects is not None and expects.then.kind == "forgotten"


def _forget(manager: AttributesManager) -> Question:
    """Delete all that is kept of the walker; return what to say of it."""
    try:
        manager.delete_persistent_attributes()
    except PersistenceException:
        return Question("not_forgotten")
    return Question("forgotten")
