"""`chat`: a conversation, for people at the keyboard or for a program."""

from __future__ import annotations

import argparse
import sys
from contextlib import suppress

from alexa_desk.command.jsonl import converse
from alexa_desk.command.options import (
    Opener,
    add_skill,
    open_skill,
    opened,
    path_of,
)
from alexa_desk.command.record import Recorder
from alexa_desk.command.talk import Talk

_HELLO = """Alexa on your desk: type what you would say, for example "open NAME".
/help tells what else there is, Ctrl-D ends."""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `chat` to the command."""
    parser = subparsers.add_parser("chat", help="talk to the skill")
    add_skill(parser)
    add_arguments(parser)
    parser.set_defaults(run=lambda args: run(args, open_skill, _HELLO))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what a talk is told with."""
    parser.add_argument("--locale", help="default: en-US, else the first there is")
    parser.add_argument("--jsonl", action="store_true", help="one JSON object a line, in and out")
    parser.add_argument("--full", action="store_true", help="with --jsonl: the envelopes as well")
    parser.add_argument("--record", type=path_of, metavar="FILE",
                        help="keep what is said and answered, for `replay`")  # fmt: skip


def run(args: argparse.Namespace, opener: Opener, hello: str) -> int:
    """Talk until the input ends; return 1 when the talk could not begin."""
    desk, locale = opened(args, opener)
    with Recorder(args.record) as recorder:
        if args.jsonl:
            converse(desk, sys.stdin.buffer, sys.stdout.buffer, locale, args.full, recorder)
            return 0
        with suppress(ImportError):
            import readline  # noqa: F401, PLC0415 - gives input() its history and line editing
        if sys.stdin.isatty():
            Talk(desk, locale, print, recorder).run(input, hello)
        else:
            # Nobody sees a prompt: what is read here is answered, and nothing else is said.
            Talk(desk, locale, print, recorder).run(lambda prompt: input(""))
    return 0
