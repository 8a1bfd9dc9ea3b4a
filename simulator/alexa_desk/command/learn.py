"""`learn`: models learned ahead, so that the first answer in each locale comes at once."""

from __future__ import annotations

import argparse
from pathlib import Path

from alexa_desk.command.frame import CommandError
from alexa_desk.command.options import tell_left_out
from alexa_desk.model import ModelError
from alexa_desk.model_files import load_models
from alexa_desk.progress import Notice
from alexa_desk.understanding.kept import learn


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `learn` to the command."""
    parser = subparsers.add_parser("learn", help="learn models ahead: first answers come at once")
    parser.add_argument("folder", type=Path, help="the models' folder, or a skill package")
    parser.add_argument(
        "--locale", action="append", default=[], help="only this one, and any named besides"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Keep what is learned of each locale's model; return 1 where one cannot be used."""
    try:
        models = load_models(args.folder)
    except ModelError as error:
        raise CommandError(str(error)) from error
    for missing in {*args.locale} - {*models}:
        raise CommandError(f"{args.folder}: no model of {missing} here; {', '.join(models)} are")
    for locale in args.locale or models:
        learn(models[locale], progress=Notice(f"learning the model of {locale}"))
    tell_left_out(models)
    return int(bool(models.broken))
