"""`walking-muscles build`: build what is stale of what runs and of what Alexa gets."""

from __future__ import annotations

import argparse
import sys

from skill.errors import ContentError
from workshop.stale import build_stale


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `build` to the command."""
    parser = subparsers.add_parser("build", help="build what is stale, if nothing has a fault")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Build what is stale; return 1 where something has a fault, and say which."""
    try:
        names = build_stale()
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"built: {', '.join(names)}" if names else "nothing to build: all is fresh")
    return 0
