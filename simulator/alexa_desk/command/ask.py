"""`ask`: one question, one answer."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TextIO

from alexa_desk.alexa import UnknownLocaleError
from alexa_desk.command.desk import Desk
from alexa_desk.command.frame import CommandError
from alexa_desk.command.options import (
    Opener,
    add_skill,
    open_skill,
    opened,
)


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `ask` to the command."""
    parser = subparsers.add_parser("ask", help="ask the skill one question")
    add_skill(parser)
    add_arguments(parser)
    parser.set_defaults(run=lambda args: run(args, open_skill))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what a question is told with."""
    parser.add_argument("question", nargs="+", help="what is said")
    parser.add_argument("--locale", help="default: en-US, else the first there is")
    parser.add_argument("--json", action="store_true", help="print the envelopes as well")
    parser.set_defaults(one_locale=True)


def run(args: argparse.Namespace, opener: Opener) -> int:
    """Ask the question; return 0 when there is an answer, 1 when something is wrong."""
    desk, locale = opened(args, opener)
    return ask(desk, " ".join(args.question), locale, sys.stdout, args.json)


def ask(desk: Desk, question: str, locale: str, out: TextIO, as_json: bool = False) -> int:
    """Write the answer to `out`, as plain text or as one JSON object."""
    try:
        turn = desk.say(question, locale)
    except UnknownLocaleError as error:
        print(error, file=sys.stderr)
        return 1
    if turn.request is None and turn.error is None:
        raise CommandError(f"nothing was asked: there is no word in {question!r}")
    if as_json:
        print(json.dumps(turn.as_dict(full=True), indent=2, ensure_ascii=False), file=out)
    else:
        _tell(turn.speech, turn.reprompt, out)
        if turn.error:
            print(turn.error, file=sys.stderr)
    return 1 if turn.error else 0


def _tell(speech: str | None, reprompt: str | None, out: TextIO) -> None:
    if speech:
        print(speech, file=out)
    if reprompt and out.isatty():
        print(f"\033[2m{reprompt}\033[0m", file=out)
