"""Files that spare the next start some work: in the user's cache folder, whole or not at all."""

from __future__ import annotations

import gc
import hashlib
import os
import pickle
import struct
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import lru_cache, partial
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any, TypeVar

Thing = TypeVar("Thing")

_PACKAGE = Path(__file__).parent
#: What plays a part in what is learned.
_PARTS = ("*.py", "embedding/*.py", "understanding/**/*.*", "slot_types/**/*.*")
_LIBRARIES = ("numpy", "rapidfuzz", "snowballstemmer", "unicode-rbnf")
#: Beyond so many files of a kind, or so many bytes, the ones go that were used least recently.
_MOST, _ROOM = 1000, 500_000_000
#: What a file begins with: enough to know one that was cut off or written over.
HEAD = 8
_WORD = 8
_OWN = 0o600


class Table(dict[str, Thing]):
    """A dictionary whose keys, of one line each, are kept as one text: read twice as fast."""

    def __reduce__(self) -> tuple[Any, ...]:
        return _table, ("\n".join(self), list(self.values()))


def _table(keys: str, values: list[Thing]) -> Table[Thing]:
    return Table(zip(keys.split("\n"), values, strict=True) if values else ())


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


def state_of(paths: Iterable[Path]) -> str:
    """Another one for each change of a file, as the disk tells it: nobody need read them again.

    The time at which a file's state changed is set by the system alone.
    """
    digest = hashlib.sha256()
    for path in paths:
        its = path.stat()
        digest.update(f"{path} {its.st_ino} {its.st_size} {its.st_mtime_ns} ".encode())
        digest.update(f"{its.st_ctime_ns}\n".encode())
    return digest.hexdigest()[:24]


@lru_cache(maxsize=1)
def recipe() -> str:
    """Another one for each version of this package and of what it stands on."""
    found = sorted(path for part in _PARTS for path in _PACKAGE.glob(part))
    paths = [path for path in found if path.suffix in (".py", ".yaml")]
    state = state_of(paths)
    digest = hashlib.sha256(repr([sys.version, *map(version_of, _LIBRARIES)]).encode())
    digest.update(kept(f"recipe-{state}", partial(_content_of, paths)))
    return digest.hexdigest()


def _content_of(paths: Sequence[Path]) -> bytes:
    """One digest of what the files hold."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.digest()


def kept(name: str, make: Callable[[], Thing]) -> Thing:
    """What `make` makes, or made in an earlier process under this name.

    Up to its first hyphen the name tells the kind.
    """
    path = cache_folder() / f"{name}.{name.partition('-')[0]}"
    if (content := read(path)) is not None:
        # Safe to unpickle: this user wrote it.
        with no_collection():
            thing: Thing = pickle.loads(content)
        return thing
    made = make()
    write(path, [pickle.dumps(made)])
    return made


@contextmanager
def no_collection() -> Iterator[None]:
    """A hundred thousand new objects, none of them garbage: looking for some takes a third."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def read(path: Path) -> memoryview | None:
    """What `write` kept; None when there is nothing, or nothing that this user wrote whole."""
    try:
        own = not hasattr(os, "getuid") or path.stat().st_uid == os.getuid()
        content = memoryview(_mapped(path) if own else b"")
    except (OSError, ValueError):
        return None
    whole = content[:HEAD] == _digest(zlib.crc32(content[HEAD:]))
    return content[HEAD:] if whole else None


def read_parts(path: Path) -> list[memoryview] | None:
    """What `write_parts` kept, part by part, as it lies on the disk; None like `read`."""
    content = read(path)
    if content is None:
        return None
    (count,) = struct.unpack_from("<Q", content)
    start, parts = _WORD * (count + 1), []
    for length in struct.unpack_from(f"<{count}Q", content, _WORD):
        parts.append(content[start : start + length])
        start += length + -length % _WORD
    return parts


def write_parts(path: Path, parts: Sequence[memoryview], most: int = _MOST) -> None:
    """Keep parts each at a multiple of eight, where arrays are read without being copied."""
    head = struct.pack(f"<Q{len(parts)}Q", len(parts), *(part.nbytes for part in parts))
    padded = (piece for part in parts for piece in (part, bytes(-part.nbytes % _WORD)))
    write(path, [head, *padded], most)


def keep(path: Path) -> None:
    """Let a file be one of those that were used last."""
    with suppress(OSError):
        os.utime(path)


def _mapped(path: Path) -> mmap:
    """The file as it lies on the disk, which need not be copied. Raises ValueError if empty."""
    with path.open("rb") as file:
        return mmap(file.fileno(), 0, access=ACCESS_READ)


def write(
    path: Path, pieces: Iterable[bytes | memoryview], most: int = _MOST, room: int = _ROOM
) -> None:
    """Keep `pieces`, one after the other, for this user alone; a full disk only costs time.

    Of the files of its kind so many are left, and so many bytes.
    """
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
    _prune(path, most, room)


def _digest(checksum: int) -> bytes:
    return checksum.to_bytes(HEAD, "little")


def _prune(path: Path, most: int, room: int) -> None:
    """Leave the files of its kind that were used last: so many, and as much as there is room for.

    A few large models are forgotten sooner than hundreds of small ones: what a test learns costs
    a skill's own model nothing.
    """
    taken = 0
    for place, (_, size, old) in enumerate(_newest(path.parent, f"*{path.suffix}")):
        taken += size
        if place >= most or (place and taken > room):
            with suppress(OSError):
                old.unlink()


def _newest(folder: Path, pattern: str) -> list[tuple[float, int, Path]]:
    """The files of a folder that match, with when they were used and their bytes; newest first."""
    dated = []
    for path in folder.glob(pattern):
        with suppress(OSError):
            state = path.stat()
            dated.append((state.st_mtime, state.st_size, path))
    return sorted(dated, reverse=True)
