"""`python -m deployment.publishing`: imports build/skill-package, and shows what Amazon finds.

With `--asked-only` it says what is missing, before anything is built or sent.
"""

from __future__ import annotations

import argparse
import json
import sys

from deployment.publishing.ask import Ask, AskError, no_account, not_installed
from deployment.publishing.publish import Publication
from store.check import check
from store.publisher import read_publisher
from store.submission import read_submission
from workshop.documents import BrokenContentError
from workshop.paths import STORE_PACKAGE


def main() -> int:
    """Publish; return 1 where something is missing, refused or to be mended."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m deployment.publishing")
    parser.add_argument(
        "--profile", default="default", help="the account, by ask-cli's name for it"
    )
    parser.add_argument("--asked-only", action="store_true", help="send nothing")
    args = parser.parse_args()
    faults = [*_to_do(), *no_account(args.profile)]
    if not args.asked_only:
        faults += not_installed()
    for fault in faults:
        print(fault, file=sys.stderr)
    if faults or args.asked_only:
        return int(bool(faults))
    return _publish(args.profile)


def _to_do() -> list[str]:
    """Return what is wrong with the submission, or still to do."""
    try:
        return [str(fault) for fault in check(read_submission())]
    except BrokenContentError as error:
        return [str(error)]


def _publish(profile: str) -> int:
    package = STORE_PACKAGE / "skill-package"
    manifest = json.loads((package / "skill.json").read_text("utf-8"))["manifest"]
    locales = list(manifest["publishingInformation"]["locales"])
    known = read_publisher().skill_id
    try:
        done = Publication(Ask(profile), print).publish(package, known, locales)
    except AskError as error:
        print(error, file=sys.stderr)
        return 1
    for finding in done.findings:
        print(finding)
    if done.skill_id and done.skill_id != known:
        print(f"a new skill: put `skill_id: {done.skill_id}` into publisher.yaml")
    if done.good:
        print("imported and validated: talk to it in the console, then submit it there")
    return int(not done.good)


if __name__ == "__main__":
    sys.exit(main())
