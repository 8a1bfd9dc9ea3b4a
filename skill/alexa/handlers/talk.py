"""Launch and intents: everything a walker says."""

from __future__ import annotations

from typing import Any

from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model.response import Response

from skill.alexa import turn
from skill.alexa.conversation import Conversation, State
from skill.alexa.walker import Walkers
from skill.coach.coach import Coach
from skill.coach.question import Question
from skill.languages.words import Languages, Words
from skill.memory.record import Record

#: Small talk that goes on from nothing and leaves nothing to remember.
FLEETING = frozenset(
    (
        *("stop", "thanks", "help", "fallback", "greeting", "capabilities", "ready", "yes", "no"),
        *("what_you_know", "forget_me", "forgotten", "not_forgotten"),
    )
)
#: Small talk that must know the walker all the same.
REMEMBERING = frozenset(("what_you_know",))


class TalkHandler(AbstractRequestHandler):
    """Answers a launch or an intent: reads the turn, asks the coach, remembers, replies."""

    def __init__(
        self, coach: Coach, conversation: Conversation, languages: Languages, walkers: Walkers
    ) -> None:
        self._coach = coach
        self._conversation = conversation
        self._languages = languages
        self._walkers = walkers

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Take launches and intents; the routes ask nobody else."""
        request: Any = handler_input.request_envelope.request
        return request.object_type in ("LaunchRequest", "IntentRequest")

    def handle(self, handler_input: HandlerInput) -> Response:
        """Return the response to what was said, and leave the talk in the session."""
        envelope: Any = handler_input.request_envelope
        words = self._languages.words(envelope.request.locale)
        asked = self._question(envelope.request, words)
        new = envelope.session is None or bool(envelope.session.new)
        user_id = _user_id(envelope)
        record = None
        state = self._still_known(State.from_attributes(_attributes(envelope.session)))
        if new and (asked.kind not in FLEETING or asked.kind in REMEMBERING):
            record = self._walkers.recall(user_id)
            state = self._still_known(_remembered(record, launched=asked.kind == "launch"))
        if asked.kind == "yes" and state.talk.offer and state.talk.offer.kind == "forgotten":
            asked, state = self._forget(user_id), State()
        reply, after = self._conversation.turn(
            asked,
            state,
            words,
            one_shot=new and asked.kind != "launch",
            back_again=record is not None,
        )
        if _worth_keeping(asked, state, after, closed=reply.reprompt is None):
            self._walkers.keep(user_id, Record(after.talk, after.speech))
        if envelope.session is not None:
            # A closing response carries no attributes: they would only come back as stale ones.
            handler_input.attributes_manager.session_attributes = (
                {} if reply.reprompt is None else after.to_attributes()
            )
        return reply.response(words.pronunciation)

    def _still_known(self, state: State) -> State:
        """Drop a topic or an offer that this version of the knowledge no longer holds."""
        talk = state.talk
        if talk.topic and not self._coach.knows(talk.topic):
            talk = talk.but(topic=None, told=0)
        if talk.offer and not self._coach.knows(talk.offer):
            talk = talk.but(offer=None)
        return state._replace(talk=talk)

    def _forget(self, user_id: str | None) -> Question:
        """Delete all that is kept of the walker; return what to say of it."""
        return Question("forgotten" if self._walkers.forget(user_id) else "not_forgotten")

    def _question(self, request: Any, words: Words) -> Question:
        intent = getattr(request, "intent", None)
        if request.object_type == "LaunchRequest" or intent is None:
            return Question("launch")
        said = turn.heard(intent, self._coach.knowledge, words)
        return turn.question(intent.name or "", said, self._coach.knowledge)


def _remembered(record: Record | None, *, launched: bool) -> State:
    """Return the state a new session starts with; a launch starts on a new topic."""
    if record is None:
        return State()
    talk = record.talk.but(misses=0, offer=None, recalled=True)
    if launched:
        return State(talk.but(topic=None, told=0))
    return State(talk, record.last_speech)


def _worth_keeping(asked: Question, before: State, after: State, *, closed: bool) -> bool:
    """Keep what a session would lose: its topic when it closes, a tip or a first visit at once."""
    if asked.kind == "launch":
        return before == State()
    return after.talk.tips != before.talk.tips or (closed and asked.kind not in FLEETING)


def _user_id(envelope: Any) -> str | None:
    user = getattr(envelope.session, "user", None) or getattr(
        getattr(envelope.context, "system", None), "user", None
    )
    found = getattr(user, "user_id", None)
    return found if isinstance(found, str) else None


def _attributes(session: Any) -> object:
    return getattr(session, "attributes", None)
