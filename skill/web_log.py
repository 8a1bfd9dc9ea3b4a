"""The web door's log: standard output, a line of JSON each, and nobody waits for it."""

from __future__ import annotations

import sys
from io import UnsupportedOperation
from select import select

from skill.alexa.journal import to_stdout


def to_log(line: str) -> None:
    """Write a line unless it would have to wait: a pipe whose reader is stuck takes none."""
    if _takes_a_line():
        to_stdout(line)


def _takes_a_line() -> bool:
    """Tell whether the log takes a line at once; a file always does."""
    try:
        return bool(select([], [sys.stdout.fileno()], [], 0)[1])
    except UnsupportedOperation:  # it is no file: nothing to wait for
        return True
    except (OSError, ValueError, AttributeError):  # closed, or never there
        return False
