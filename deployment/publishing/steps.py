"""`python -m deployment.publishing.steps`: docs/publishing.md as a publisher follows it, timed.

In a fresh clone, each command of a step as it is written there. What needs an account is asked for
without one: it must say what is missing, and change nothing.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from store.publisher import EXAMPLE, FILE
from workshop.paths import ROOT

PAGE = ROOT / "docs" / "publishing.md"
#: What cannot be done without an account, and what asks for consent in a browser.
BY_ACCOUNT = ("make deploy", "make publish")
BY_PERSON = ("make account",)
_STEP = re.compile(r"^(\d+)\. \*\*(.+?)\.?\*\*", re.MULTILINE)
_COMMANDS = re.compile(r"```sh\n(.*?)```|`((?:make |\.venv/bin/)[^`]+)`", re.DOTALL)
_QUESTION = "which muscles do i use walking uphill\n"
_ID = "amzn1.ask.skill.11111111-1111-4111-8111-111111111111"
#: What a publisher puts in the place of the example.
_OWN = (
    ("Jane Doe, 1 Example Street, Exampleton", "A Rehearsal, Loopback"),
    ("amzn1.ask.skill.00000000-0000-4000-8000-000000000000", _ID),
    ("example.com", "example.org"),
)


class Step(NamedTuple):
    """A numbered step of the page, and the commands in it, in their order."""

    number: int
    title: str
    commands: tuple[str, ...]


class StepError(Exception):
    """A step does not do what the page says; the message says which, and what came instead."""


def steps(page: str) -> Iterator[Step]:
    """Yield the steps of the page."""
    begins = [*_STEP.finditer(page)]
    ends = [*(match.start() for match in begins[1:]), page.index("\n## ", begins[-1].end())]
    for begin, end in zip(begins, ends, strict=True):
        told = page[begin.end() : end]
        lines = "\n".join(block or inline for block, inline in _COMMANDS.findall(told))
        commands = (line.partition("  #")[0].strip() for line in lines.splitlines())
        yield Step(int(begin[1]), begin[2], tuple(command for command in commands if command))


def follow(folder: Path) -> None:
    """Follow the page in a folder, and print how long each step takes. Raises StepError."""
    clone, home = folder / "clone", folder / "home"
    home.mkdir()
    subprocess.run(["git", "clone", "--quiet", ROOT, clone], check=True)
    environment = {name: text for name, text in os.environ.items() if not name.startswith("AWS_")}
    environment |= {"HOME": str(home), "AWS_EC2_METADATA_DISABLED": "true"}
    for step in steps(PAGE.read_text("utf-8")):
        began = time.monotonic()
        for command in step.commands:
            if not command.startswith(BY_PERSON):
                _try(command, clone, environment)
        print(f"{step.number:2} {step.title}: {time.monotonic() - began:.0f} s", flush=True)


def _try(command: str, clone: Path, environment: dict[str, str]) -> None:
    """Run a command as it is written; what it is given is a question, for who asks for one."""
    refused = command.startswith(BY_ACCOUNT)
    before = _state(clone)
    done = subprocess.run(
        command.replace("amzn1.ask.skill...", _ID),
        shell=True,
        cwd=clone,
        env=environment,
        input=_QUESTION,
        capture_output=True,
        text=True,
        check=False,
    )
    told = done.stdout[-2000:] + done.stderr[-2000:]
    if bool(done.returncode) != refused:
        raise StepError(f"{command}: {done.returncode}\n{told}")
    if not refused:
        _fill_in(clone)
    elif _state(clone) != before:
        raise StepError(f"{command}: changed something\n{told}")
    else:
        print(f"   {command}: {done.stderr.splitlines()[0]}")


def _state(clone: Path) -> dict[str, float]:
    """Return which files are there that a publisher owns, and of when."""
    owned = [clone / FILE.name, *(clone / "build").rglob("*")]
    return {str(path): path.stat().st_mtime for path in owned if path.is_file()}


def _fill_in(clone: Path) -> None:
    """Put a publisher of our own into the copy of the example, once it is there."""
    file = clone / FILE.name
    if file.is_file() and file.read_bytes() == EXAMPLE.read_bytes():
        text = file.read_text("utf-8")
        for example, own in _OWN:
            text = text.replace(example, own)
        file.write_text(text, "utf-8")


def main() -> int:
    """Follow the page in a new folder, and return 0 where all of it is true."""
    with tempfile.TemporaryDirectory() as name:
        try:
            follow(Path(name))
        except StepError as error:
            print(f"FAILED: {error}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
