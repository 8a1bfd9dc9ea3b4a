"""`walking-muscles knowledge`: check what people edit."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from alexa_desk.progress import Notice
from workshop.check import check
from workshop.paths import KNOWLEDGE_FILE, LANGUAGES, SENTENCES, languages


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `knowledge check` to the command."""
    parser = subparsers.add_parser("knowledge", help="what the skill knows about muscles")
    actions = parser.add_subparsers(dest="action", required=True)
    checking = actions.add_parser("check", help="report every fault, with its line")
    checking.add_argument(
        "file",
        nargs="?",
        type=Path,
        metavar="FILE",
        help="a knowledge file (default: the skill's own, with its words and sentences)",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Check a file of somebody's own alone, the skill's file together with its languages.

    Returns 0 when all is in order, 1 when there is a fault.
    """
    file: Path | None = args.file
    path = file or _short(KNOWLEDGE_FILE)
    words = [] if file else [_short(folder) for folder in languages(LANGUAGES)]
    sentences = [] if file else [_short(folder) for folder in languages(SENTENCES)]
    faults = check(path, words, sentences, Notice("checking"))
    for fault in faults:
        print(fault)
    if faults:
        print(f"{len(faults)} fault{'s' if len(faults) > 1 else ''}")
        return 1
    for checked in (path, *words, *sentences):
        print(f"{checked}: no faults")
    return 0


def _short(path: Path) -> Path:
    """The path as seen from here, where that is shorter to read."""
    relative = Path(os.path.relpath(path))
    return path if ".." in relative.parts else relative
