"""A stand-in for Amazon's API of skills, on loopback: what `make publish` calls, and no more.

It answers as the API's own model describes it (`ask-smapi-model`): a token, a place to upload to,
an import that takes a while, a validation. It was never compared with the real one.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from zipfile import BadZipFile, ZipFile

NEW_SKILL = "amzn1.ask.skill.22222222-2222-4222-8222-222222222222"
_LONGEST_SUMMARY = 160


@dataclass
class Amazon:
    """What the stand-in was sent, and what it finds.

    validations: what a validation comes to. refused: path to the status it is refused with.
    """

    validations: list[Mapping[str, Any]] = field(default_factory=list)
    refused: dict[str, int] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)
    package: bytes = b""
    skill_id: str = NEW_SKILL
    asked: int = 0
    address: str = ""

    def answer(self, method: str, path: str, body: bytes) -> tuple[int, object, str]:
        """Return status, body and location for a request."""
        self.calls.append(f"{method} {path}")
        for pattern, status in self.refused.items():
            if re.search(pattern, path):
                return status, {"message": "refused by the stand-in"}, ""
        if path == "/auth/o2/token":
            token = {"access_token": "a", "refresh_token": "r", "token_type": "bearer"}
            return 200, {**token, "expires_in": 3600}, ""
        if method == "PUT":
            self.package = body
            return 200, {}, ""
        if path == "/v1/skills/uploads":
            return 201, {"uploadUrl": f"{self.address}/upload", "expiresAt": "2100-01-01"}, ""
        return self._skill(method, path, body)

    def _skill(self, method: str, path: str, body: bytes) -> tuple[int, object, str]:
        if method == "POST" and path.endswith("/imports"):
            self.skill_id = path.split("/")[3] if path.count("/") > 3 else NEW_SKILL
            self.asked = 0
            return 202, {}, "/v1/skills/imports/i1"
        if path.startswith("/v1/skills/imports/"):
            self.asked += 1
            return 200, {"status": "IN_PROGRESS"} if self.asked < 2 else self._imported(), ""
        if path.endswith("/validations"):
            self.asked = 0
            return 202, {"id": "v1", "status": "IN_PROGRESS"}, ""
        if "/validations/" in path:
            self.asked += 1
            done = {"status": "SUCCESSFUL", "result": {"validations": self.validations}}
            return 200, {"status": "IN_PROGRESS"} if self.asked < 2 else done, ""
        return 404, {"message": f"no {path} here"}, ""

    def _imported(self) -> dict[str, Any]:
        """Return what comes of the package: what it holds is looked at."""
        try:
            with ZipFile(io.BytesIO(self.package)) as file:
                manifest = json.loads(file.read("skill.json"))["manifest"]
                names = file.namelist()
        except (BadZipFile, KeyError, ValueError) as error:
            return {
                "status": "FAILED",
                "errors": [{"code": "BAD", "message": f"skill.json: {error}"}],
            }
        texts = manifest["publishingInformation"]["locales"]
        errors = [
            f'Instance at property path "$.manifest.publishingInformation.locales.{locale}.summary"'
            f" of size {len(text['summary'])} exceeds the maximum of {_LONGEST_SUMMARY}"
            for locale, text in texts.items()
            if len(text["summary"]) > _LONGEST_SUMMARY
        ]
        errors += [
            f"interactionModels: there is no model for {locale}"
            for locale in texts
            if f"interactionModels/custom/{locale}.json" not in names
        ]
        told = [{"code": "INVALID", "message": error} for error in errors]
        skill = {"skillId": self.skill_id, "resources": []}
        return {"status": "FAILED" if told else "SUCCEEDED", "errors": told, "skill": skill}


@contextmanager
def amazon() -> Iterator[Amazon]:
    """Start the stand-in on loopback; it ends with the block."""
    state = Amazon()

    class Handler(BaseHTTPRequestHandler):
        """Hands requests to the stand-in."""

        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            status, content, location = state.answer(self.command, self.path.split("?")[0], body)
            data = json.dumps(content).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            if location:
                self.send_header("Location", location)
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_PUT = _answer  # noqa: N815 - names of the base class

        def log_message(self, format: str, *args: object) -> None:
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
