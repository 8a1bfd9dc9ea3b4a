"""`walking-muscles knowledge`: check the knowledge file, and build what the skill reads."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

import skill.languages
from skill.knowledge.build import SOURCE_FILE, build
from skill.knowledge.check import check
from skill.knowledge.errors import KnowledgeError
from skill.languages.build import sources
from skill.languages.check import language_faults

LANGUAGES = Path(skill.languages.__file__).parent


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `knowledge check` and `knowledge build` to the command."""
    parser = subparsers.add_parser("knowledge", help="what the skill knows about muscles")
    actions = parser.add_subparsers(dest="action", required=True)
    checking = actions.add_parser("check", help="report every fault, with its line")
    checking.add_argument(
        "file",
        nargs="?",
        type=Path,
        metavar="FILE",
        help="a knowledge file (default: the skill's own, with its language files)",
    )
    actions.add_parser("build", help="build muscles.json, which runs, from muscles.yaml")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Do the action; return 0 when all is in order, 1 when there is a fault."""
    return _build() if args.action == "build" else _check(args.file)


def _check(file: Path | None) -> int:
    """Check a file of somebody's own alone, the skill's file together with its languages."""
    path = file or _short(SOURCE_FILE)
    languages = [] if file else [_short(found) for found in sources(LANGUAGES)]
    faults = check(path, languages, language_faults)
    for fault in faults:
        print(fault)
    if faults:
        print(f"{len(faults)} fault{'s' if len(faults) > 1 else ''}")
        return 1
    print(f"{' and '.join(map(str, (path, *languages)))} {'are' if languages else 'is'} in order")
    return 0


def _build() -> int:
    try:
        built = build()
    except KnowledgeError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{built.name}: {built.stat().st_size // 1024} KB")
    return 0


def _short(path: Path) -> Path:
    """The path as seen from here, where that is shorter to read."""
    relative = Path(os.path.relpath(path))
    return path if ".." in relative.parts else relative
