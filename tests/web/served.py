"""A WSGI factory for a real server in the tests: roots and chain come from files of the test."""

from __future__ import annotations

import os
import time
from pathlib import Path

from cryptography import x509
from cryptography.x509.verification import Store
from flask import Flask

from skill.alexa.verification.known import EXPECTED
from skill.alexa.verification.refusal import Refusal, Step
from skill.web import create_app
from tests.web import HANGING, MISSING
from tests.web.authority import URL


def create() -> Flask:
    """Return the web application that trusts the test's authority."""
    folder = Path(os.environ["TEST_AUTHORITY"])
    roots = Store(x509.load_pem_x509_certificates((folder / "root.pem").read_bytes()))

    def fetch(url: str) -> bytes:
        if MISSING in url or (url in EXPECTED and url != URL):
            time.sleep(0.2)
            raise Refusal(Step.FETCH, "the server answers 404")
        if HANGING in url:
            time.sleep(2)
            raise Refusal(Step.FETCH, "the server takes too long")
        return (folder / "chain.pem").read_bytes()

    return create_app(fetch=fetch, roots=roots)
