"""The command `walking-muscles`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec

_COMMANDS = ("walk", "build", "knowledge", "memory")
#: Commands that talk to the simulated Alexa; a server has no simulator.
_DESK_COMMANDS = ("ask", "chat", "replay", "model", "store")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0, 1 when something is wrong, 2 for a wrong call."""
    words = sys.argv[1:] if argv is None else argv
    args = _parser(words).parse_args(words)
    run: Callable[[argparse.Namespace], int] = args.run
    try:
        return run(args)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read our output has left; Python must not complain about it while it ends.
        sys.stderr.close()
        return 1


def _parser(words: Sequence[str] = ()) -> argparse.ArgumentParser:
    """The parser of the command that is called, and of no other; of all where none is."""
    parser = argparse.ArgumentParser(
        prog="walking-muscles", description="Ask a voice skill which muscles a walk uses."
    )
    subparsers = parser.add_subparsers(metavar="COMMAND", required=True)
    known = (*(_DESK_COMMANDS if find_spec("alexa_desk") else ()), *_COMMANDS)
    called = [name for name in known if name in words[:1]]
    for name in called or known:
        import_module(f"commands.{name}").add_parser(subparsers)
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
