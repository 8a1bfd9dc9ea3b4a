"""The command `walking-muscles`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec

from skill.errors import WalkingMusclesError

try:
    from alexa_desk.command.frame import frame, importing, run
except ModuleNotFoundError:
    raise SystemExit("alexa-desk is missing: install simulator/ as well, or its wheel") from None

_COMMANDS = ("walk", "build", "knowledge", "languages", "memory")
#: Commands that talk to the simulated Alexa, by what she understands with: a server has none of it.
_DESK_COMMANDS = ("ask", "chat", "replay", "model", "store")
_UNDERSTANDING = "onnxruntime"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    words = sys.argv[1:] if argv is None else argv
    try:
        with importing():
            parser = _parser(words)
    except ModuleNotFoundError as error:
        print(f"{error.name} is missing: `make install` installs it", file=sys.stderr)
        return 1
    return run(parser, words, (WalkingMusclesError,))


def _parser(words: Sequence[str] = ()) -> argparse.ArgumentParser:
    """The parser of the command that is called, and of no other; of all where none is."""
    parser, subparsers = frame("walking-muscles", "Ask a voice skill which muscles a walk uses.")
    known = (*(_DESK_COMMANDS if find_spec(_UNDERSTANDING) else ()), *_COMMANDS)
    called = [name for name in known if name in words[:1]]
    for name in called or (() if "--version" in words else known):
        import_module(f"commands.{name}").add_parser(subparsers)
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
