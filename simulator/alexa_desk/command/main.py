"""The command `alexa-desk`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

from alexa_desk.command.frame import frame, importing, run

_COMMANDS = ("chat", "ask", "replay", "check", "learn")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    words = sys.argv[1:] if argv is None else argv
    with importing():
        parser = _parser(words)
    return run(parser, words)


def _parser(words: Sequence[str]) -> argparse.ArgumentParser:
    """The parser of the command that is called, and of no other; of all where none is."""
    parser, subparsers = frame("alexa-desk", "Alexa on your desk: try any skill by words, offline.")
    for name in [name for name in _COMMANDS if name in words[:1]] or _COMMANDS:
        import_module(f"alexa_desk.command.{name}").add_parser(subparsers)
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
