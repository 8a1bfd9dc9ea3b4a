"""What the environment says of the web door, looked at before anything is started."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

DEFAULT_STORE = "walking-muscles.db"


class SettingError(Exception):
    """A setting without which the service must not start; the message says which and why."""


class Settings(NamedTuple):
    """What the environment says: whose requests to answer, and where walkers are remembered."""

    skill_id: str
    store: str | None

    @staticmethod
    def of(environment: Mapping[str, str]) -> Settings:
        """Read the settings. Raises SettingError where the skill's id is not set."""
        skill_id = environment.get("ALEXA_SKILL_ID", "").strip()
        if not skill_id:
            raise SettingError(
                "ALEXA_SKILL_ID is not set: without it, requests meant for any other skill would"
                " be answered. Set it to the skill's id from the developer console"
                " (amzn1.ask.skill. and so on)."
            )
        return Settings(skill_id, environment.get("WALKING_MUSCLES_STORE", DEFAULT_STORE).strip())
