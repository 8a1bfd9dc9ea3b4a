"""`walking-muscles languages`: build what runs from what people edit."""

from __future__ import annotations

import argparse
import sys

from skill.errors import ContentError
from workshop.languages.build import build
from workshop.paths import LANGUAGES


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `languages build` to the command."""
    parser = subparsers.add_parser("languages", help="the words that are spoken")
    actions = parser.add_subparsers(dest="action", required=True)
    actions.add_parser("build", help="build the JSON that runs from what people edit")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Build every language; return 1 where a file cannot be built, and say why."""
    try:
        written = build(LANGUAGES)
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1
    for path in written:
        print(f"{path.name}: {path.stat().st_size // 1024} KB")
    return 0
