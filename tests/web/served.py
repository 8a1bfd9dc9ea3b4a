"""A WSGI factory for a real server in the tests: roots and chain come from files of the test."""

from __future__ import annotations

import os
from pathlib import Path

from cryptography import x509
from cryptography.x509.verification import Store
from flask import Flask

from skill.web import create_app


def create() -> Flask:
    """Return the web application that trusts the test's authority."""
    folder = Path(os.environ["TEST_AUTHORITY"])
    roots = Store(x509.load_pem_x509_certificates((folder / "root.pem").read_bytes()))
    return create_app(fetch=lambda url: (folder / "chain.pem").read_bytes(), roots=roots)
