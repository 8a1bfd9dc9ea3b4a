"""One HTTPS server on loopback for the process: the address that requests name as apiEndpoint.

The SDKs take no plain HTTP, so it has a certificate of its own, made once and kept for this user
alone; while a handler runs, the environment tells HTTP clients to trust it and to use no proxy.
"""

from __future__ import annotations

import atexit
import os
import select
import socket
import ssl
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from weakref import WeakValueDictionary

from alexa_desk import cache
from alexa_desk.services.call import Call, Reply

_HOST = "127.0.0.1"
_TRUST = ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")
_NEXT = b"\0"
_PROXIES = ("http_proxy", "https_proxy", "all_proxy")
_MODULE, _OPENER = "urllib.request", "_opener"

#: Who answers calls, by the first part of their token.
Answerer = Callable[[Call], Reply]


class Desk:
    """Answers the calls that carry its tokens; one for each simulator."""

    def __init__(self, answer: Answerer) -> None:
        self.answer = answer


class Server:
    """The server; `desks` finds the simulator that a token was made for."""

    def __init__(self) -> None:
        authority, self._chain = _certificates()
        self.desks: WeakValueDictionary[str, Desk] = WeakValueDictionary()
        #: What `urlopen` made in a skill's turn: reading all authorities takes it 40 ms.
        self.opener: object = None
        self._socket = socket.create_server((_HOST, 0))
        self.bundle = _file(authority, _known_authorities())
        self.endpoint = f"https://{_HOST}:{self._socket.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        """Answer from the first call on; most skills make none."""
        select.select([self._socket], [], [])
        from alexa_desk.services.https import serve  # noqa: PLC0415 - HTTP takes a while to load

        serve(self._socket, _file(self._chain), self.answer)

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
    opener = _swap(server().opener)
    try:
        yield
    finally:
        server().opener = _swap(opener)
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value


def _swap(opener: object) -> object:
    """Let `urlopen` use this opener; what it used before. None of both where nobody loaded it."""
    if (module := sys.modules.get(_MODULE)) is None:
        return None
    before = getattr(module, _OPENER, None)
    setattr(module, _OPENER, opener)
    return before


def _certificates() -> tuple[bytes, bytes]:
    """Our authority, and the server's certificate with its key; whose own key is thrown away."""
    path = cache.cache_folder() / f"server-{cache.version_of('trustme')}.certificates"
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
