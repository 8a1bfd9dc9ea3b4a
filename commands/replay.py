"""`walking-muscles replay`: a recorded conversation again, and what has changed since."""

from __future__ import annotations

import argparse

from alexa_desk.command import replay
from commands.desk import open_for


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `replay` to the command."""
    parser = subparsers.add_parser("replay", help="say a recorded conversation again")
    replay.add_arguments(parser)
    parser.set_defaults(memory=":memory:", run=lambda args: replay.run(args, open_for))
