"""`walking-muscles chat`: a conversation, for people at the keyboard or for a program."""

from __future__ import annotations

import argparse

from alexa_desk.command import chat
from commands.desk import open_for

_HELLO = """Walking Muscles, on your desk: type what you would say to Alexa, for example
"which muscles do i use walking uphill". /help tells what else there is, Ctrl-D ends."""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `chat` to the command."""
    parser = subparsers.add_parser("chat", help="talk to the skill")
    parser.add_argument("--memory", metavar="FILE", default=":memory:",
                        help="keep what the skill remembers in this file")  # fmt: skip
    chat.add_arguments(parser)
    parser.set_defaults(run=lambda args: chat.run(args, open_for, _HELLO))
