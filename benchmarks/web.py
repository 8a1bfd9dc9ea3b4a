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

TURNS = 1000
ROUNDS = 9


def compare(envelope: str) -> list[list[float]]:
    """Return the cpu microseconds a request of each side for an envelope, round by round."""
    with TemporaryDirectory() as folder:
        return [
            [
                _measured("hello", envelope, "none"),
                _measured("ours", envelope, "none"),
                _measured("ours", envelope, f"{folder}/{number}.db"),
            ]
            for number in range(ROUNDS)
        ]


def _measured(side: str, envelope: str, store: str) -> float:
    command = [sys.executable, "-m", "benchmarks.web_side", side, envelope, store, str(TURNS)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    return float(json.loads(done.stdout.splitlines()[-1]))


def main() -> None:
    """Print a table: each side's cpu a request, and ours as a share of theirs."""
    print(f"\nFlask, cpu us a request, medians of {ROUNDS} processes of {TURNS} requests each\n")
    titles = "hello world, unverified | this skill, verified | ratio | with SQLite | ratio"
    print(f"| {'':16} | {titles} |")
    print(f"| {'-' * 16} | {'-' * 23} | {'-' * 20} | ----- | {'-' * 11} | ----- |")
    for case, envelope in CASES.items():
        rounds = compare(envelope)
        theirs, ours, stored = (median(side) for side in zip(*rounds, strict=True))
        share, stored_share = (median(one[n] / one[0] for one in rounds) for n in (1, 2))
        print(
            f"| {case:16} | {theirs:23.0f} | {ours:20.0f} | {share:5.2f}"
            f" | {stored:11.0f} | {stored_share:5.2f} |"
        )


if __name__ == "__main__":
    main()
