"""The skill on the desk: this project's handler and models, put into the simulator."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from random import Random

from alexa_desk import Clock, ModelError
from alexa_desk.cloud.skill import Handler
from alexa_desk.command.desk import Desk, HandlerMaker
from alexa_desk.command.options import only_locale
from alexa_desk.device.device import Device
from commands.tracks import ReadTracks
from skill.errors import NotBuiltError
from skill.memory.opening import try_store
from workshop.paths import MODELS


def open_desk(
    memory: str | None = None, chance: Random | None = None, only: str | None = None
) -> Desk:
    """The walking skill in the simulator.

    `memory` is a SQLite file, ":memory:", or None to remember nobody between two sessions. A seeded
    `chance` makes talks repeat. With `only` that locale alone is spoken. The tracks of walks are
    read, not heard: what is said in them comes up as the clock is moved on.
    Raises NotBuiltError when the models or the skill's words were not built yet.
    """
    try:
        tracks, clock = ReadTracks(), Clock()
        device = Device(track_seconds=tracks.seconds, transcript=tracks.transcript)
        maker = _maker(memory, chance, tracks, clock)
        return Desk(maker, MODELS, only, clock=clock, device=device)
    except ModelError as error:
        raise NotBuiltError(str(MODELS), str(error)) from error


def open_for(args: argparse.Namespace) -> Desk:
    """The walking skill for a command line, which may name a memory.

    Raises NotBuiltError, and StoreError or StoreAddressError for a memory that cannot be used.
    """
    if args.memory not in (None, ":memory:"):
        try_store(args.memory)
    return open_desk(args.memory, only=only_locale(args))


def _maker(
    memory: str | None, chance: Random | None, tracks: ReadTracks, clock: Clock
) -> HandlerMaker:
    def make(log: Callable[[str, str], None]) -> Handler:
        # Only here: the other commands must work before the skill's words are built.
        from skill.lambda_function import make_handler  # noqa: PLC0415 - it reads the built files when imported

        return make_handler(memory, chance=chance, log=log, tracks=tracks, clock=clock)

    return make
