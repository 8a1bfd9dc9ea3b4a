"""Tells whoever waits longer than a second how far something is."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TextIO

#: Is told which share is done, 0 to 1.
Progress = Callable[[float], None]

_PATIENCE = 1.0
_STEP = 10


@dataclass
class Notice:
    """A progress that writes a line for each tenth, from the first second on."""

    what: str
    stream: TextIO = field(default_factory=lambda: sys.stderr)
    clock: Callable[[], float] = time.monotonic
    _begin: float = field(init=False)
    _shown: int = field(init=False, default=-1)

    def __post_init__(self) -> None:
        self._begin = self.clock()

    def __call__(self, share: float) -> None:
        """Write how far it is, where that is news to somebody who waits."""
        tenths = int(share * 100) // _STEP
        if tenths > self._shown and self.clock() - self._begin >= _PATIENCE:
            self._shown = tenths
            print(f"{self.what}: {tenths * _STEP} %", file=self.stream, flush=True)


def silent(share: float) -> None:
    """A progress that nobody sees."""


def part(progress: Progress, begin: float, end: float) -> Progress:
    """The progress of one part of something, from one share of the whole to another."""
    return lambda share: progress(begin + share * (end - begin))
