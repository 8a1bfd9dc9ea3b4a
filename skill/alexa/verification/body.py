"""Reads a request's body as it came: no more than 256 KB, in no more than two seconds."""

from __future__ import annotations

import socket
from contextlib import nullcontext, suppress
from typing import IO, Any

from werkzeug.wsgi import get_content_length

from skill.alexa.verification.deadlines import Deadlines
from skill.alexa.verification.refusal import Refusal, Step

LARGEST = 256 * 1024
SECONDS = 2.0
_AT_ONCE = 64 * 1024
_MOST_THROWN_AWAY = 16 * 1024 * 1024


def read_body(environ: dict[str, Any], deadlines: Deadlines) -> bytes:
    """Return the raw body of a WSGI request. Raises Refusal, with 413 where it is too large."""
    if environ.get("HTTP_CONTENT_ENCODING", "identity").strip().lower() != "identity":
        raise Refusal(Step.BODY, "is packed")
    connection = environ.get("gunicorn.socket") or environ.get("werkzeug.socket")
    watch = deadlines.over(connection) if isinstance(connection, socket.socket) else nullcontext()
    try:
        with watch:
            return _read(environ)
    except Refusal:
        raise
    except Exception as error:  # each server's stream fails in its own way
        raise Refusal(Step.BODY, "did not come, or not in time", error=error) from error


def _read(environ: dict[str, Any]) -> bytes:
    length = get_content_length(environ)  # none for a chunked body
    if length is None and not environ.get("wsgi.input_terminated"):
        return b""  # where it ends is not known: there is none
    stream = environ["wsgi.input"]
    body = _some(stream, LARGEST + 1 if length is None else min(length, LARGEST + 1))
    if len(body) > LARGEST:
        rest = _MOST_THROWN_AWAY if length is None else length - len(body)
        with suppress(Exception):  # it is too large, however it ends
            _throw_away(stream, min(rest, _MOST_THROWN_AWAY))
        raise Refusal(Step.BODY, "is too large", status=413)
    if length is not None and len(body) < length:
        raise Refusal(Step.BODY, "ends too soon, or did not come in time")
    return body


def _some(stream: IO[bytes], most: int) -> bytes:
    """Return what comes, up to so many bytes."""
    parts = []
    while most > 0 and (part := stream.read(min(most, _AT_ONCE))):
        parts.append(part)
        most -= len(part)
    return b"".join(parts)


def _throw_away(stream: IO[bytes], most: int) -> None:
    """Take what a client is still sending: one that is cut off does not see the answer."""
    while most > 0 and (part := stream.read(min(most, _AT_ONCE))):
        most -= len(part)
