"""Launch and intents: everything a walker says."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from ask_sdk_core.attributes_manager import AttributesManager
from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.exceptions import PersistenceException
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model.response import Response

from skill.alexa.conversation import Conversation
from skill.alexa.serializer import Json, sent
from skill.alexa.state import FRESH, State
from skill.alexa.turn import Understanding
from skill.coach.coach import Coach
from skill.coach.question import Question
from skill.coach.talk import Talk
from skill.languages.words import Languages, Words

#: Small talk that goes on from nothing and leaves nothing to remember.
FLEETING = frozenset(
    (
        *("stop", "thanks", "help", "fallback", "greeting", "capabilities", "ready", "yes", "no"),
        *("what_you_know", "forget_me", "forgotten", "not_forgotten"),
    )
)
#: Small talk that must know the walker all the same.
REMEMBERING = frozenset(("what_you_know", "help"))
#: A session attribute: this session was counted as a visit.
COUNTED = "counted"


class TalkHandler(AbstractRequestHandler):
    """Answers a launch or an intent: reads the turn, asks the coach, remembers, replies."""

    def __init__(
        self,
        coach: Coach,
        conversation: Conversation,
        languages: Languages,
        *,
        remembers: bool = True,
    ) -> None:
        """Take the parts of a talk. remembers: anything of it outlasts the session."""
        self._coach = coach
        self._understanding = Understanding(coach.knowledge)
        self._remembers = remembers
        self._conversation = conversation
        self._languages = languages

    @cached_property
    def _private_tips(self) -> frozenset[str]:
        """Tips for special circumstances; found when something is kept: 0.3 ms of a cold start."""
        tips = self._coach.knowledge.tips
        return frozenset(name for name, tip in tips.items() if tip.circumstances)

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Take launches and intents; the routes ask nobody else."""
        request: Any = handler_input.request_envelope.request
        return request.object_type in ("LaunchRequest", "IntentRequest")

    def handle(self, handler_input: HandlerInput) -> Response:
        """Return the response to what was said, and leave the talk in the session."""
        envelope: Any = handler_input.request_envelope
        manager = handler_input.attributes_manager
        words = self._languages.words(envelope.request.locale)
        asked = self._question(envelope.request, words)
        new = envelope.session is None or bool(envelope.session.new)
        attributes = {} if new else _attributes(envelope.session)
        counted = attributes.get(COUNTED) is True
        record = self._record(manager, asked) if new else {}
        before = _remembered(record, asked) if new else State.from_attributes(attributes)
        before = self._still_known(before)
        if _wants_to_be_forgotten(asked, before):
            asked, before, counted = _forget(manager), FRESH, False
        one_shot = new and asked.kind != "launch"
        reply, after = self._conversation.turn(
            asked, before, words, one_shot=one_shot, back_again=bool(record)
        )
        closed = reply.reprompt is None
        if _worth_keeping(asked, before, after, closed=closed):
            self._keep(manager, after, visit=not counted)
            counted = True
        if envelope.session is not None:
            manager.session_attributes = _carried(after, closed=closed, counted=counted)
        return reply.response(words.lexicon)

    def _record(self, manager: AttributesManager, asked: Question) -> Mapping[str, Any]:
        """Return what is kept of the walker, where the question needs it; else nothing."""
        needed = asked.kind not in FLEETING or asked.kind in REMEMBERING
        return manager.persistent_attributes if needed and self._remembers else {}

    def _still_known(self, state: State) -> State:
        """Drop a topic or an offer that this version of the knowledge no longer holds."""
        talk = state.talk
        if talk.topic and not self._coach.knows(talk.topic):
            talk = talk.but(topic=None, told=0)
        if talk.offer and not self._coach.knows(talk.offer):
            talk = talk.but(offer=None)
        return state if talk is state.talk else state._replace(talk=talk)

    def _keep(self, manager: AttributesManager, after: State, *, visit: bool) -> None:
        """Write into the record what is to outlast the session, and nothing of health."""
        if not self._remembers:
            return
        record: dict[str, Any] = manager.persistent_attributes
        record["talk"] = after.talk.without_health(self._private_tips).to_attributes()
        record["last_speech"] = None if after.talk.of_health() else after.speech
        record["visits"] = record.get("visits", 0) + visit
        manager.save_persistent_attributes()

    def _question(self, request: Any, words: Words) -> Question:
        intent = getattr(request, "intent", None)
        if request.object_type == "LaunchRequest" or intent is None:
            return Question("launch")
        return self._understanding.question(sent(intent), words)


def _remembered(record: Mapping[str, Any], asked: Question) -> State:
    """Return the state a new session starts with; a launch starts on a new topic."""
    if not record:
        return FRESH
    talk = Talk.from_attributes(record.get("talk"))
    if asked.kind == "launch":
        return State(Talk(tips=talk.tips, said=talk.said, recalled=True))
    talk = talk.but(misses=0, offer=None, recalled=True)
    return State(talk, record.get("last_speech"))


def _carried(after: State, *, closed: bool, counted: bool) -> Json:
    """Return the session attributes; a closing response has none, they would come back stale."""
    if closed:
        return Json()
    carried = after.to_attributes()
    if counted:
        carried[COUNTED] = True
    return carried


def _wants_to_be_forgotten(asked: Question, before: State) -> bool:
    """Tell whether this is the "yes" to deleting everything."""
    offer = before.talk.offer
    return asked.kind == "yes" and offer is not None and offer.kind == "forgotten"


def _forget(manager: AttributesManager) -> Question:
    """Delete all that is kept of the walker; return what to say of it."""
    try:
        manager.delete_persistent_attributes()
    except PersistenceException:
        return Question("not_forgotten")
    return Question("forgotten")


def _worth_keeping(asked: Question, before: State, after: State, *, closed: bool) -> bool:
    """Keep what a session would lose: its topic when it closes, a tip or a first visit at once."""
    if asked.kind == "launch":
        return before == FRESH
    return after.talk.tips != before.talk.tips or (closed and asked.kind not in FLEETING)


def _attributes(session: Any) -> dict[str, Any]:
    found = getattr(session, "attributes", None)
    return found if isinstance(found, dict) else {}
