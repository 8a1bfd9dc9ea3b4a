"""`python -m benchmarks.cold_lambda`: cold starts in AWS's runtime client, both sides packaged.

From the start of the process to its first answer, this skill beside the SDK's hello world in a
zip built the same way.
"""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from benchmarks import cases
from deployment import build, runtime_api, target_python

RUNS = 7


def main() -> None:
    """Print a table: the medians of both sides, and ours as a share of theirs."""
    python = target_python.find(sys.executable, any_version=True)
    hello = {"hello.py": (cases.ROOT / "benchmarks" / "hello_world.py").read_bytes()}
    with TemporaryDirectory() as name:
        folder = Path(name)
        client = runtime_api.copy_client(folder / "client")
        sides = {}
        for side, handler, ours in (
            ("hello world", "hello.handler", hello),
            ("this skill", runtime_api.HANDLER, None),
        ):
            package = build.build(folder / f"{side}.zip", python, ours)
            with ZipFile(package.path) as file:
                file.extractall(folder / side)
            sides[side] = handler
            print(f"{side}: {package.size / 1e6:.2f} MB")
        print(f"Python {python.version}, medians of {RUNS} processes each, ms\n")
        print(f"| {'':16} | hello world | this skill | ratio |\n| {'-' * 16} | --- | --- | --- |")
        for case, envelope in cases.CASES.items():
            event = cases.event(envelope)
            runs: dict[str, list[float]] = {side: [] for side in sides}
            for _ in range(RUNS):
                for side, handler in sides.items():
                    took = runtime_api.cold_start(folder / side, client, event, handler)
                    runs[side].append(took)
            theirs, ours_ms = (median(found) for found in runs.values())
            print(f"| {case} | {theirs:11.0f} | {ours_ms:10.0f} | {ours_ms / theirs:5.2f} |")


if __name__ == "__main__":
    main()
