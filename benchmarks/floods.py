"""`python -m benchmarks.floods`: lawful requests beside a hundred hostile connections of each kind.

A server of one worker, strangers and Alexa on this machine; the door was just started, or has seen
her certificate. Prints the milliseconds of the slowest answer, and how many were refused.
"""

from __future__ import annotations

import json
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from benchmarks.cases import ENVELOPES
from skill.alexa.verification.verifier import utc_now
from tests.web.authority import body_of
from tests.web.flood import KINDS
from tests.web.test_floods import APP, strangers
from tests.web.test_served import Server, served

ASKED = 40
_EVERY_SECONDS = 0.05


class Found(NamedTuple):
    """What came of the lawful requests."""

    slowest: float
    refused: int


def lawful() -> bytes:
    """Return a question of this moment."""
    event = json.loads((ENVELOPES / "intent_match_en-US.json").read_text("utf-8"))
    event["request"]["timestamp"] = utc_now().isoformat()
    return body_of(event)


def beside(kind: str, *, warm: bool) -> Found:
    """Return what came of lawful requests beside strangers of a kind."""
    with TemporaryDirectory() as folder, served(APP, Path(folder)) as server:
        request = server.post(lawful())
        if warm:
            server.ask(request)
        with strangers(server, kind, request):
            return _asked(server, request)


def _asked(server: Server, request: bytes) -> Found:
    slowest, refused = 0.0, 0
    for _ in range(ASKED):
        answer = server.ask(request)
        slowest = max(slowest, answer.seconds)
        refused += answer.status != 200
        time.sleep(_EVERY_SECONDS)
    return Found(slowest, refused)


def main() -> None:
    """Print a row for each kind of stranger."""
    print(f"\nOf {ASKED} lawful requests each, beside a hundred hostile connections:\n")
    print(f"| {'':30} | just started: slowest, ms | refused | warm: slowest, ms | refused |")
    print(f"| {'-' * 30} | ------------------------: | ------: | ----------------: | ------: |")
    for kind in KINDS:
        fresh, warm = (beside(kind, warm=warm) for warm in (False, True))
        print(
            f"| {kind:30} | {fresh.slowest * 1000:25.0f} | {fresh.refused:7}"
            f" | {warm.slowest * 1000:17.0f} | {warm.refused:7} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
