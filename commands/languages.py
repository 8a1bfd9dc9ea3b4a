"""`walking-muscles languages`: build what runs from the language files."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import skill.languages
from skill.languages.build import build
from skill.languages.errors import LanguageError


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `languages build` to the command."""
    parser = subparsers.add_parser("languages", help="the words that are spoken")
    actions = parser.add_subparsers(dest="action", required=True)
    actions.add_parser("build", help="build the JSON that runs from the language files")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Build every language; return 1 where a file cannot be built, and say why."""
    try:
        written = build(Path(skill.languages.__file__).parent)
    except LanguageError as error:
        print(error, file=sys.stderr)
        return 1
    for path in written:
        print(f"{path.name}: {path.stat().st_size // 1024} KB")
    return 0
