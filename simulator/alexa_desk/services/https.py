"""HTTPS calls in, JSON out: what the desk's server is made of, loaded with the first call."""

from __future__ import annotations

import json
import ssl
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import socket
from typing import Any

from alexa_desk.services.call import Call, Reply


def serve(listening: socket, chain: str, answer: Callable[[Call], Reply]) -> None:
    """Answer all calls that come to the socket; `chain` is a file with certificate and key."""
    http = ThreadingHTTPServer(listening.getsockname(), _handler(answer), bind_and_activate=False)
    http.socket.close()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain)
    http.socket = context.wrap_socket(listening, server_side=True, do_handshake_on_connect=False)
    http.daemon_threads = True
    http.serve_forever()


def _handler(answer: Callable[[Call], Reply]) -> type[BaseHTTPRequestHandler]:
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
            reply = answer(Call(self.command, self.path, body, token))
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
