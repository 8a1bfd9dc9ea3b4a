"""The web door's tracks: whole, or the part that a player asks for; made while they are sent."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable, Iterator
from threading import Semaphore

from flask import Response, request

from skill.audio.door import DoorTracks, Playable
from skill.audio.track import part, size

#: So many tracks are sent at once by a worker, by threads that questions do not need.
PLACES = 8
#: A client that takes nothing for so long (seconds) is let go.
PATIENCE_SECONDS = 30.0
#: Sent at once: a sixth of a minute of sound.
_CHUNK_BYTES = 64 * 1024
#: An address means the same bytes for ever.
_HEADERS = {
    "Accept-Ranges": "bytes",
    "Cache-Control": "private, max-age=10800, immutable",
    "Content-Type": "audio/mpeg",
}
_RANGE = re.compile(r"bytes=(\d{0,12})-(\d{0,12})")


def audio_view(tracks: DoorTracks) -> Callable[[str], Response]:
    """Return the view that answers GET and HEAD for the name of a track, with one range at most.

    What is no name of ours is 404, a range outside of the track 416; while too many listen, 503.
    """
    places = Semaphore(PLACES)

    def audio(name: str) -> Response:
        playable = tracks.find(name)
        if playable is None:
            return Response(status=404)
        whole = size(playable.score)
        headers = {**_HEADERS, "ETag": f'"{name[-20:-4]}"'}  # the mac tells tracks apart
        if request.method == "HEAD":
            return Response(headers={**headers, "Content-Length": str(whole)})
        wanted = _wanted(whole, headers["ETag"])
        if wanted and wanted[0] >= wanted[1]:
            return Response(status=416, headers={"Content-Range": f"bytes */{whole}"})
        if not places.acquire(blocking=False):
            return Response(status=503, headers={"Retry-After": "1"})
        begin, end = wanted or (0, whole)
        if wanted:
            headers["Content-Range"] = f"bytes {begin}-{end - 1}/{whole}"
        headers["Content-Length"] = str(end - begin)
        _be_patient()
        sound = _chunks(playable, begin, end)
        response = Response(sound, 206 if wanted else 200, headers)
        response.call_on_close(places.release)
        return response

    return audio


def _wanted(whole: int, tag: str) -> tuple[int, int] | None:
    """Return the bytes asked for: from one up to another, none where there are none such.

    None means all: nothing was asked for, or in a form that a server may pass over, or of another
    track than this (`If-Range`).
    """
    match = _RANGE.fullmatch(request.headers.get("Range", ""))
    if match is None or match[0] == "bytes=-" or request.headers.get("If-Range", tag) != tag:
        return None
    first, last = match.groups()
    if not first:
        return max(whole - int(last), 0) if int(last) else whole, whole
    if last and int(last) < int(first):
        return None
    return int(first), min(int(last) + 1, whole) if last else whole


def _chunks(playable: Playable, begin: int, end: int) -> Iterator[bytes]:
    """Yield a part of a track in pieces of which none is waited for long."""
    for at in range(begin, end, _CHUNK_BYTES):
        yield b"".join(part(*playable, at, min(at + _CHUNK_BYTES, end)))


def _be_patient() -> None:
    """End the sending to a client that has stopped taking, where the server tells its socket."""
    connection = request.environ.get("gunicorn.socket")
    if isinstance(connection, socket.socket):
        connection.settimeout(PATIENCE_SECONDS)
