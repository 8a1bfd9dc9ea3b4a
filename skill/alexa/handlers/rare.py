"""Handlers of requests that come seldom: made with the first of them, no question needs them."""

from __future__ import annotations

from collections.abc import Mapping

from ask_sdk_core.dispatch_components import AbstractRequestHandler

from skill.alexa.handlers.can_fulfill import CanFulfillHandler
from skill.alexa.handlers.consent import ConsentHandler
from skill.alexa.handlers.permissions import EVENTS, PermissionsHandler
from skill.alexa.handlers.player import PlayerHandler, RefusedHandler
from skill.alexa.handlers.silent import SilentHandler, SkillDisabledHandler
from skill.alexa.handlers.talk import Setting, TalkHandler
from skill.alexa.walker import Note, Walkers

#: What a device tells of its audio player, and its buttons.
PLAYER_REQUESTS = (
    *(f"AudioPlayer.Playback{what}" for what in ("Started", "NearlyFinished", "Stopped")),
    *(f"AudioPlayer.Playback{what}" for what in ("Finished", "Failed")),
    *(f"PlaybackController.{what}CommandIssued" for what in ("Play", "Pause", "Next", "Previous")),
)


def handlers(
    talk: TalkHandler, setting: Setting, walkers: Walkers, note: Note
) -> tuple[Mapping[str, AbstractRequestHandler], AbstractRequestHandler]:
    """Return the handlers by the type of request that they take, and the one of all others.

    note: told what became of a player's event.
    """
    languages, ask = setting.languages, setting.ask
    player = PlayerHandler(walkers, setting, note)
    by_type = {
        "Connections.Response": ConsentHandler(talk),
        "CanFulfillIntentRequest": CanFulfillHandler(setting.hearing, languages),
        "AlexaSkillEvent.SkillDisabled": SkillDisabledHandler(walkers, ask),
        **dict.fromkeys(EVENTS, PermissionsHandler(walkers, ask)),
        "System.ExceptionEncountered": RefusedHandler(note),
        **dict.fromkeys(PLAYER_REQUESTS, player),
    }
    return by_type, SilentHandler()
