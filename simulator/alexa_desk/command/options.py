"""What every command is told: which skill, which models, which device."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from alexa_desk.alexa import DEFAULT_LOCALE, UnknownLocaleError
from alexa_desk.command.desk import Desk
from alexa_desk.command.frame import CommandError
from alexa_desk.command.handler import HandlerError, load_handler
from alexa_desk.device.device import PROFILES, Product
from alexa_desk.device.products import ProductError, load_products
from alexa_desk.model import ModelError
from alexa_desk.model_files import Models

#: Opens a desk for what the command line says.
Opener = Callable[[argparse.Namespace], Desk]


def add_skill(parser: argparse.ArgumentParser) -> None:
    """Add what names the skill under test."""
    for name, metavar, what in (
        ("--handler", "MODULE:NAME", "the handler, like lambda_function:handler"),
        ("--models", "FOLDER", "the models, a skill package, or a project with one"),
    ):
        parser.add_argument(name, required=True, metavar=metavar, help=what)
    hosts = "a host the skill may reach; without, none but this machine"
    parser.add_argument("--allow-host", action="append", default=[], metavar="HOST", help=hosts)
    what = "what the skill sells: a folder like isps, or a file of products"
    parser.add_argument("--products", metavar="PATH", type=path_of, help=what)
    what = "what it is said to (default: speaker)"
    parser.add_argument("--device", choices=sorted(PROFILES), default="speaker", help=what)


def opened(args: argparse.Namespace, opener: Opener) -> tuple[Desk, str]:
    """The desk that the command line means, and the locale to speak there. Raises CommandError."""
    speak_plainly()
    desk = opener(args)
    try:
        return desk, desk.alexa.known(args.locale or _usual(desk))
    except UnknownLocaleError as error:
        raise CommandError(str(error)) from error


def open_skill(args: argparse.Namespace) -> Desk:
    """The desk with the skill that was named. Raises CommandError."""
    hosts = tuple(args.allow_host)
    models = Path(args.models).resolve()
    try:
        handler = load_handler(args.handler, hosts)
        device = replace(PROFILES[args.device], products=_products(args))
        desk = Desk(
            lambda log: handler, models, only_locale(args), device=device, allow_hosts=hosts
        )
    except (HandlerError, ModelError, ProductError) as error:
        raise CommandError(str(error)) from error
    tell_left_out(desk.models)
    return desk


def tell_left_out(models: Models) -> None:
    """Say which locales cannot be used and which files were passed over, and why."""
    for what in (*models.broken.values(), *models.skipped):
        print(f"left out: {what}", file=sys.stderr)


def _products(args: argparse.Namespace) -> Sequence[Product]:
    if args.products is None:
        return ()
    return load_products(args.products, getattr(args, "locale", None) or DEFAULT_LOCALE)


def only_locale(args: argparse.Namespace) -> str | None:
    """The locale a command speaks that speaks one alone; None for others."""
    return (args.locale or DEFAULT_LOCALE) if getattr(args, "one_locale", False) else None


def path_of(text: str) -> Path:
    """A path on the command line, whatever the working folder becomes."""
    return Path(text).resolve()


def _usual(desk: Desk) -> str:
    """American English, else the first locale there is."""
    locales = desk.alexa.locales
    return DEFAULT_LOCALE if DEFAULT_LOCALE in locales else locales[0]


def speak_plainly() -> None:
    """Print what a terminal cannot show as a question mark, and never fail over it."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
