"""The skill on the desk: this project's handler and models, put into the simulator."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

from alexa_desk.alexa import DEFAULT_USER, Alexa, Handler, Turn
from alexa_desk.model import ModelError, load_models
from skill.errors import NotBuiltError
from workshop.paths import MODELS

#: Makes a skill's handler, given where it remembers and whom it tells of faults.
HandlerMaker = Callable[[Callable[[str, str], None]], Handler]


class Desk:
    """A skill in the simulator, with what it reported as its own faults."""

    def __init__(self, maker: HandlerMaker, models: Path = MODELS, **options: Any) -> None:
        self._faults: list[str] = []
        self.alexa = Alexa(maker(self._note), load_models(models), **options)

    def say(
        self, utterance: str, locale: str, user: str = DEFAULT_USER, new_session: bool = False
    ) -> Turn:
        """One turn. A fault the skill caught itself is told in `error` beside what it said."""
        self._faults.clear()
        turn = self.alexa.say(utterance, locale, user, new_session)
        if self._faults and turn.error is None:
            turn = replace(turn, error=f"The skill reports a fault: {'; '.join(self._faults)}")
        return turn

    def _note(self, fault: str, where: str) -> None:
        self._faults.append(f"{fault} ({where})")


def open_desk(memory: str | None = None, chance: Random | None = None) -> Desk:
    """The walking skill in the simulator.

    `memory` is a SQLite file, ":memory:", or None to remember nobody between two sessions. A seeded
    `chance` makes talks repeat.
    Raises NotBuiltError when the models or the skill's words were not built yet.
    """
    try:
        return Desk(_maker(memory, chance))
    except ModelError as error:
        raise NotBuiltError(str(MODELS), str(error)) from error


def _maker(memory: str | None, chance: Random | None) -> HandlerMaker:
    def make(log: Callable[[str, str], None]) -> Handler:
        # Only here: the other commands must work before the skill's words are built.
        from skill.lambda_function import make_handler  # noqa: PLC0415 - it reads the built files when imported

        return make_handler(memory, chance=chance, log=log)

    return make
