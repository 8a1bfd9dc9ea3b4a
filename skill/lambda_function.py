"""The Lambda door: a request envelope as a dict goes in, a response envelope comes out."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from functools import partial
from random import Random
from typing import Any

from skill.alexa import on_demand

on_demand.install()  # before the first import of the SDK, or it comes too late

from ask_sdk_model.request_envelope import RequestEnvelope  # noqa: E402

from skill.alexa.app import build  # noqa: E402
from skill.alexa.envelopes import EMPTY, is_ours  # noqa: E402
from skill.alexa.walker import Log, Walkers  # noqa: E402
from skill.knowledge.load import load  # noqa: E402
from skill.languages.words import Languages  # noqa: E402

DEFAULT_LOCALE = "en-US"

Handler = Callable[[Any, Any], dict[str, Any]]


def make_handler(
    memory: str | None = None,
    *,
    skill_id: str | None = None,
    chance: Random | None = None,
    log: Log | None = None,
) -> Handler:
    """Return a handler `(event, context) -> response envelope` that never raises on an event.

    memory: a SQLite file, ":memory:", or None to remember nobody between two sessions.
    skill_id: refuse requests meant for another skill. chance: a seeded one makes talks repeat.
    log: told of faults. Raises KnowledgeError or LanguageError where nothing was built yet.
    """
    log = log or log_to_stdout
    languages = Languages(DEFAULT_LOCALE)
    languages.words(DEFAULT_LOCALE)  # now, not in somebody's request
    walkers = _walkers(memory, log)
    skill = build(load(), languages, walkers, chance or Random(), log)
    serializer: Any = skill.serializer

    def handle(event: Any, context: Any = None) -> dict[str, Any]:
        if not is_ours(event, skill_id):
            return dict(EMPTY)
        try:
            envelope = serializer.deserialize(event, RequestEnvelope)
            answer = skill.invoke(envelope, context)
            found: dict[str, Any] = serializer.serialize(answer)
        except Exception as error:
            # The last line of defence: Alexa plays an error tone on an empty answer, and goes on.
            log(type(error).__name__, "door")
            return dict(EMPTY)
        return found

    return handle


def log_to_stdout(fault: str, where: str) -> None:
    """Write one JSON line about a fault: its class and place, nothing of the walker."""
    sys.stdout.write(json.dumps({"outcome": "fault", "error": fault, "where": where}) + "\n")


def _walkers(memory: str | None, log: Log) -> Walkers:
    """Return what remembers walkers; a skill without a memory imports nothing for it."""
    if memory is None:
        return Walkers(None)
    from skill.memory.keys import walker_key  # noqa: PLC0415
    from skill.memory.sqlite import SqliteStore  # noqa: PLC0415

    salt = os.environ.get("WALKING_MUSCLES_SALT", "")
    return Walkers(SqliteStore(memory), partial(walker_key, salt=salt), log)


handler = make_handler(
    os.environ.get("WALKING_MUSCLES_DATABASE"), skill_id=os.environ.get("ALEXA_SKILL_ID")
)
