"""`python -m deployment.hosting.steps`: does the Containerfile work? Also where no engine is.

Its steps are run as they are written, in a folder of their own that stands for the container's;
only what makes a user is left out. Then its command is run, and its health is asked.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
CONTAINERFILE = Path(__file__).with_name("Containerfile")
SKILL_ID = "amzn1.ask.skill.00000000-0000-4000-8000-000000000000"
_STATE = "/var/lib/walking-muscles"
_STARTS = 100


class Step(NamedTuple):
    """An instruction of a Containerfile, and what stands behind it."""

    instruction: str
    rest: str


def steps(text: str) -> Iterator[Step]:
    """Yield the instructions of a Containerfile, without its comments."""
    for line in re.sub(r"\\\n", " ", text).splitlines():
        if line.strip() and not line.startswith("#"):
            instruction, _, rest = line.partition(" ")
            yield Step(instruction, rest.strip())


def copied() -> list[str]:
    """Return the files of the project that a container gets: those that git knows."""
    done = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [name for name in done.stdout.splitlines() if not name.startswith("tests/")]


def run(folder: Path) -> None:
    """Run all steps in a folder, and print them. Raises CalledProcessError where one fails."""
    house, state = folder / "house", folder / "state"
    house.mkdir()
    state.mkdir()
    environment = {"PATH": os.environ["PATH"], "ALEXA_SKILL_ID": SKILL_ID}
    environment |= {key: value for key, value in os.environ.items() if key.startswith("PIP_")}
    checks: list[str] = []
    for instruction, rest in steps(CONTAINERFILE.read_text("utf-8")):
        print(f"{instruction} {rest}", flush=True)
        if instruction == "COPY":
            _copy(rest, house)
        elif instruction == "RUN" and not rest.startswith("useradd"):
            subprocess.run(rest, shell=True, cwd=house, env=environment, check=True)
        elif instruction == "ENV":
            name, _, value = rest.partition("=")
            environment[name] = value.replace(_STATE, str(state))
        elif instruction == "HEALTHCHECK":
            checks = json.loads(rest.removeprefix("CMD "))
        elif instruction == "CMD":
            _serve(json.loads(rest), checks, house, environment)


def _copy(rest: str, house: Path) -> None:
    source, target = shlex.split(rest)
    for name in copied() if source == "." else [source]:
        path = house / (name if source == "." else target)
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, path)


def _serve(command: list[str], check: list[str], house: Path, environment: dict[str, str]) -> None:
    """Run the command until its health check succeeds."""
    server = subprocess.Popen(command, cwd=house, env=environment)
    try:
        for _ in range(_STARTS):
            if subprocess.run(check, cwd=house, capture_output=True, check=False).returncode == 0:
                print("healthy")
                return
            time.sleep(0.1)
        raise subprocess.CalledProcessError(1, check)
    finally:
        server.terminate()
        server.wait(20)


def main() -> int:
    """Run the steps in a new folder, and return 0 where all of them succeed."""
    with tempfile.TemporaryDirectory() as name, suppress(KeyboardInterrupt):
        try:
            run(Path(name))
        except subprocess.CalledProcessError as error:
            print(f"failed: {error}", file=sys.stderr)
            return 1
        return 0
    return 130


if __name__ == "__main__":
    sys.exit(main())
