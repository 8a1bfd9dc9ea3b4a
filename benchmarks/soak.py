"""`python -m benchmarks.soak [seconds]`: a thousand walkers at once, and nothing may be lost.

wrk sends signed requests to gunicorn with the web door, all on loopback, on a SQLite store. Each
request is a session of its own that leaves something to remember, so the visits in the database
must be as many as the answers.
"""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from cryptography.hazmat.primitives.serialization import Encoding

from skill.alexa.verification.event import TOLERANCE
from skill.alexa.verification.verifier import utc_now
from tests.alexa.talk import SKILL as TESTED
from tests.alexa.talk import request
from tests.web.authority import Authority

ROOT = Path(__file__).parent.parent
#: An id as Amazon gives it, which the settings of a server insist on.
SKILL = "amzn1.ask.skill.00000000-0000-4000-8000-000000000000"
WALKERS = 1000
CONNECTIONS = 16
WARM_UP = 5
LONGEST = 2 * int(TOLERANCE.total_seconds()) - WARM_UP - 30
PORT = 8765
#: In the line of a request that was answered as it should be.
ANSWERED = '"outcome": "answered"'
#: What a walker asks, in turn: one-shots about this and that, each worth remembering.
QUESTIONS: tuple[tuple[str, dict[str, str | list[str]]], ...] = (
    ("ConditionMusclesIntent", {"condition": "uphill"}),
    ("AboutMuscleIntent", {"muscle": "gastrocnemius"}),
    ("TipIntent", {}),
    ("OverviewIntent", {}),
    ("WhereIsMuscleIntent", {"muscle": "soleus"}),
)


def main() -> int:
    """Run the soak, print what was found, and return 1 for an error or a lost write."""
    asked = sys.argv[1] if len(sys.argv) > 1 else "60"
    seconds = int(asked) if asked.isdecimal() else 0
    if not 0 < seconds <= LONGEST:
        print(f"1 to {LONGEST} seconds: a signed request is good for five minutes only")
        return 2
    with TemporaryDirectory() as name:
        folder = Path(name)
        prepare(folder, seconds)
        with gunicorn(folder) as server:
            warm = wrk(folder, WARM_UP, 0)
            at_start = memory(server.pid)
            found = wrk(folder, seconds, warm["requests"])
            at_end = memory(server.pid)
        log = (folder / "log").read_text().splitlines()
        told = [line for line in log if line.startswith("{") and ANSWERED not in line]
        answered, (walkers, visits) = answers(folder), kept(folder)
    errors = found["errors"] + warm["errors"]
    print(f"requests/s     {found['requests'] / found['seconds']:.0f}")
    print(f"requests       {found['requests']} in {found['seconds']:.0f} s, {CONNECTIONS} at once")
    print(f"milliseconds   p50 {found['p50']}, p99 {found['p99']}, longest {found['longest']}")
    print(f"errors         {errors} of wrk, {len(told)} lines of refusals or faults")
    print(f"lost writes    {answered - visits} ({answered} answers, {visits} visits kept)")
    print(f"walkers        {walkers}")
    print(f"memory, MB     {at_start:.1f} at the start, {at_end:.1f} at the end")
    for line in sorted(set(told))[:5]:
        print(f"  {told.count(line)} x {line}")
    return int(bool(errors or told or answered != visits))


def prepare(folder: Path, seconds: int) -> None:
    """Write root, chain and signed requests of all walkers."""
    alexa_now = utc_now()
    authority = Authority("Soak", alexa_now)
    alexa = authority.leaf()
    (folder / "root.pem").write_bytes(authority.root.certificate.public_bytes(Encoding.PEM))
    (folder / "chain.pem").write_bytes(alexa.pem)
    middle = alexa_now + timedelta(seconds=(seconds + WARM_UP) / 2)
    with (folder / "requests").open("wb") as out:
        for intent, slots in QUESTIONS:
            for walker in range(WALKERS):
                event = request(intent, slots, user=f"amzn1.ask.account.{walker}")
                event["request"]["timestamp"] = middle.isoformat()
                body = json.dumps(event).replace(TESTED, SKILL).encode()
                headers = {"Host": "x", "Content-Length": str(len(body)), **alexa.headers(body)}
                lines = "".join(f"{key}: {value}\r\n" for key, value in headers.items())
                whole = f"POST /alexa HTTP/1.1\r\n{lines}\r\n".encode() + body
                out.write(b"%d\n%s" % (len(whole), whole))


@contextmanager
def gunicorn(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run the server as `make serve` does, until the block ends; then let it finish its work."""
    environment = os.environ | {
        "SOAK_FOLDER": str(folder),
        "ALEXA_SKILL_ID": SKILL,
        "WALKING_MUSCLES_STORE": str(folder / "walkers.db"),
    }
    command = [sys.executable, "-m", "gunicorn", "--config", "python:skill.web_server", "-w", "2"]
    command += ["--threads", "4", "--bind", f"127.0.0.1:{PORT}", "benchmarks.soak_app:create()"]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
        try:
            _wait_for(server, folder / "log")
            yield server
        finally:
            server.terminate()
            server.wait(60)


def _wait_for(server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(100):
        try:
            with urlopen(f"http://127.0.0.1:{PORT}/health") as answer:
                answer.read()
                return
        except (URLError, ConnectionError):
            if server.poll() is not None:
                break
            time.sleep(0.1)
    sys.exit(f"the server does not answer:\n{log.read_text()[-2000:]}")


def wrk(folder: Path, seconds: int, turn: int) -> dict[str, Any]:
    """Send requests for some seconds, from a certain one on; return wrk's figures."""
    script = str(Path(__file__).with_name("soak.lua"))
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", "8s", "-s", script]
    command += [f"http://127.0.0.1:{PORT}", "--", str(folder / "requests"), str(turn)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def memory(pid: int) -> float:
    """Return the resident memory of the server's workers, in MB."""
    workers = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    pages = [int(Path(f"/proc/{each}/statm").read_text().split()[1]) for each in workers]
    return sum(pages) * os.sysconf("SC_PAGE_SIZE") / 1e6


def answers(folder: Path) -> int:
    """Return how many answers all workers gave."""
    return sum(
        int.from_bytes(path.read_bytes(), sys.byteorder) for path in folder.glob("answers.*")
    )


def kept(folder: Path) -> tuple[int, int]:
    """Return how many walkers the database knows, and how many visits of theirs it counted."""
    with closing(sqlite3.connect(folder / "walkers.db")) as database:
        rows = [json.loads(text) for (text,) in database.execute("SELECT record FROM walkers")]
    return len(rows), sum(row["visits"] for row in rows)


if __name__ == "__main__":
    sys.exit(main())
