"""Builds the skill of the SDK from its parts: routes, handlers, serializer."""

from __future__ import annotations

from random import Random

from ask_sdk_core.skill import CustomSkill, SkillConfiguration
from ask_sdk_runtime.dispatch_components import (
    GenericExceptionMapper,
    GenericHandlerAdapter,
)

from skill.alexa.conversation import Conversation
from skill.alexa.handlers.can_fulfill import CanFulfillHandler
from skill.alexa.handlers.fault import FaultHandler
from skill.alexa.handlers.silent import SilentHandler, SkillDisabledHandler
from skill.alexa.handlers.talk import TalkHandler
from skill.alexa.routes import Routes
from skill.alexa.serializer import RARELY_ASKED, TolerantSerializer
from skill.alexa.walker import Log, Walkers
from skill.coach.coach import Coach
from skill.knowledge.model import Knowledge
from skill.languages.words import Languages


def build(
    knowledge: Knowledge, languages: Languages, walkers: Walkers, chance: Random, log: Log
) -> CustomSkill:
    """Return the skill, ready to be invoked with a request envelope of the SDK."""
    coach = Coach(knowledge)
    remembers = walkers.state != "none"
    talk = TalkHandler(coach, Conversation(coach, chance), languages, remembers=remembers)
    routes = Routes(
        {
            "LaunchRequest": talk,
            "IntentRequest": talk,
            "CanFulfillIntentRequest": CanFulfillHandler(knowledge, languages),
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
