"""No skill under test reaches the network: only this machine's own addresses.

Python announces each connection before it is made (an audit event); while a handler runs, one to
another host is refused there and remembered.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from ipaddress import ip_address
from typing import Any


class NetworkRefusedError(OSError):
    """A connection to another host was tried; the message names the host and what to do."""


class NetworkGuard:
    """Refuses hosts that are not this machine, but for those that were `allowed` by name."""

    def __init__(self, allowed: Sequence[str] = ()) -> None:
        self._allowed = frozenset(allowed)
        self._refused: list[str] = []
        self._looked_up = False

    @contextmanager
    def closed(self) -> Iterator[list[str]]:
        """Refuse connections meanwhile; the list holds the hosts that were tried."""
        _install()
        self._refused, self._looked_up = [], False
        before, _Active.guard = _Active.guard, self
        try:
            yield self._refused
        finally:
            _Active.guard = before

    def check(self, host: str) -> None:
        """Raise NetworkRefusedError unless `host` is this machine or allowed."""
        if host in self._allowed:
            # What follows a look-up is a connection to a bare address.
            self._looked_up = True
            return
        if _is_here(host) or (self._looked_up and _is_address(host)):
            return
        self._refused.append(host)
        raise NetworkRefusedError(
            f"the skill tried to reach {host}: nothing leaves this machine. Take the address of "
            "Alexa's services from context.System.apiEndpoint, put a stand-in for others in your "
            "test, or allow the host (allow_hosts, --allow-host)"
        )


class _Active:
    """The guard that is closed at present; audit hooks cannot be taken away, so it is asked."""

    guard: NetworkGuard | None = None
    installed = False


def _install() -> None:
    if not _Active.installed:
        sys.addaudithook(_audit)
        _Active.installed = True


def _audit(event: str, arguments: tuple[Any, ...]) -> None:
    guard = _Active.guard
    if guard is None:
        return
    if event in ("socket.getaddrinfo", "socket.gethostbyname"):
        guard.check(_text(arguments[0]))
    elif event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        address = arguments[1]
        # Sockets of this machine's own kind have a path for an address, not a pair.
        if isinstance(address, tuple):
            guard.check(_text(address[0]))


def _text(host: Any) -> str:
    if host is None:
        return "localhost"
    return host.decode("ascii", "replace") if isinstance(host, bytes) else str(host)


def _is_here(host: str) -> bool:
    if host in ("", "localhost") or host.endswith(".localhost"):
        return True
    if not _is_address(host):
        return False
    address = ip_address(host.partition("%")[0])
    return address.is_loopback or address.is_unspecified


def _is_address(host: str) -> bool:
    try:
        ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return True
