"""The name of a track at the web door: its score, and a proof that we gave it out ourselves.

    <version of the clips>.<score>-<mac>.mp3

Whoever has the name can hear the track and learns which clips are in it, but not whose it is.
Nobody else can make the door join clips: a wrong mac is found out in microseconds.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from base64 import b32encode
from collections.abc import Iterable

#: Signs of a code at most: a walk of two hours has about six hundred.
LONGEST = 1500
_MAC_BYTES = 10
_NAME = re.compile(rf"([0-9a-f.x]{{1,{LONGEST}}})-([a-z2-7]{{16}})\.mp3")


def name_of(code: str, salt: str) -> str:
    """Return the name of a track by its code."""
    return f"{code}-{_mac(code, salt)}.mp3"


def code_of(name: str, salts: Iterable[str]) -> str | None:
    """Return the code in a name that was made with one of the salts, or None."""
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    code, mac = match.groups()
    # All are tried, so that time tells nothing of which.
    good = [hmac.compare_digest(mac, _mac(code, salt)) for salt in salts]
    return code if any(good) else None


def _mac(code: str, salt: str) -> str:
    digest = hmac.new(salt.encode(), f"audio:{code}".encode(), hashlib.sha256).digest()
    return b32encode(digest[:_MAC_BYTES]).decode().lower()
