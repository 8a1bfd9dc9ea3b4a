"""A disk that fills up costs walkers their memory, and nobody an answer."""

from __future__ import annotations

import json
import re
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from skill.alexa.verification.verifier import utc_now
from tests.web.authority import body_of
from tests.web.test_floods import APP
from tests.web.test_served import Server, served

NO_MORE = (0, 0)
HEALTH = b"GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"


def fill(server: Server) -> None:
    """No file takes another byte of the server's: store, log, list of certificates."""
    (worker,) = re.findall(r"Booting worker with pid: (\d+)", server.log.read_text())
    assert sys.platform == "linux"  # for the checker of types: others cannot do this
    resource.prlimit(int(worker), resource.RLIMIT_FSIZE, NO_MORE)


def test_whoever_asks_is_answered(
    tmp_path: Path, envelope: Callable[[str], dict[str, Any]]
) -> None:
    """Before it is full and afterwards; /health says that nobody is remembered any more."""
    event = envelope("intent_match_en-US")
    event["session"]["new"] = True
    event["request"]["timestamp"] = utc_now().isoformat()
    event["request"]["intent"] = {"name": "TipIntent"}
    lawful = body_of(event)
    with served(APP, tmp_path, log=tmp_path / "out") as server:
        assert b"outputSpeech" in server.ask(server.post(lawful)).body
        assert json.loads(server.ask(HEALTH).body)["store"] == "open"
        fill(server)
        for _ in range(5):
            assert b"outputSpeech" in server.ask(server.post(lawful)).body
            assert server.ask(server.post(lawful, Signature_256="AAAA")).status == 400
        assert json.loads(server.ask(HEALTH).body)["store"] == "failing"
        assert "Traceback" not in server.log.read_text()
