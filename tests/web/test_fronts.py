"""The door behind the servers that docs/hosting.md puts in front of it, those that are here."""

from __future__ import annotations

import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPSConnection
from pathlib import Path
from typing import NamedTuple

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from skill.alexa.verification.verifier import utc_now
from tests.waiting import TOO_LONG
from tests.web.authority import Authority
from tests.web.test_floods import APP
from tests.web.test_served import served
from workshop.paths import ROOT

NGINX = ROOT / "deployment" / "hosting" / "nginx.conf"
PAGE = ROOT / "docs" / "hosting.md"
HOST = "walk.example.com"
LETSENCRYPT = f"/etc/letsencrypt/live/{HOST}"
#: Of this environment's too: `make nightly` brings a Caddy.
PATH = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"


class Ports(NamedTuple):
    """Where the server in front listens, and where the skill does."""

    front: int
    skill: int


class Front(NamedTuple):
    """A server that speaks TLS as our host, and who trusts it."""

    port: int
    trusts: ssl.SSLContext

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> int:
        """Return the status of an answer."""
        client = HTTPSConnection(HOST, timeout=TOO_LONG, context=self.trusts)
        client._create_connection = lambda _, *rest: socket.create_connection(  # type: ignore[attr-defined]  # the standard library's own way in
            ("127.0.0.1", self.port), *rest
        )
        client.request(method, path, body, headers)
        with client.getresponse() as response:
            response.read()
        client.close()
        return response.status


def nginx(folder: Path, ports: Ports) -> list[str]:
    """Its file as it is, but for its ports and where its certificate lies."""
    site = NGINX.read_text("utf-8").replace(LETSENCRYPT, str(folder))
    site = site.replace("listen 443 ", f"listen 127.0.0.1:{ports.front} ")
    (folder / "site.conf").write_text(site.replace("127.0.0.1:8000", f"127.0.0.1:{ports.skill}"))
    temporary = "".join(
        f"{name}_temp_path {folder}/{name};"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"daemon off; pid {folder}/pid; error_log stderr; events {{}}"
        f" http {{ access_log off; {temporary} include site.conf; }}"
    )
    return ["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf")]


def caddy(folder: Path, ports: Ports) -> list[str]:
    """What the page says, with a certificate of ours instead of one that it would get."""
    (told,) = re.findall(r"```caddy\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    told = told.replace("{\n", "{\n admin off\n auto_https disable_redirects\n", 1)
    certificate = f"tls {folder}/fullchain.pem {folder}/privkey.pem"
    told = told.replace(f"{HOST} {{", f"{HOST}:{ports.front} {{\n bind 127.0.0.1\n {certificate}")
    (folder / "Caddyfile").write_text(told.replace("127.0.0.1:8000", f"127.0.0.1:{ports.skill}"))
    return ["caddy", "run", "--config", str(folder / "Caddyfile")]


@contextmanager
def running(command: list[str], folder: Path, port: int) -> Iterator[Front]:
    """A server, until the block ends."""
    environment = {"PATH": PATH, "HOME": str(folder)}
    with (folder / "front.log").open("wb") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    try:
        found = Front(port, ssl.create_default_context(cafile=folder / "host.pem"))
        while process.poll() is None:
            try:
                found.ask("GET", "/")
            except ConnectionRefusedError:
                continue
            break
        assert process.poll() is None, (folder / "front.log").read_text()
        yield found
    finally:
        process.terminate()
        process.wait()


def certify(folder: Path) -> None:
    """Write a certificate for our host, its key, and who vouches for it."""
    authority = Authority("Host", utc_now())
    leaf = authority.leaf((HOST,))
    private = leaf.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / "host.pem").write_bytes(authority.root.certificate.public_bytes(Encoding.PEM))
    (folder / "fullchain.pem").write_bytes(leaf.pem)
    (folder / "privkey.pem").write_bytes(private)


def test_nginx_holds_the_limits_of_the_door() -> None:
    """A body is whole before the skill sees it, and no larger than it takes."""
    text = NGINX.read_text("utf-8")
    assert text.count("{") == text.count("}")
    assert {"client_max_body_size    256k;", "proxy_request_buffering on;"} <= {
        line.strip() for line in text.splitlines()
    }


@pytest.mark.parametrize("configured", [nginx, caddy])
def test_alexa_is_let_in_and_nobody_else(
    configured: Callable[[Path, Ports], list[str]], tmp_path: Path, lawful: bytes
) -> None:
    """Over TLS, with its certificate checked, to the skill and back."""
    if shutil.which(configured.__name__, path=PATH) is None:
        return
    certify(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with (
        served(APP, tmp_path) as door,
        running(configured(tmp_path, Ports(port, door.port)), tmp_path, port) as front,
    ):
        signed = door.alexa.headers(lawful)
        assert front.ask("POST", "/alexa", lawful, **signed) == 200
        assert front.ask("POST", "/alexa", lawful + b" ", **signed) == 400
        assert front.ask("POST", "/alexa", b"x" * 300_000, **signed) == 413
        assert front.ask("GET", "/alexa") == 405
        for path in ("/health", "/metrics", "/", "/audio/x.mp3", "/privacy"):
            assert front.ask("GET", path) == 404
        assert front.ask("POST", "/privacy") in (403, 405)
