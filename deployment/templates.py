"""`python -m deployment.templates`: what osls makes of serverless.yml, in deployment/cloud.

So whoever changes serverless.yml reads in a diff what changes in the cloud, and tests need no Node.
Each file says what it was made of; `--check` makes all of them anew, and tells which differ.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "deployment" / "cloud"
STAGES = ("dev", "prod")
SKILL_ID = "amzn1.ask.skill.00000000-0000-4000-8000-000000000000"
#: What templates are made of.
_SOURCES = (ROOT / "serverless.yml", ROOT / "package-lock.json")
_OSLS = ROOT / "node_modules/osls/bin/serverless.js"
_MADE = "cloudformation-template-update-stack.json"
#: When it was made, in the place where the zip is uploaded to.
_WHEN = re.compile(r"\d{13}-[^/]+Z")


def digest() -> str:
    """Return the hash of what templates are made of."""
    return sha256(b"".join(path.read_bytes() for path in _SOURCES)).hexdigest()


def path(stage: str) -> Path:
    """Return where the template of a stage is."""
    return FOLDER / f"{stage}.json"


def read(stage: str) -> dict[str, Any]:
    """Return the template of a stage."""
    found: dict[str, Any] = json.loads(path(stage).read_text("utf-8"))
    return found


def make(stage: str) -> str:
    """Return the template of a stage as text, made anew of an empty zip, without an account.

    Raises CalledProcessError where osls says no.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "build").mkdir()
        (folder / "build" / "lambda.zip").touch()
        copy(ROOT / "serverless.yml", folder)
        command = ("node", "--no-warnings", str(_OSLS), "package", "--package", "made")
        subprocess.run(
            (*command, "--stage", stage, "--param", f"skillId={SKILL_ID}"),
            cwd=folder,
            env={"PATH": os.environ["PATH"], "HOME": name, "NO_COLOR": "1"},
            capture_output=True,
            text=True,
            check=True,
        )
        made = json.loads(_WHEN.sub("WHEN", (folder / "made" / _MADE).read_text("utf-8")))
    made["Metadata"] = {"MadeOf": digest()}
    return f"{json.dumps(made, indent=2)}\n"


def main() -> int:
    """Write the templates, or tell which are not what they would be; return 1 where any is not."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m deployment.templates")
    parser.add_argument("--check", action="store_true", help="write nothing, tell what differs")
    checks = parser.parse_args().check
    if not _OSLS.is_file():
        print("osls is missing: run `make node_modules/installed`", file=sys.stderr)
        return 1
    differs = False
    for stage in STAGES:
        try:
            made = make(stage)
        except subprocess.CalledProcessError as error:
            print(f"osls refuses {stage}:\n{error.stdout}{error.stderr}", file=sys.stderr)
            return 1
        if not checks:
            path(stage).write_text(made, "utf-8")
        elif path(stage).read_text("utf-8") != made:
            differs = True
            print(f"{path(stage)} is not what serverless.yml says: run `make cloud`")
    return int(differs)


if __name__ == "__main__":
    sys.exit(main())
