"""A skill in the simulator, with what it reports as its own faults."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from alexa_desk.alexa import DEFAULT_USER, Alexa
from alexa_desk.cloud.skill import Handler
from alexa_desk.device.device import Device
from alexa_desk.model_files import load_models
from alexa_desk.turn import Turn

#: Makes a skill's handler, given whom it tells of faults.
HandlerMaker = Callable[[Callable[[str, str], None]], Handler]


class Desk:
    """A skill in the simulator, with what it reported as its own faults.

    With `only` it speaks one locale, where the folder `models` has that.
    """

    def __init__(
        self, maker: HandlerMaker, models: Path | str, only: str | None = None, **options: Any
    ) -> None:
        self._faults: list[str] = []
        self.models = load_models(models, only)
        self.alexa = Alexa(maker(self._note), self.models, **options)
        self._ours: Device = options.get("device") or Device()

    def say(
        self, utterance: str, locale: str, user: str = DEFAULT_USER, new_session: bool = False
    ) -> Turn:
        """One turn. A fault the skill caught itself is told in `error` beside what it said."""
        return self.watch(lambda: self.alexa.say(utterance, locale, user, new_session))

    def like_ours(self, device: Device) -> Device:
        """A device that sells and plays what the desk's own does: as long, with the same words."""
        ours = self._ours
        return replace(
            device,
            products=ours.products,
            track_seconds=ours.track_seconds,
            transcript=ours.transcript,
        )

    def watch(self, act: Callable[[], Turn]) -> Turn:
        """The turn of an act, with the faults that the skill caught in it."""
        self._faults.clear()
        turn = act()
        if self._faults and turn.error is None:
            turn = replace(turn, error=f"The skill reports a fault: {'; '.join(self._faults)}")
        return turn

    def _note(self, fault: str, where: str) -> None:
        self._faults.append(f"{fault} ({where})")
