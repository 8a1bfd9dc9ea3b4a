"""A request on its way: is all of it there? Only then a thread is to read it."""

from __future__ import annotations

import re

from skill.alexa.verification.body import LARGEST

_END = b"\r\n\r\n"
_LENGTH = re.compile(rb"\ncontent-length:[ \t]*(\d{1,18})[ \t]*\r", re.IGNORECASE)
_CHUNKED = re.compile(rb"\ntransfer-encoding:.*chunked", re.IGNORECASE)
#: No honest head is longer.
_LONGEST_HEAD = 32 * 1024
#: Whatever it is coded in, this is more than the largest body that is read.
_MOST = 2 * LARGEST


class Arrival:
    """Collects the bytes of a request until `until`, a moment of the monotonic clock.

    It only guesses where the request ends. Whoever reads it finds no more than what came, and
    judges for themselves: a wrong guess is a refusal.
    """

    __slots__ = ("_body", "_head", "data", "until")

    def __init__(self, until: float) -> None:
        self.until = until
        self.data = bytearray()
        self._head: int | None = None
        self._body: int | None = 0

    @property
    def has_head(self) -> bool:
        """Tell whether there is anything that can be answered."""
        return self._head is not None

    @property
    def is_whole(self) -> bool:
        """Tell whether nothing more is expected."""
        if self._head is None:
            return False
        if self._body is None:  # in chunks: as far as one can see
            return len(self.data) > self._head and self.data.endswith(_END)
        return len(self.data) >= self._head + self._body

    def add(self, part: bytes) -> bool:
        """Take some more bytes; tell whether the request is whole, or too large to go on."""
        start = max(0, len(self.data) - len(_END))
        self.data += part
        if self._head is None:
            self._look_for_head(start)
        return self.is_whole or len(self.data) > _MOST

    def _look_for_head(self, start: int) -> None:
        """Find the end of the head, and how long a body it announces: None for one in chunks."""
        end = self.data.find(_END, start)
        if end < 0 and len(self.data) <= _LONGEST_HEAD:
            return
        self._head = end + len(_END) if end >= 0 else 0
        head = bytes(self.data[: self._head])
        lengths = _LENGTH.findall(head)
        if _CHUNKED.search(head):
            self._body = None
        elif len(lengths) == 1:
            self._body = int(lengths[0])
