"""``walking-muscles model``: builds and checks the interaction models."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from alexa_desk.command import check
from alexa_desk.progress import Notice
from workshop.model.build import build_models, notes_told, write_models
from workshop.paths import MODELS

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add_parser(subparsers: Subparsers) -> None:
    """Add the command ``model`` with its own commands ``build`` and ``check``."""
    parser = subparsers.add_parser("model", help="build or check the interaction models")
    parser.set_defaults(run=run)
    commands = parser.add_subparsers(dest="model_command", required=True)
    build = commands.add_parser("build", help="build the model of every locale")
    build.add_argument("folder", nargs="?", type=Path, default=MODELS, help="where to write")
    checking = commands.add_parser("check", help="check model files against Alexa's rules")
    check.add_arguments(checking, MODELS)


def run(args: argparse.Namespace) -> int:
    """Run a command of ``model``; the exit code is 0, or 1 when something is wrong."""
    return _build(args.folder) if args.model_command == "build" else check.run(args)


def _build(folder: Path) -> int:
    built = build_models(progress=Notice("building the models"))
    for note in notes_told(built):
        print(f"note: {note}", file=sys.stderr)
    write_models(built, folder)
    for model in built:
        print(model.summary())
    return 0
