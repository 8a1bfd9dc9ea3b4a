"""The skill at its door: built from its parts, and asked with what Alexa sends."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import TYPE_CHECKING, Any

from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.skill import CustomSkill, SkillConfiguration

from skill.alexa.handlers.fault import FaultHandler
from skill.alexa.handlers.talk import SessionEndedHandler, Setting, TalkHandler
from skill.alexa.journal import ANSWERED, REFUSED, Journal
from skill.alexa.routes import EMPTY, Routes, is_ours
from skill.alexa.serializer import RARELY_ASKED, TolerantSerializer
from skill.alexa.walker import Clock, Log, Note, Walkers
from skill.knowledge.model import Knowledge
from skill.languages.words import Languages
from skill.talk.hearing import Hearing
from skill.talk.player import Track, no_track
from skill.talk.turn import Talk

if TYPE_CHECKING:  # read where a service is asked, and nowhere else
    from skill.alexa.services import Ask

_ENVELOPE = "ask_sdk_model.request_envelope.RequestEnvelope"


def unheard(*told: object) -> None:
    """Take what nobody wants to hear of."""


def build(  # noqa: PLR0913 - the last three by name, and each has a default
    knowledge: Knowledge,
    languages: Languages,
    walkers: Walkers,
    chance: Random,
    log: Log,
    clock: Clock,
    *,
    track: Track = no_track,
    note: Note = unheard,
    ask: Ask | None = None,
) -> CustomSkill:
    """Return the skill, ready to be invoked with a request envelope of the SDK.

    track: where a walk is played from. note: told what became of a player's event.
    """
    setting = Setting(
        talk=Talk(knowledge),
        hearing=Hearing(knowledge),
        languages=languages,
        remembers=walkers.state != "none",
        clock=clock,
        chance=chance,
        track=track,
        ask=ask,
    )
    return _skill(_routes(setting, walkers, note, FaultHandler(languages, log)), walkers)


def _routes(setting: Setting, walkers: Walkers, note: Note, faults: FaultHandler) -> Routes:
    """Return who handles which request; who is hardly ever needed is imported then."""
    talk = TalkHandler(setting)

    def rare() -> tuple[Mapping[str, AbstractRequestHandler], AbstractRequestHandler]:
        from skill.alexa.handlers import rare as handlers  # noqa: PLC0415 - no question needs them

        return handlers.handlers(talk, setting, walkers, note)

    usual = {
        "LaunchRequest": talk,
        "IntentRequest": talk,
        "SessionEndedRequest": SessionEndedHandler(setting),
    }
    return Routes(usual, rare, faults)


def _skill(routes: Routes, walkers: Walkers) -> CustomSkill:
    """Return the SDK's skill, with our routes and our reader of requests in it."""
    skill = CustomSkill(
        SkillConfiguration(request_mappers=[], handler_adapters=[], persistence_adapter=walkers)
    )
    # The SDK's interfaces, not its classes.
    skill.request_dispatcher = routes  # type: ignore[assignment]  # not its class
    skill.serializer = TolerantSerializer(RARELY_ASKED)  # type: ignore[assignment]  # not its class
    return skill


class App:
    """Answers Alexa's events: the skill, and a line in the journal for each of them.

    skill_id: refuse requests meant for another skill. asleep: chance that is to begin with the
    first request, and not before: many functions are restored from one snapshot, and would all
    draw the same.
    """

    def __init__(
        self,
        skill: CustomSkill,
        log: Log,
        *,
        skill_id: str | None = None,
        journal: Journal | None = None,
        asleep: Random | None = None,
    ) -> None:
        self._skill = skill
        self._serializer: Any = skill.serializer
        self._log = log
        self._skill_id = skill_id
        self._journal = journal
        self._asleep = asleep

    def answer(self, event: Any, context: Any = None) -> dict[str, Any]:
        """Return the response envelope for a request envelope; never raises on an event."""
        journal = self._journal
        entry = journal.begin() if journal else None
        if self._asleep:
            self._awake()
        response = self._response(event, context) if is_ours(event, self._skill_id) else EMPTY
        if journal and entry:
            journal.end(entry, event, REFUSED if response == EMPTY else ANSWERED)
        return dict(response)

    def _awake(self) -> None:
        asleep, self._asleep = self._asleep, None  # at once, for another thread may do so as well
        if asleep:
            asleep.seed()

    def _response(self, event: Any, context: Any) -> Mapping[str, Any]:
        try:
            envelope = self._serializer.deserialize(event, _ENVELOPE)
            response: Mapping[str, Any] = self._serializer.serialize(
                self._skill.invoke(envelope, context)
            )
        except Exception as error:  # nothing that Alexa sends may raise
            # The last line of defence: Alexa plays an error tone on an empty answer, and goes on.
            self._log(type(error).__name__, "door")
            return EMPTY
        return response
