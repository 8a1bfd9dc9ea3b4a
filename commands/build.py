"""`walking-muscles build`: build what is stale of what runs and of what Alexa gets."""

from __future__ import annotations

import argparse

from alexa_desk.progress import Notice
from workshop.stale import build_stale


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `build` to the command."""
    parser = subparsers.add_parser("build", help="build what is stale, if nothing has a fault")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Build what is stale. Raises BrokenContentError where something has a fault."""
    names = build_stale(progress=Notice("building"))
    print(f"built: {', '.join(names)}" if names else "nothing to build: all is fresh")
    return 0
