"""`replay`: say a recorded conversation again, and tell what has changed since."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TextIO

from alexa_desk.alexa import UnknownLocaleError
from alexa_desk.command.desk import Desk
from alexa_desk.command.frame import CommandError
from alexa_desk.command.jsonl import BadLineError, Line, parse, turn_of
from alexa_desk.command.options import (
    Opener,
    add_skill,
    open_skill,
    opened,
    path_of,
)
from alexa_desk.command.record import KEPT
from alexa_desk.services.shop import UnknownProductError
from alexa_desk.turn import Turn


@dataclass(frozen=True, slots=True)
class Entry:
    """One turn of a recording: what goes in, and what came out then."""

    line: Line
    expect: dict[str, Any] = field(default_factory=dict)


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `replay` to the command."""
    parser = subparsers.add_parser("replay", help="say a recorded conversation again")
    add_skill(parser)
    add_arguments(parser)
    parser.set_defaults(run=lambda args: run(args, open_skill))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what a replay is told with."""
    parser.add_argument("file", type=path_of, help="from `chat --record`, or from `ask dialog`")
    parser.add_argument("--locale", help="where the file names none")


def run(args: argparse.Namespace, opener: Opener) -> int:
    """Replay the file; return 1 where an answer is another than it was, or a turn fails."""
    desk, locale = opened(args, opener)
    try:
        entries = list(read(args.file.read_text(encoding="utf-8-sig"), locale))
    except OSError as error:
        raise CommandError(f"{args.file}: cannot be read ({error.strerror})") from error
    except BadLineError as error:
        raise CommandError(f"{args.file}: {error}") from error
    return replay(desk, entries, sys.stdout)


def read(text: str, locale: str) -> Iterator[Entry]:
    """The turns of a recording: JSON lines, or one object as `ask dialog` replays it.

    Raises BadLineError for a line that is neither.
    """
    try:
        whole = json.loads(text)
    except ValueError:
        whole = None
    if isinstance(whole, dict) and isinstance(whole.get("userInput"), list):
        spoken = str(whole.get("locale") or locale)
        inputs = [str(each) for each in whole["userInput"]]
        for number, said in enumerate(each for each in inputs if not each.startswith(".")):
            yield Entry(Line(said, spoken, "somebody", new_session=number == 0))
        return
    for number, raw in enumerate(text.splitlines(), 1):
        if not raw.strip():
            continue
        try:
            line = parse(raw.encode(), locale)
        except BadLineError as error:
            raise BadLineError(f"line {number}: {error}") from error
        expect = json.loads(raw).get("expect")
        yield Entry(line, expect if isinstance(expect, dict) else {})


def replay(desk: Desk, entries: list[Entry], out: TextIO) -> int:
    """Say each turn and print it, with what differs; return 1 where something does."""
    wrong = 0
    for entry in entries:
        try:
            turn = desk.watch(partial(turn_of, desk, entry.line))
        except (UnknownLocaleError, UnknownProductError) as error:
            turn = Turn(error=str(error))
        print(f"> {entry.line.utterance or entry.line.request or ''}", file=out)
        if turn.speech:
            print(turn.speech, file=out)
        faults = [*_differences(entry.expect, turn), *([turn.error] if turn.error else [])]
        for fault in faults:
            print(f"  ! {fault}", file=out)
        wrong += bool(faults)
    print(f"{len(entries)} turns, {wrong} with a difference or a fault", file=out)
    return 1 if wrong else 0


def _differences(expect: dict[str, Any], turn: Turn) -> Iterator[str]:
    for key in KEPT:
        if key in expect and expect[key] != getattr(turn, key):
            yield f"{key} was {expect[key]!r}, is {getattr(turn, key)!r}"
