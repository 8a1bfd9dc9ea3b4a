"""`python -m benchmarks`: cold start and warm turns, both sides in turn, with their ratios."""

from __future__ import annotations

import compileall
import json
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.cases import CASES, ROOT, event

#: Theirs and ours.
MODULES = ("benchmarks.hello_world", "skill.lambda_function")
PROCESSES = 15
WARM_TURNS = 1000

#: Runs in a process of its own: everything a cold start pays for, then warm turns.
_CHILD = """
import json, sys, time
module, path, turns = sys.argv[1], sys.argv[2], int(sys.argv[3])
event = json.load(open(path))
started, burned = time.perf_counter(), time.process_time()
handler = __import__(module, fromlist=["handler"]).handler
handler(event, None)
cold, cold_cpu = time.perf_counter() - started, time.process_time() - burned
cpu = []
for _ in range(turns):
    before = time.process_time_ns()
    handler(event, None)
    cpu.append(time.process_time_ns() - before)
# Not getrusage: it hands a child its parent's peak.
peak = next(int(line.split()[1]) for line in open("/proc/self/status") if "VmHWM" in line)
print(json.dumps({
    "cold start, ms": cold * 1e3,
    "cold start, cpu ms": cold_cpu * 1e3,
    "warm turn, cpu us": sorted(cpu)[turns // 2] / 1e3,
    "peak memory, MB": peak / 1024,
}))
"""


def measure(module: str, path: Path) -> dict[str, float]:
    """Return one process's figures: cold start (ms), warm turn (cpu µs), peak memory (MB)."""
    command = [sys.executable, "-c", _CHILD, module, str(path), str(WARM_TURNS)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def compare(path: Path) -> dict[str, tuple[float, float, float]]:
    """Return theirs, ours and our share of theirs for each figure: medians over many processes.

    Both sides run in turn, and the share is taken of each turn: so both see the same noise.
    """
    turns = [[measure(module, path) for module in MODULES] for _ in range(PROCESSES)]
    return {
        figure: (
            median(theirs[figure] for theirs, _ in turns),
            median(ours[figure] for _, ours in turns),
            median(ours[figure] / theirs[figure] for theirs, ours in turns),
        )
        for figure in turns[0][0]
    }


def main() -> None:
    """Print a table: each figure of both sides, and ours as a share of theirs."""
    for folder in ("skill", "benchmarks"):  # both sides with bytecode, as a package has it
        compileall.compile_dir(ROOT / folder, quiet=1)
    print(f"Python {sys.version.split()[0]}, medians of {PROCESSES} processes each\n")
    print(f"| {'':38} | hello world | this skill | ratio |")
    print(f"| {'-' * 38} | ----------- | ---------- | ----- |")
    for case, envelope in CASES.items():
        with TemporaryDirectory() as folder:
            path = Path(folder) / "event.json"
            path.write_text(json.dumps(event(envelope)), "utf-8")
            found = compare(path)
        for figure, (theirs, ours, ratio) in found.items():
            name = f"{case}: {figure}"
            print(f"| {name:38} | {theirs:11.1f} | {ours:10.1f} | {ratio:5.2f} |")


if __name__ == "__main__":
    main()
