"""Under which key a walker is kept."""

import hashlib
import re
from typing import NamedTuple

from skill.errors import WalkingMusclesError

#: Numbered salts: "2:new,1:old".
_NUMBERED = re.compile(r"[1-9][0-9]*:[^,]*(,\s*[1-9][0-9]*:[^,]*)*")


class SaltError(WalkingMusclesError):
    """A salt that is none; the message says why, and what it may be."""


class Salts(NamedTuple):
    """The salts by their number, the newest first: a record of an older one moves when it is read.

    A salt alone has the number 1.
    """

    numbered: tuple[tuple[int, str], ...] = ((1, ""),)

    @staticmethod
    def of(text: str | None) -> "Salts":
        """Read "SALT" or "2:NEW,1:OLD"; None is no salt at all. Raises SaltError."""
        if text is None:
            return Salts()
        text = text.strip()
        if not _NUMBERED.fullmatch(text):
            found = {1: text}
        else:
            parts = [part.strip().partition(":") for part in text.split(",")]
            found = {int(number): salt for number, _, salt in parts}
            if len(found) < len(parts):
                raise SaltError("WALKING_MUSCLES_SALT has two salts of one number")
        newest = max(found)
        if not found[newest]:
            raise SaltError(
                "WALKING_MUSCLES_SALT is empty: leave it out to keep walkers without a salt, or set"
                " it to a long random text, for example of `openssl rand -hex 32`"
            )
        return Salts(tuple(sorted(found.items(), reverse=True)))

    def key(self, user_id: str) -> str:
        """Return the key under which a walker is kept."""
        number, salt = self.numbered[0]
        return walker_key(user_id, salt, number)

    def older(self, user_id: str) -> tuple[str, ...]:
        """Return the keys under which an older salt may have kept them."""
        return tuple(walker_key(user_id, salt, number) for number, salt in self.numbered[1:])


def walker_key(user_id: str, salt: str = "", number: int = 1) -> str:
    """Return the key of a walker: a salted hash, from which the user id cannot be read.

    The number of its salt stands before it, for all but the first.
    """
    hashed = hashlib.sha256(f"{salt}:{user_id}".encode("utf-8", "replace")).hexdigest()
    return hashed if number == 1 else f"{number}-{hashed}"
