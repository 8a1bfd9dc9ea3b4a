"""A call of one of Alexa's services, and the reply."""

from typing import Any, NamedTuple
from urllib.parse import urlsplit


class Call(NamedTuple):
    """What a skill asks of a service."""

    method: str
    url: str
    body: Any
    token: str

    @property
    def path(self) -> str:
        """The address without its query."""
        return urlsplit(self.url).path

    @property
    def parts(self) -> list[str]:
        """The path cut at its slashes."""
        return self.path.strip("/").split("/")


class Reply(NamedTuple):
    """What a service answers; no body where there is nothing to say."""

    status: int
    body: Any = None


def refused(status: int, code: str, message: str) -> Reply:
    """A reply that says no."""
    return Reply(status, {"code": code, "type": code, "message": message})
