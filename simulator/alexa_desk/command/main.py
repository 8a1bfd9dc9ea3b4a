"""The command `alexa-desk`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence

from alexa_desk.command import ask, chat, check, learn, replay


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
        prog="alexa-desk", description="Alexa on your desk: try any skill by words, offline."
    )
    subparsers = parser.add_subparsers(metavar="COMMAND", required=True)
    for command in (chat, ask, replay, check, learn):
        command.add_parser(subparsers)
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
