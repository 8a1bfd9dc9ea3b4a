"""The web door under load: trusts the soak's own root, and counts its answers in a shared file.

No part of the package: the product has nothing that could be told to trust somebody else.
"""

from __future__ import annotations

import mmap
import os
from pathlib import Path
from threading import Lock
from typing import Any

from cryptography import x509
from cryptography.x509.verification import Store
from flask import Flask

from skill.lambda_function import Handler
from skill.web import create_app, skill_of
from skill.web_settings import Settings


def create() -> Flask:
    """Return the product's own application, but for its roots, its fetcher and a counter."""
    folder = Path(os.environ["SOAK_FOLDER"])
    roots = Store(x509.load_pem_x509_certificates((folder / "root.pem").read_bytes()))
    chain = (folder / "chain.pem").read_bytes()
    settings = Settings.of(os.environ)
    skill, _ = skill_of(settings)
    handler = _counted(skill, folder / f"answers.{os.getpid()}")
    return create_app(settings, handler=handler, fetch=lambda url: chain, roots=roots)


def _counted(handler: Handler, path: Path) -> Handler:
    """Count the answers with speech in a file, which outlives this process however it ends."""
    path.write_bytes(bytes(8))
    with path.open("r+b") as file:
        counter = memoryview(mmap.mmap(file.fileno(), 8)).cast("Q")
    lock = Lock()

    def handle(event: Any, context: Any = None) -> dict[str, Any]:
        answer = handler(event, context)
        if "outputSpeech" in answer.get("response", {}):
            with lock:
                counter[0] += 1
        return answer

    return handle
