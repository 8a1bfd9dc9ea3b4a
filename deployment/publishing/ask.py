"""ask-cli, the platform's own command: one call of its API at a time."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from workshop.paths import ROOT

HERE = Path(__file__).parent
PROGRAM = HERE / "node_modules" / "ask-cli" / "dist" / "bin" / "ask.js"
#: Its own notes of profiles and tokens, in the user's home folder.
PROFILES = Path(".ask") / "cli_config"
_SECONDS = 120


class AskError(Exception):
    """ask-cli could not do it; the message says why and what to do."""


class Reply(NamedTuple):
    """What the API answered: its body, and where the thing is that it made."""

    body: Mapping[str, Any]
    location: str = ""


class Ask:
    """Calls the API through ask-cli, for one profile."""

    def __init__(self, profile: str, program: Path = PROGRAM) -> None:
        self._profile = profile
        self._program = program

    def call(self, *words: str) -> Reply:
        """Run `ask smapi` with these words and return the reply. Raises AskError."""
        command = ["node", "--no-warnings", str(self._program), "smapi", *words]
        command += ["--profile", self._profile, "--full-response"]
        # It would tell its makers of every call.
        environment = os.environ | {"ASK_SHARE_USAGE": "false"}
        try:
            done = subprocess.run(
                command,
                capture_output=True,
                text=True,
                env=environment,
                timeout=_SECONDS,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise AskError(f"ask {words[0]}: {error}") from error
        try:
            reply = json.loads(done.stdout[done.stdout.index("{") :])
        except ValueError:
            told = " ".join((done.stderr or done.stdout).split())
            raise AskError(f"ask {words[0]}: {told}") from None
        body = reply.get("body") or {}
        if done.returncode or int(reply.get("statusCode", 0)) >= 300:
            raise AskError(f"ask {words[0]}: {body.get('message') or body}")
        headers = reply.get("headers") or {}
        return Reply(body, _location(headers))


def not_installed(program: Path = PROGRAM) -> list[str]:
    """Return a sentence where ask-cli is missing."""
    if program.is_file():
        return []
    return [f"ask-cli is missing: {program} is not there; run `npm ci` in {HERE.relative_to(ROOT)}"]


def no_account(profile: str, home: Path | None = None) -> list[str]:
    """Return what ask-cli lacks to publish with a profile, as sentences that say what to do."""
    notes = (home or Path.home()) / PROFILES
    login = f"log in with `make account PROFILE={profile}`"
    try:
        profiles = json.loads(notes.read_text("utf-8"))["profiles"]
    except (OSError, ValueError, KeyError, TypeError):
        return [f"ask-cli knows no account: {notes} cannot be used; {login}"]
    if profile not in profiles:
        known = ", ".join(profiles) or "none"
        return [f"PROFILE {profile!r} is none of ask-cli's ({known}): {login}"]
    if not profiles[profile].get("vendor_id"):
        return [f"PROFILE {profile!r} has no vendor: {login}"]
    return []


def _location(headers: object) -> str:
    """Return the location of a reply; ask-cli gives headers as pairs or as a mapping."""
    if isinstance(headers, list):
        headers = {str(pair["key"]): pair["value"] for pair in headers}
    if isinstance(headers, dict):
        return str(headers.get("location", ""))
    return ""
