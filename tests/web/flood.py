"""`python -m tests.web.flood PORT KIND CONNECTIONS PAUSE`: strangers at a door on loopback.

Each connection asks again and again, with a pause after each answer, until standard input ends.
A replay is a lawful request, which comes on standard input first.
"""

from __future__ import annotations

import asyncio
import base64
import sys
from collections.abc import Callable
from contextlib import suppress
from itertools import count

from tests.web import HANGING, MISSING, SKILL

_SIGNATURE = base64.b64encode(b"x" * 256).decode()
_NUMBERS = count()
#: A body of somebody who does not know the skill's id, and of somebody who does.
_STRANGE, _KNOWING = b'{"version": "1.0"}', f'{{"id": "{SKILL}"}}'.encode()


def posted(body: bytes, name: str, length: int | None = None) -> bytes:
    """A request that Alexa did not sign, with a certificate of this name."""
    return (
        f"POST /alexa HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
        f"Content-Length: {len(body) if length is None else length}\r\n"
        f"SignatureCertChainUrl: https://s3.amazonaws.com/echo.api/{name}.pem\r\n"
        f"Signature-256: {_SIGNATURE}\r\n\r\n"
    ).encode() + body


#: What each kind of stranger sends; whoever sends half of a request waits for an answer to it.
KINDS: dict[str, Callable[[bytes], bytes]] = {
    "unsigned": lambda replay: posted(_KNOWING, "echo-api-cert-13"),
    "replays": lambda replay: replay,
    "large bodies": lambda replay: posted(b"x" * 250_000, "echo-api-cert-13"),
    "one missing address": lambda replay: posted(_STRANGE, MISSING),
    "one missing address, our id": lambda replay: posted(_KNOWING, MISSING),
    "many missing addresses": lambda replay: posted(_STRANGE, f"{MISSING}{next(_NUMBERS)}"),
    "many missing addresses, our id": lambda replay: posted(_KNOWING, f"{MISSING}{next(_NUMBERS)}"),
    "an address that hangs": lambda replay: posted(_KNOWING, HANGING),
    "slow bodies": lambda replay: posted(b"{", "x", length=1000),
    "slow heads": lambda replay: b"POST /alexa HTTP/1.1\r\nHost: x\r\n",
    "idle connections": lambda replay: b"",
}


async def _knock(port: int, kind: str, replay: bytes, pause: float) -> None:
    while True:
        with suppress(OSError):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(KINDS[kind](replay))
            await reader.read()
            writer.close()
        await asyncio.sleep(pause)


async def _main(port: int, kind: str, connections: int, pause: float) -> None:
    size = int(sys.stdin.buffer.readline())
    replay = sys.stdin.buffer.read(size)
    strangers = [asyncio.create_task(_knock(port, kind, replay, pause)) for _ in range(connections)]
    print("there", flush=True)
    await asyncio.to_thread(sys.stdin.buffer.read)
    for each in strangers:
        each.cancel()


if __name__ == "__main__":
    asyncio.run(_main(int(sys.argv[1]), sys.argv[2], int(sys.argv[3]), float(sys.argv[4])))
