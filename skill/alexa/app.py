"""Builds the skill of the SDK from its parts: routes, handlers, serializer."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.skill import CustomSkill, SkillConfiguration
from ask_sdk_runtime.dispatch_components import (
    GenericExceptionMapper,
    GenericHandlerAdapter,
)

from skill.alexa.handlers.fault import FaultHandler
from skill.alexa.handlers.talk import SessionEndedHandler, Setting, TalkHandler
from skill.alexa.routes import Routes
from skill.alexa.serializer import RARELY_ASKED, TolerantSerializer
from skill.alexa.walker import Clock, Log, Note, Walkers
from skill.knowledge.model import Knowledge
from skill.languages.words import Languages
from skill.talk.hearing import Hearing
from skill.talk.player import Track, no_track
from skill.talk.turn import Talk

if TYPE_CHECKING:  # read where a service is asked, and nowhere else
    from skill.alexa.services import Ask


def unheard(fate: str) -> None:
    """Take what became of an event, and tell nobody."""


class Audio(NamedTuple):
    """How walks are heard.

    track: where the track of a walk is played from. note: told what became of a player's event.
    """

    track: Track = no_track
    note: Note = unheard


#: Where no audio is set up.
NO_AUDIO = Audio()


def build(  # noqa: PLR0913 - the last two by name, and each has a default
    knowledge: Knowledge,
    languages: Languages,
    walkers: Walkers,
    chance: Random,
    log: Log,
    clock: Clock,
    *,
    audio: Audio = NO_AUDIO,
    ask: Ask | None = None,
) -> CustomSkill:
    """Return the skill, ready to be invoked with a request envelope of the SDK."""
    hearing = Hearing(knowledge)
    remembers = walkers.state != "none"
    setting = Setting(
        Talk(knowledge), hearing, languages, remembers, clock, chance, audio.track, ask
    )
    talk = TalkHandler(setting)

    def rare() -> tuple[Mapping[str, AbstractRequestHandler], AbstractRequestHandler]:
        from skill.alexa.handlers import rare as handlers  # noqa: PLC0415 - no question needs them

        return handlers.handlers(talk, setting, walkers, audio.note)

    routes = Routes(
        {
            "LaunchRequest": talk,
            "IntentRequest": talk,
            "SessionEndedRequest": SessionEndedHandler(setting),
        },
        rare,
    )
    skill = CustomSkill(
        SkillConfiguration(
            request_mappers=[routes],  # type: ignore[list-item]  # any mapper will do
            handler_adapters=[GenericHandlerAdapter()],
            exception_mapper=GenericExceptionMapper([FaultHandler(languages, log)]),
            persistence_adapter=walkers,
        )
    )
    # The SDK's interface, not its class.
    skill.serializer = TolerantSerializer(RARELY_ASKED)  # type: ignore[assignment]  # not its class
    return skill
