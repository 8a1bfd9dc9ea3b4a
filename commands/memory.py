"""`walking-muscles memory`: back up, restore and count what the skill remembers of walkers."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from skill.memory.backup import BackupError, backup, restore, stats
from skill.memory.opening import file_of
from skill.web_settings import DEFAULT_STORE

STORE = "WALKING_MUSCLES_STORE"


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `memory backup`, `memory restore` and `memory stats` to the command."""
    parser = subparsers.add_parser("memory", help="back up, restore and count the walkers' records")
    actions = parser.add_subparsers(dest="action", required=True)
    for name, does, file in (
        ("backup", "copy the store into a new file, also while a server writes", "the new file"),
        ("restore", "put a backup in the place of all that is kept", "the backup"),
        ("stats", "say how many walkers are kept", None),
    ):
        action = actions.add_parser(name, help=does)
        if file:
            action.add_argument("file", type=Path, metavar="FILE", help=file)
        action.add_argument(
            "--store",
            default=os.environ.get(STORE, DEFAULT_STORE),
            help=f"a file of SQLite (default: {STORE}, or {DEFAULT_STORE} here)",
        )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Do the action. Raises BackupError or StoreAddressError where it cannot be done."""
    path = _path(args.store)
    if args.action == "backup":
        print(f"{args.file}: {backup(path, args.file)} walkers")
    elif args.action == "restore":
        print(f"{path}: {restore(args.file, path)} walkers, as they were when it was backed up")
    else:
        print(stats(path))
    return 0


def _path(address: str) -> Path:
    path = file_of(address)
    if path is None:
        raise BackupError(
            f"{address!r} is no file: a table of DynamoDB has point-in-time recovery, and what is"
            " kept nowhere cannot be backed up. Name a file with --store"
        )
    return path
