"""Builds the skill of the SDK from its parts: routes, handlers, serializer."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from ask_sdk_core.skill import CustomSkill, SkillConfiguration
from ask_sdk_runtime.dispatch_components import (
    GenericExceptionMapper,
    GenericHandlerAdapter,
)

from skill.alexa.handlers.can_fulfill import CanFulfillHandler
from skill.alexa.handlers.consent import ConsentHandler
from skill.alexa.handlers.fault import FaultHandler
from skill.alexa.handlers.permissions import EVENTS, PermissionsHandler
from skill.alexa.handlers.player import Note, PlayerHandler, RefusedHandler, unheard
from skill.alexa.handlers.silent import SilentHandler, SkillDisabledHandler
from skill.alexa.handlers.talk import SessionEndedHandler, Setting, TalkHandler
from skill.alexa.routes import Routes
from skill.alexa.serializer import RARELY_ASKED, TolerantSerializer
from skill.alexa.services import Ask, over_http
from skill.alexa.walker import Clock, Log, Walkers
from skill.knowledge.model import Knowledge
from skill.languages.words import Languages
from skill.talk.hearing import Hearing
from skill.talk.player import Track, no_track
from skill.talk.turn import Talk

#: What a device tells of its audio player, and its buttons.
PLAYER_REQUESTS = (
    *(f"AudioPlayer.Playback{what}" for what in ("Started", "NearlyFinished", "Stopped")),
    *(f"AudioPlayer.Playback{what}" for what in ("Finished", "Failed")),
    *(f"PlaybackController.{what}CommandIssued" for what in ("Play", "Pause", "Next", "Previous")),
)


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
    ask: Ask = over_http,
) -> CustomSkill:
    """Return the skill, ready to be invoked with a request envelope of the SDK."""
    track, note = audio
    hearing = Hearing(knowledge)
    remembers = walkers.state != "none"
    setting = Setting(Talk(knowledge), hearing, languages, remembers, clock, chance, track, ask)
    talk = TalkHandler(setting)
    player = PlayerHandler(walkers, languages, track, note, clock)
    routes = Routes(
        {
            "LaunchRequest": talk,
            "IntentRequest": talk,
            "Connections.Response": ConsentHandler(talk),
            "SessionEndedRequest": SessionEndedHandler(setting),
            "CanFulfillIntentRequest": CanFulfillHandler(hearing, languages),
            "AlexaSkillEvent.SkillDisabled": SkillDisabledHandler(walkers, ask),
            **dict.fromkeys(EVENTS, PermissionsHandler(walkers, ask)),
            "System.ExceptionEncountered": RefusedHandler(note),
            **dict.fromkeys(PLAYER_REQUESTS, player),
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
