"""Where a certificate chain may come from: Amazon's own folder, by whatever spelling."""

from __future__ import annotations

import re
from posixpath import normpath

from skill.alexa.verification.refusal import Refusal, Step

HOST = "s3.amazonaws.com"
FOLDER = "/echo.api/"
LONGEST = 1024

#: Scheme and host in any case, the port of HTTPS or none; no user, no query, no fragment.
_URL = re.compile(r"(?i:https)://(?i:s3\.amazonaws\.com)(?::443)?(/.*)", re.ASCII)
_DOT = re.compile(r"%2e", re.IGNORECASE)
#: Whatever else could be read in two ways (percent, backslash, query, space) is not in it.
_PATH = re.compile(r"[A-Za-z0-9._~/-]+", re.ASCII)


def certificate_url(given: str) -> str:
    """Return the URL to fetch, spelled in one way only: the path that was checked, and no other.

    Raises Refusal for every URL that does not lead into the folder.
    """
    if len(given) > LONGEST or not given.isascii():
        raise Refusal(Step.URL, "too long, or not ASCII")
    found = _URL.fullmatch(given)
    if not found:
        raise Refusal(Step.URL, "scheme, host or port is not the one of Alexa's certificates")
    path = _DOT.sub(".", found[1])
    if not _PATH.fullmatch(path):
        raise Refusal(Step.URL, "a character that no certificate's path has")
    if "//" in path or path.endswith(("/", "/.", "/..")):
        raise Refusal(Step.URL, "no file, or a double slash")
    path = normpath(path)
    if not path.startswith(FOLDER):
        raise Refusal(Step.URL, "outside the folder of Alexa's certificates")
    return f"https://{HOST}{path}"
