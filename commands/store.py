"""`walking-muscles store`: what the skill store gets, built and checked."""

from __future__ import annotations

import argparse
import sys
from importlib.util import find_spec

from alexa_desk.command.frame import CommandError
from alexa_desk.progress import Notice
from commands.desk import open_desk
from workshop.paths import PRIVACY_PAGES, ROOT, STORE_PACKAGE

_PACKAGE = STORE_PACKAGE.relative_to(ROOT)


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `store build` and `store check` to the command."""
    parser = subparsers.add_parser("store", help="the package for the skill store")
    actions = parser.add_subparsers(dest="action", required=True)
    building = actions.add_parser("build", help=f"check, and write {_PACKAGE}")
    building.add_argument("--profile", default="default", help="the profile of ask-cli")
    actions.add_parser("check", help="report everything that certification would refuse")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Check the submission, and write the package where nothing stops it.

    Returns 1 where something does; `check` where anything is left to do before publishing as well.
    """
    for needed in ("ask_smapi_model", "resvg_py"):
        if not find_spec(needed):
            raise CommandError(f"{needed} is missing: `make store` installs it, and does all this")
    # Only here: they need the skill's words, which the other commands must do without.
    from store.check import check, refused  # noqa: PLC0415 - only a store command needs it
    from store.package import files, pages, write  # noqa: PLC0415 - only a store command needs it
    from store.submission import read_submission  # noqa: PLC0415 - only a store command needs it

    submission = read_submission()
    faults = check(submission, open_desk(":memory:"), Notice("trying the skill"))
    for fault in faults:
        print(fault, file=sys.stderr)
    stopped = refused(faults)
    if args.action == "build" and not stopped:
        content = files(submission, args.profile)
        write(content)
        print(f"{_PACKAGE}: {len(content)} files, {len(submission.models)} locales")
        if public := pages(submission):
            write(public, PRIVACY_PAGES)
            address = submission.publisher.privacy or "your privacy address"
            print(f"{PRIVACY_PAGES.relative_to(ROOT)}: put it where {address} is")
    if not faults:
        print("the store's package: no faults")
    return int(bool(stopped if args.action == "build" else faults))
