"""`walking-muscles ask`: one question, one answer."""

from __future__ import annotations

import argparse

from alexa_desk.command import ask
from commands.desk import open_for


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `ask` to the command."""
    parser = subparsers.add_parser("ask", help="ask the skill one question")
    ask.add_arguments(parser)
    parser.set_defaults(memory=":memory:", run=lambda args: ask.run(args, open_for))
