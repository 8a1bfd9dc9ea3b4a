"""Where Alexa's certificates are: a file beside the store says where they were found before."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from skill.alexa.verification.refusal import Refusal
from skill.alexa.verification.url import FOLDER, HOST, certificate_url

MOST = 16
#: The names that they have had so far (up to the twelfth), and will have if that goes on. Any other
#: in the folder is as good, and waits with strangers'.
_ENDINGS = ("", "-6-ats", *(f"-{number}" for number in range(2, 41)))
EXPECTED = tuple(f"https://{HOST}{FOLDER}echo-api-cert{ending}.pem" for ending in _ENDINGS)


class KnownUrls:
    """The URLs that led to Alexa's keys, a line each. Without a store's file none are kept."""

    def __init__(self, store: Path | None) -> None:
        self._path = store and store.with_name(f"{store.name}-certificates")

    def read(self) -> list[str]:
        """Return the URLs; a line that is none of Amazon's folder is passed over."""
        if self._path is None:
            return []
        urls = []
        with suppress(OSError, UnicodeDecodeError):
            for line in self._path.read_text("ascii").splitlines()[:MOST]:
                with suppress(Refusal):
                    urls.append(certificate_url(line))
        return urls

    def write(self, urls: Iterable[str]) -> None:
        """Keep URLs for the next start; where that cannot be done, it begins without."""
        if self._path is None:
            return
        new = self._path.with_name(f"{self._path.name}.new")
        with suppress(OSError):
            new.write_text("".join(f"{url}\n" for url in urls), "ascii")
            new.replace(self._path)
