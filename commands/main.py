"""The command `walking-muscles`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from types import ModuleType

from commands import build, knowledge, memory

_COMMANDS: tuple[ModuleType, ...] = (build, knowledge, memory)
if find_spec("alexa_desk"):  # a server has no simulator
    from commands import ask, chat, model, replay, store

    _COMMANDS = (ask, chat, replay, *_COMMANDS, model, store)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0, 1 when something is wrong, 2 for a wrong call."""
    args = _parser().parse_args(argv)
    run: Callable[[argparse.Namespace], int] = args.run
    try:
        return run(args)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read our output has left; Python must not complain about it while it ends.
        sys.stderr.close()
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="walking-muscles", description="Ask a voice skill which muscles a walk uses."
    )
    subparsers = parser.add_subparsers(metavar="COMMAND", required=True)
    for command in _COMMANDS:
        command.add_parser(subparsers)
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
