"""The door behind the nginx that docs/hosting.md puts in front of it, where there is one."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPSConnection
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from skill.alexa.verification.verifier import utc_now
from tests.waiting import TOO_LONG
from tests.web.authority import Authority
from tests.web.test_floods import APP
from tests.web.test_served import Server, served
from workshop.paths import ROOT

SITE = ROOT / "deployment" / "hosting" / "nginx.conf"
HOST = "walk.example.com"
LETSENCRYPT = f"/etc/letsencrypt/live/{HOST}"


class Front:
    """An nginx that speaks TLS as this host, and who trusts it."""

    def __init__(self, port: int, root: Path) -> None:
        self._port = port
        self._trusts = ssl.create_default_context(cafile=root)

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> int:
        """Return the status of an answer."""
        client = HTTPSConnection(HOST, timeout=TOO_LONG, context=self._trusts)
        client._create_connection = lambda _, *rest: socket.create_connection(  # type: ignore[attr-defined]  # the standard library's own way in
            ("127.0.0.1", self._port), *rest
        )
        client.request(method, path, body, headers)
        with client.getresponse() as response:
            response.read()
        client.close()
        return response.status


@contextmanager
def front(door: Server, folder: Path) -> Iterator[Front]:
    """The file as it is, but for its ports and where its certificate lies, until the block ends."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    authority = Authority("Host", utc_now())
    leaf = authority.leaf((HOST,))
    private = leaf.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    root = folder / "host.pem"
    root.write_bytes(authority.root.certificate.public_bytes(Encoding.PEM))
    (folder / "fullchain.pem").write_bytes(leaf.pem)
    (folder / "privkey.pem").write_bytes(private)
    site = SITE.read_text("utf-8").replace(LETSENCRYPT, str(folder))
    site = site.replace("listen 443 ", f"listen 127.0.0.1:{port} ")
    (folder / "site.conf").write_text(site.replace("127.0.0.1:8000", f"127.0.0.1:{door.port}"))
    temporary = "".join(
        f"{name}_temp_path {folder}/{name};"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"daemon off; pid {folder}/pid; error_log stderr; events {{}}"
        f" http {{ access_log off; {temporary} include site.conf; }}"
    )
    command = ["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf")]
    checked = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    with subprocess.Popen(command) as nginx:
        try:
            found = Front(port, root)
            while nginx.poll() is None:
                try:
                    found.ask("GET", "/")
                except ConnectionRefusedError:
                    continue
                break
            yield found
        finally:
            nginx.terminate()


def test_the_limits_of_the_door_are_in_its_file() -> None:
    """A body is whole before the skill sees it, and no larger than it takes."""
    text = SITE.read_text("utf-8")
    assert text.count("{") == text.count("}")
    assert {"client_max_body_size    256k;", "proxy_request_buffering on;"} <= {
        line.strip() for line in text.splitlines()
    }


def test_nginx_lets_alexa_in_and_nobody_else(tmp_path: Path, lawful: bytes) -> None:
    """Over TLS, with its certificate checked, to the skill and back."""
    if shutil.which("nginx") is None:
        return
    with served(APP, tmp_path) as door, front(door, tmp_path) as nginx:
        signed = door.alexa.headers(lawful)
        assert nginx.ask("POST", "/alexa", lawful, **signed) == 200
        assert nginx.ask("POST", "/alexa", lawful + b" ", **signed) == 400
        assert nginx.ask("POST", "/alexa", b"x" * 300_000, **signed) == 413
        assert nginx.ask("GET", "/alexa") == 405
        for path in ("/health", "/metrics", "/", "/audio/x.mp3", "/privacy"):
            assert nginx.ask("GET", path) == 404
        assert nginx.ask("POST", "/privacy") == 403
