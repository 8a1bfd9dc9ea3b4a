"""One HTTPS server on loopback for the process: the address that requests name as apiEndpoint.

The SDKs take no plain HTTP, so it has a certificate of its own, made once and kept for this user
alone; while a handler runs, the environment tells HTTP clients to trust it and to use no proxy.
"""

from __future__ import annotations

import atexit
import json
import os
import ssl
import threading
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import version
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, cast
from weakref import WeakValueDictionary

from alexa_desk import cache
from alexa_desk.services.call import Call, Reply

_HOST = "127.0.0.1"
_TRUST = ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")
_NEXT = b"\0"
_PROXIES = ("http_proxy", "https_proxy", "all_proxy")
_MADE_WHEN_NEEDED = cast("urllib.request.OpenerDirector", None)

#: Who answers calls, by the first part of their token.
Answerer = Callable[[Call], Reply]


class Desk:
    """Answers the calls that carry its tokens; one for each simulator."""

    def __init__(self, answer: Answerer) -> None:
        self.answer = answer


class Server:
    """The server; `desks` finds the simulator that a token was made for."""

    def __init__(self) -> None:
        authority, chain = _certificates()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(_file(chain))
        self.desks: WeakValueDictionary[str, Desk] = WeakValueDictionary()
        #: What `urlopen` made in a skill's turn: reading all authorities takes it 40 ms.
        self.opener = _MADE_WHEN_NEEDED
        self._http = ThreadingHTTPServer((_HOST, 0), _handler(self))
        self._http.daemon_threads = True
        self._http.socket = context.wrap_socket(
            self._http.socket, server_side=True, do_handshake_on_connect=False
        )
        self.bundle = _file(authority, _known_authorities())
        self.endpoint = f"https://{_HOST}:{self._http.server_address[1]}"
        threading.Thread(target=self._http.serve_forever, daemon=True).start()

    def answer(self, call: Call) -> Reply:
        """The reply to a call; one whose token nobody gave out is unauthorized."""
        desk = self.desks.get(call.token.rpartition(".")[0])
        if desk is None:
            return Reply(401, {"code": "UNAUTHORIZED", "message": "no token of this session"})
        return desk.answer(call)


@lru_cache(maxsize=1)
def server() -> Server:
    """The server of this process, started when it is first asked for."""
    return Server()


@contextmanager
def trusted() -> Iterator[None]:
    """Let HTTP clients in this process trust the server, and reach it directly."""
    changed = {name: server().bundle for name in _TRUST}
    taken = [name for low in _PROXIES for name in (low, low.upper())]
    before = {name: os.environ.get(name) for name in (*changed, *taken)}
    os.environ.update(changed)
    for name in taken:
        os.environ.pop(name, None)
    # `urlopen` keeps the trust of its first call: it gets an opener of its own for skills' turns.
    opener = _opener()
    urllib.request.install_opener(server().opener)
    try:
        yield
    finally:
        server().opener = _opener()
        urllib.request.install_opener(opener)
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value


def _opener() -> urllib.request.OpenerDirector:
    """What `urlopen` uses now."""
    return getattr(urllib.request, "_opener", _MADE_WHEN_NEEDED)


def _certificates() -> tuple[bytes, bytes]:
    """Our authority, and the server's certificate with its key; whose own key is thrown away."""
    path = cache.cache_folder() / f"server-{version('trustme')}.certificates"
    kept = cache.read(path)
    if kept is not None:
        authority, chain = bytes(kept).split(_NEXT)
        return authority, chain
    import trustme  # noqa: PLC0415 - a tenth of a second that a later process need not wait for

    made = trustme.CA()
    server = made.issue_cert(_HOST, "localhost").private_key_and_cert_chain_pem.bytes()
    cache.write(path, [made.cert_pem.bytes(), _NEXT, server])
    return made.cert_pem.bytes(), server


def _known_authorities() -> bytes:
    """The authorities that this machine trusts."""
    path = ssl.get_default_verify_paths().cafile
    return Path(path).read_bytes() if path and Path(path).is_file() else b""


def _file(*parts: bytes) -> str:
    """A file of this user's alone; it goes when the process ends."""
    with NamedTemporaryFile(suffix=".pem", delete=False) as file:
        file.writelines(parts)
    atexit.register(Path(file.name).unlink, missing_ok=True)
    return file.name


def _handler(owner: Server) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        """Reads a call, writes its reply."""

        def _answer(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            raw = self.rfile.read(length)
            try:
                body = json.loads(raw) if raw else None
            except ValueError:
                body = raw.decode("utf-8", "replace")
            token = (self.headers.get("Authorization") or "").removeprefix("Bearer ").strip()
            reply = owner.answer(Call(self.command, self.path, body, token))
            content = b"" if reply.body is None else json.dumps(reply.body).encode()
            self.send_response(reply.status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = do_PUT = do_DELETE = _answer  # noqa: N815 - the names http.server calls

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing on the terminal."""

    return Handler
