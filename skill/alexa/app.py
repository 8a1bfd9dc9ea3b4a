"""Builds the skill of the SDK from its parts: routes, handlers, serializer."""

from __future__ import annotations

from random import Random

from ask_sdk_core.skill import CustomSkill, SkillConfiguration
from ask_sdk_runtime.dispatch_components import (
    GenericExceptionMapper,
    GenericHandlerAdapter,
)

from skill.alexa.handlers.can_fulfill import CanFulfillHandler
from skill.alexa.handlers.fault import FaultHandler
from skill.alexa.handlers.silent import SilentHandler, SkillDisabledHandler
from skill.alexa.handlers.talk import SessionEndedHandler, Setting, TalkHandler
from skill.alexa.routes import Routes
from skill.alexa.serializer import RARELY_ASKED, TolerantSerializer
from skill.alexa.walker import Clock, Log, Walkers
from skill.knowledge.model import Knowledge
from skill.languages.words import Languages
from skill.talk.hearing import Hearing
from skill.talk.turn import Talk


def build(
    knowledge: Knowledge,
    languages: Languages,
    walkers: Walkers,
    chance: Random,
    log: Log,
    clock: Clock,
) -> CustomSkill:
    """Return the skill, ready to be invoked with a request envelope of the SDK."""
    hearing = Hearing(knowledge)
    remembers = walkers.state != "none"
    setting = Setting(Talk(knowledge), hearing, languages, remembers, clock, chance)
    talk = TalkHandler(setting)
    routes = Routes(
        {
            "LaunchRequest": talk,
            "IntentRequest": talk,
            "SessionEndedRequest": SessionEndedHandler(setting),
            "CanFulfillIntentRequest": CanFulfillHandler(hearing, languages),
            "AlexaSkillEvent.SkillDisabled": SkillDisabledHandler(walkers),
        },
        otherwise=SilentHandler(),
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
    skill.serializer = TolerantSerializer(RARELY_ASKED)  # type: ignore[assignment]  # see above
    return skill
