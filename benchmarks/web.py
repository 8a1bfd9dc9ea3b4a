"""`python -m benchmarks.web`: cpu per request, verified by us, against Flask and hello world bare.

Theirs is the SDK's hello world behind Flask, believing whatever comes. Ours is the web door with
verification on and all of the skill behind it, without and with a store. Both are called as
a server calls a WSGI application, each in a process of its own, by turns.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
ENVELOPES = ROOT / "tests" / "envelopes"
CASES = {
    "launch (small)": "launch_first_time_en-US",
    "question (large)": "intent_match_en-US",
}
HELLO, OURS, STORED = "Flask + hello world, unverified", "this skill, verified", "with SQLite"
TURNS = 2000
ROUNDS = 5


def compare() -> dict[str, dict[str, float]]:
    """Return cpu microseconds per request of each side, for each case; and ours as a share."""
    found: dict[str, dict[str, float]] = {}
    with TemporaryDirectory() as folder:
        for case, envelope in CASES.items():
            sides: dict[str, list[float]] = {HELLO: [], OURS: [], STORED: []}
            for number in range(ROUNDS):
                store = f"{folder}/{envelope}.{number}.db"
                sides[HELLO].append(_measured("hello", envelope, "none"))
                sides[OURS].append(_measured("ours", envelope, "none"))
                sides[STORED].append(_measured("ours", envelope, store))
            figures = {side: median(runs) for side, runs in sides.items()}
            figures["ratio"] = figures[OURS] / figures[HELLO]
            figures["ratio with SQLite"] = figures[STORED] / figures[HELLO]
            found[case] = figures
    return found


def _measured(side: str, envelope: str, store: str) -> float:
    command = [sys.executable, "-m", "benchmarks.web_side", side, envelope, store, str(TURNS)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    return float(json.loads(done.stdout.splitlines()[-1]))


def main() -> None:
    """Print both sides and their ratio."""
    for case, figures in compare().items():
        for name, figure in figures.items():
            unit = "" if name.startswith("ratio") else " cpu us a request"
            print(f"{case}: {name}: {figure:.2f}{unit}")


if __name__ == "__main__":
    main()
