"""The command `alexa-desk`."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from alexa_desk.command import ask, chat, check, learn, replay
from alexa_desk.command.frame import frame, run


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    parser, subparsers = frame("alexa-desk", "Alexa on your desk: try any skill by words, offline.")
    for command in (chat, ask, replay, check, learn):
        command.add_parser(subparsers)
    return run(parser, sys.argv[1:] if argv is None else argv)


if __name__ == "__main__":
    raise SystemExit(main())
