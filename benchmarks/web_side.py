"""One side of `benchmarks.web`, in a process of its own: prints cpu microseconds a request."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from io import BytesIO
from typing import Any

from flask import Flask

from benchmarks.cases import event

Environ = dict[str, Any]


def hello() -> tuple[Flask, dict[str, str]]:
    """Return Flask and the SDK's hello world, as its documentation puts them together."""
    from flask import jsonify, request  # noqa: PLC0415 - each side imports only its own

    from benchmarks.hello_world import handler  # noqa: PLC0415 - each side imports only its own

    app = Flask("hello")

    @app.post("/alexa")
    def alexa() -> Any:
        return jsonify(handler(request.get_json(), None))

    return app, {}


def ours(body: bytes, store: str) -> tuple[Flask, dict[str, str]]:
    """Return the web door, and the headers of a signed request; only clock and chain are ours."""
    from skill.web import create_app  # noqa: PLC0415 - each side imports only its own
    from skill.web_settings import Settings  # noqa: PLC0415 - each side imports only its own
    from tests.web import SKILL  # noqa: PLC0415 - each side imports only its own
    from tests.web.authority import NOW, Authority  # noqa: PLC0415 - each side imports only its own

    authority = Authority()
    alexa = authority.leaf()
    app = create_app(
        Settings(SKILL, store),
        fetch=lambda url: alexa.pem,
        roots=authority.roots,
        clock=lambda: NOW,
        expected=(),
    )
    return app, alexa.headers(body)


def environ(body: bytes, headers: dict[str, str]) -> Environ:
    """Return what a server gives to the application."""
    found: Environ = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": "/alexa",
        "SCRIPT_NAME": "",
        "QUERY_STRING": "",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "127.0.0.1:8000",
        "CONTENT_TYPE": "application/json",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(body),
        "wsgi.errors": sys.stderr,
    }
    names = {name: f"HTTP_{name.upper().replace('-', '_')}" for name in headers}
    return found | {names[name]: value for name, value in headers.items()}


def call(app: Flask, body: bytes, headers: dict[str, str]) -> bytes:
    """Ask as a server does; fail unless it is answered."""
    statuses: list[str] = []

    def start(status: str, *_: object) -> Callable[[bytes], object]:
        statuses.append(status)
        return bytes

    found = b"".join(app.wsgi_app(environ(body, headers), start))
    assert statuses == ["200 OK"], statuses
    return found


def main() -> None:
    """Measure: side, envelope, store, turns."""
    side, envelope, store, turns = sys.argv[1:5]
    body = json.dumps(event(envelope)).encode()
    app, headers = hello() if side == "hello" else ours(body, store)
    for _ in range(50):
        assert b"outputSpeech" in call(app, body, headers)
    before = time.process_time_ns()
    for _ in range(int(turns)):
        call(app, body, headers)
    print(json.dumps((time.process_time_ns() - before) / int(turns) / 1e3))


if __name__ == "__main__":
    main()
