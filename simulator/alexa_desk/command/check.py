"""`check`: model files against what Alexa refuses and what she handles badly."""

from __future__ import annotations

import argparse
from pathlib import Path

from alexa_desk.check import Level, check, told


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `check` to the command."""
    parser = subparsers.add_parser("check", help="check interaction models against Alexa's rules")
    add_arguments(parser)
    parser.set_defaults(run=run)


def add_arguments(parser: argparse.ArgumentParser, default: Path | None = None) -> None:
    """Add what a check is told: a folder (`default` where none is named), and how strict it is."""
    parser.add_argument(
        "folder",
        nargs="?" if default else None,
        type=Path,
        default=default,
        help="the models' folder, a skill package, or a project with one",
    )
    parser.add_argument("--strict", action="store_true", help="give advice as well, and insist")


def run(args: argparse.Namespace) -> int:
    """Print the faults; return 1 where Alexa refuses a model, strictly where there is any fault."""
    faults = check(args.folder, args.strict)
    for line in told(faults):
        print(line)
    if not faults:
        print(f"{args.folder}: no faults")
    refused = any(fault.level is Level.ERROR for fault in faults)
    return 1 if refused or (args.strict and faults) else 0
