"""`python -m deployment.audit`: has anything that is shipped or served a known weakness?

Asks by pip-audit. Where nobody can be asked it says so, and is content: a check must work offline.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LOCK = "requirements/server.txt"
_SECONDS = 120


def told(dependencies: Sequence[Mapping[str, Any]]) -> tuple[list[str], int]:
    """Return a sentence for each known weakness, and how many packages nobody knew anything of."""
    found = [
        f"{package['name']} {package['version']}: {weakness['id']}; mended in "
        f"{', '.join(weakness['fix_versions']) or 'no version yet'}"
        for package in dependencies
        for weakness in package.get("vulns", ())
    ]
    return found, sum("skip_reason" in package for package in dependencies)


def main() -> int:
    """Print what was found; return 1 where something has a weakness."""
    command = [sys.executable, "-m", "pip_audit", "--requirement", LOCK, "--disable-pip"]
    command += ["--no-deps", "--timeout", "5", "--progress-spinner", "off", "--format", "json"]
    try:
        done = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, timeout=_SECONDS, check=False
        )
        dependencies = json.loads(done.stdout)["dependencies"]
    except (subprocess.TimeoutExpired, ValueError):
        dependencies = []
    weaknesses, unknown = told(dependencies)
    for weakness in weaknesses:
        print(weakness)
    if unknown == len(dependencies):
        print("pip-audit: skipped, nobody can be asked for known weaknesses from here")
    else:
        print(f"pip-audit: {len(dependencies) - unknown} packages, {len(weaknesses)} weaknesses")
    return int(bool(weaknesses))


if __name__ == "__main__":
    sys.exit(main())
