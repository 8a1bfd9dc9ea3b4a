"""`python -m deployment.publishing.rehearsal`: ask-cli publishes to a stand-in, on loopback."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path

from deployment.publishing.ask import PROFILES, Ask, AskError
from deployment.publishing.publish import Publication, Published
from deployment.publishing.stub import amazon
from workshop.paths import STORE_PACKAGE

PROFILE = "rehearsal"
SKILL_ID = "amzn1.ask.skill.00000000-0000-4000-8000-000000000000"
_TOKEN = {
    "access_token": "a",
    "refresh_token": "r",
    "token_type": "bearer",
    "expires_in": 3600,
    "expires_at": "2100-01-01T00:00:00.000Z",
}


def log_in(home: Path, address: str) -> None:
    """Make ask-cli know a profile, in a home of its own, and no other Amazon than an address."""
    notes = home / PROFILES
    notes.parent.mkdir(parents=True)
    profile = {"token": _TOKEN, "vendor_id": "V1", "aws_profile": ""}
    notes.write_text(json.dumps({"profiles": {PROFILE: profile}}), "utf-8")
    os.environ |= {
        "HOME": str(home),
        "ASK_SMAPI_SERVER_BASE_URL": address,
        "ASK_LWA_TOKEN_HOST": address,
        "ASK_LWA_AUTHORIZE_HOST": address,
    }


def rehearse(package: Path, skill_id: str) -> Published:
    """Publish a package to a stand-in. Raises AskError."""
    with tempfile.TemporaryDirectory() as home, amazon() as there:
        log_in(Path(home), there.address)
        return Publication(Ask(PROFILE), print, every=0.1).publish(package, skill_id, ["en-US"])


def main() -> int:
    """Publish a new skill, then again into it; return 1 where that fails."""
    package = STORE_PACKAGE / "skill-package"
    for skill_id in ("", SKILL_ID):
        try:
            done = rehearse(package, skill_id)
        except AskError as error:
            print(f"FAILED: {error}", file=sys.stderr)
            return 1
        print(f"{'ok' if done.good else 'FAILED'}: {done.skill_id}")
        for finding in done.findings:
            print(finding)
        if not done.good:
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
