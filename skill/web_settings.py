"""What the environment says of the web door, looked at before anything is started."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from skill.audio.door import open_door
from skill.audio.opening import TracksAddressError
from skill.audio.tracks import Tracks
from skill.errors import WalkingMusclesError
from skill.memory.keys import SaltError, Salts
from skill.memory.opening import StoreAddressError, try_store
from skill.memory.store import StoreError

DEFAULT_STORE = "walking-muscles.db"
#: Who may see the figures at /metrics.
AUDIENCES = ("loopback", "anybody", "none")
SALT = "WALKING_MUSCLES_SALT"
OPERATOR, CONTACT = "WALKING_MUSCLES_OPERATOR", "WALKING_MUSCLES_CONTACT"
#: What a skill's id looks like.
SKILL_ID = re.compile(r"amzn1\.ask\.skill\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class SettingError(WalkingMusclesError):
    """A setting without which the service must not start; the message says which and why."""


class Settings(NamedTuple):
    """What the environment says: whose requests to answer, where walkers are remembered,
    who may see the figures, where the tracks of walks are played from, and who runs the skill
    and can be reached how: without both there is no privacy page.
    """

    skill_id: str
    store: str | None
    metrics: str = AUDIENCES[0]
    tracks: Tracks | None = None
    operator: str = ""
    contact: str = ""

    @staticmethod
    def of(environment: Mapping[str, str]) -> Settings:
        """Read the settings. Raises SettingError where the skill's id is not set.

        TracksAddressError and SaltError, where tracks are to be played from nowhere or without a
        salt.
        """
        skill_id = environment.get("ALEXA_SKILL_ID", "").strip()
        if not skill_id:
            raise SettingError(
                "ALEXA_SKILL_ID is not set: without it, requests meant for any other skill would"
                " be answered. Set it to the skill's id from the developer console"
                " (amzn1.ask.skill. and so on)."
            )
        return Settings(
            skill_id,
            environment.get("WALKING_MUSCLES_STORE", DEFAULT_STORE).strip(),
            environment.get("WALKING_MUSCLES_METRICS", AUDIENCES[0]).strip(),
            open_door(environment),
            environment.get(OPERATOR, "").strip(),
            environment.get(CONTACT, "").strip(),
        )


def faults(environment: Mapping[str, str]) -> list[str]:
    """Return what keeps a server from its work, a sentence each; a store is opened for that.

    What may pass by itself (a store that is locked, or out of reach) is no fault.
    """
    try:
        settings = Settings.of(environment)
    except (SettingError, SaltError, TracksAddressError) as error:
        return [str(error)]
    found = []
    if not SKILL_ID.fullmatch(settings.skill_id):
        found.append(
            f"ALEXA_SKILL_ID {settings.skill_id!r} is no skill's id, so every request would be"
            " refused: it looks like amzn1.ask.skill.<a UUID>"
        )
    if settings.metrics not in AUDIENCES:
        found.append(
            f"WALKING_MUSCLES_METRICS {settings.metrics!r} is none of {', '.join(AUDIENCES)}"
        )
    try:
        Salts.of(environment.get(SALT))
        try_store(settings.store)
    except (SaltError, StoreAddressError) as error:
        found.append(str(error))
    except StoreError as error:
        found.append(f"WALKING_MUSCLES_STORE: {error}. Mend that, or set it to another, or to none")
    return found


def notes(environment: Mapping[str, str]) -> list[str]:
    """Return what a host should know, though it keeps nobody from starting."""
    settings = Settings.of(environment)
    found = []
    if bool(settings.operator) != bool(settings.contact):
        missing = CONTACT if settings.operator else OPERATOR
        found.append(f"{missing} is not set: there is no privacy page")
    if SALT not in environment and settings.store and settings.store != "none":
        found.append(f"{SALT} is not set: walkers are kept under hashes without a salt")
    return found
