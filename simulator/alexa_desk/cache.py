"""Files that spare the next start some work: in the user's cache folder, whole or not at all."""

from __future__ import annotations

import os
import pickle
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import lru_cache
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import TypeVar

Thing = TypeVar("Thing")

#: Beyond so many files of a kind the ones go that were used least recently.
_MOST = 40
_DIGEST = 8
_OWN = 0o600


def cache_folder() -> Path:
    """Where files are kept: the user's cache folder, else the folder for temporary files."""
    base = os.environ.get("XDG_CACHE_HOME")
    folder = Path(base) if base else Path.home() / ".cache"
    try:
        (folder / "alexa-desk").mkdir(parents=True, exist_ok=True)
    except OSError:
        folder = Path(tempfile.gettempdir())
        with suppress(OSError):
            (folder / "alexa-desk").mkdir(exist_ok=True)
    return folder / "alexa-desk"


def version_of(distribution: str) -> str:
    """The installed version by its folder's name: reading its metadata takes a start longer."""
    begins = f"{distribution.replace('-', '_')}-"
    return next((name for name in _installed() if name.startswith(begins)), "")


@lru_cache(maxsize=1)
def _installed() -> tuple[str, ...]:
    places = (Path(place).glob("*.dist-info") for place in sys.path)
    return tuple(path.name for found in places for path in found)


def kept(name: str, make: Callable[[], Thing]) -> Thing:
    """What `make` makes, or made in an earlier process under this name."""
    path = cache_folder() / f"{name}.kept"
    if (content := read(path)) is not None:
        # Safe to unpickle: this user wrote it.
        thing: Thing = pickle.loads(content)
        return thing
    made = make()
    write(path, [pickle.dumps(made)])
    return made


def read(path: Path) -> memoryview | None:
    """What `write` kept; None when there is nothing, or nothing that this user wrote whole."""
    try:
        own = not hasattr(os, "getuid") or path.stat().st_uid == os.getuid()
        content = memoryview(_mapped(path) if own else b"")
    except (OSError, ValueError):
        return None
    whole = content[:_DIGEST] == _digest(zlib.crc32(content[_DIGEST:]))
    return content[_DIGEST:] if whole else None


def keep(path: Path) -> None:
    """Let a file be one of those that were used last."""
    with suppress(OSError):
        os.utime(path)


def _mapped(path: Path) -> mmap:
    """The file as it lies on the disk, which need not be copied. Raises ValueError if empty."""
    with path.open("rb") as file:
        return mmap(file.fileno(), 0, access=ACCESS_READ)


def write(path: Path, pieces: Iterable[bytes | memoryview]) -> None:
    """Keep `pieces`, one after the other, for this user alone; a full disk only costs time."""
    pieces = list(pieces)
    checksum = 0
    for piece in pieces:
        checksum = zlib.crc32(piece, checksum)
    unfinished = path.with_suffix(f".{os.getpid()}.part")
    with suppress(OSError):
        unfinished.touch(_OWN)
        with unfinished.open("wb") as file:
            file.writelines([_digest(checksum), *pieces])
        unfinished.replace(path)
    prune(path)


def _digest(checksum: int) -> bytes:
    """What a file begins with: enough to know one that was cut off or written over."""
    return checksum.to_bytes(_DIGEST, "little")


def prune(path: Path) -> None:
    """Leave the files of its kind that were used last, of so many models that nobody has more."""
    for old in newest(path.parent, f"*{path.suffix}")[_MOST:]:
        with suppress(OSError):
            old.unlink()


def newest(folder: Path, pattern: str) -> list[Path]:
    """The files of a folder that match, the newest first."""
    dated = []
    for path in folder.glob(pattern):
        with suppress(OSError):
            dated.append((path.stat().st_mtime, path))
    return [path for _, path in sorted(dated, reverse=True)]
