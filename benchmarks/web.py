"""`python -m benchmarks.web`: cpu per request, verified by us, against Flask and hello world bare.

Theirs is the SDK's hello world behind Flask, believing whatever comes. Ours is the web door with
verification on and all of the skill behind it, without and with a store. Both are called as
a server calls a WSGI application, each in a process of its own, by turns.
"""

from __future__ import annotations

import json
import subprocess
import sys
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.cases import CASES, ROOT

HELLO, OURS, STORED = "hello", "ours", "stored"
TURNS = 2000
ROUNDS = 5


def compare(envelope: str) -> dict[str, float]:
    """Return the cpu microseconds a request of each side for an envelope."""
    sides: dict[str, list[float]] = {HELLO: [], OURS: [], STORED: []}
    with TemporaryDirectory() as folder:
        for number in range(ROUNDS):
            sides[HELLO].append(_measured("hello", envelope, "none"))
            sides[OURS].append(_measured("ours", envelope, "none"))
            sides[STORED].append(_measured("ours", envelope, f"{folder}/{number}.db"))
    return {side: median(runs) for side, runs in sides.items()}


def _measured(side: str, envelope: str, store: str) -> float:
    command = [sys.executable, "-m", "benchmarks.web_side", side, envelope, store, str(TURNS)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    return float(json.loads(done.stdout.splitlines()[-1]))


def main() -> None:
    """Print a table: each side's cpu a request, and ours as a share of theirs."""
    print(f"\nFlask, cpu us a request, medians of {ROUNDS} processes of {TURNS} requests each\n")
    print("| | hello world, unverified | this skill, verified | ratio | with SQLite | ratio |")
    print("| - | - | - | - | - | - |")
    for case, envelope in CASES.items():
        found = compare(envelope)
        theirs, ours, stored = (found[side] for side in (HELLO, OURS, STORED))
        print(
            f"| {case} | {theirs:.0f} | {ours:.0f} | {ours / theirs:.2f}"
            f" | {stored:.0f} | {stored / theirs:.2f} |"
        )


if __name__ == "__main__":
    main()
