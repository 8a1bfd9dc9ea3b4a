"""Understandings kept on disk, a file for each model: the second start is quick."""

from __future__ import annotations

import gc
import hashlib
import pickle
import struct
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from alexa_desk import cache
from alexa_desk.model import InteractionModel
from alexa_desk.progress import Progress, silent
from alexa_desk.understanding import embedding
from alexa_desk.understanding.understand import Understanding

_WORD = 8
_PACKAGE = Path(__file__).parent.parent
#: What plays a part in what is learned.
_PARTS = ("*.py", "understanding/**/*.*", "slot_types/**/*.*")
_LIBRARIES = ("numpy", "rapidfuzz", "snowballstemmer", "unicode-rbnf")


def understanding_of(
    model: InteractionModel,
    *,
    meaning: bool | None = None,
    folder: Path | None = None,
    progress: Progress = silent,
) -> Understanding:
    """The understanding of a model, from the cache where it was learned before.

    Locales with the same intents and values share one file; no model replaces another's.
    """
    folder = folder or cache.cache_folder()
    path = _path(model, meaning, folder)
    understanding = _load(path)
    if understanding is None:
        understanding = Understanding(model, meaning=meaning, progress=progress)
        _save(path, understanding)
    understanding.model = model
    return understanding


def learn(model: InteractionModel, *, progress: Progress) -> None:
    """Learn a model ahead, unless it is kept already."""
    if not _path(model, None, cache.cache_folder()).is_file():
        understanding_of(model, progress=progress)


def _path(model: InteractionModel, meaning: bool | None, folder: Path) -> Path:
    """Another one for everything that plays a part: the model, this package, what it stands on."""
    engine = embedding.VERSION if meaning or (meaning is None and embedding.available()) else ""
    digest = hashlib.sha256(repr((recipe(), engine, meaning)).encode())
    for part in _content(model):
        digest.update(f"{part}\n".encode("utf-8", "surrogatepass"))
    return folder / f"{model.language}-{digest.hexdigest()[:24]}.understanding"


def _content(model: InteractionModel) -> Iterator[object]:
    """All that is learned from."""
    for intent in model.intents.values():
        yield (intent.name, intent.slots)
        yield "\n".join(intent.samples)
    yield from model.types.values()


@lru_cache(maxsize=1)
def recipe() -> str:
    """Another one for each version of this package and of what it stands on."""
    digest = hashlib.sha256(repr([sys.version, *map(cache.version_of, _LIBRARIES)]).encode())
    for path in sorted(path for part in _PARTS for path in _PACKAGE.glob(part)):
        if path.suffix in (".py", ".yaml"):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _load(path: Path) -> Understanding | None:
    """What was kept; None when there is nothing, or nothing that this user wrote whole."""
    content = cache.read(path)
    if content is None:
        return None
    cache.keep(path)
    *arrays, kept = _parts(content)
    with _no_collection():
        # Safe to unpickle: this user wrote it, with this very code.
        understanding = pickle.loads(kept, buffers=arrays)
    return understanding if isinstance(understanding, Understanding) else None


def _save(path: Path, understanding: Understanding) -> None:
    """Write the file at once or not at all; a full disk only costs time at the next start."""
    buffers: list[pickle.PickleBuffer] = []
    kept = pickle.dumps(understanding, protocol=5, buffer_callback=buffers.append)
    # Arrays lie beside the objects, where they are read without being copied.
    parts = [*(buffer.raw() for buffer in buffers), memoryview(kept)]
    head = struct.pack(f"<Q{len(parts)}Q", len(parts), *(part.nbytes for part in parts))
    padded = (piece for part in parts for piece in (part, bytes(-part.nbytes % _WORD)))
    cache.write(path, [head, *padded])


def _parts(content: memoryview) -> Iterator[memoryview]:
    """What `_save` put together: a count, the lengths, and each part at a multiple of eight."""
    (count,) = struct.unpack_from("<Q", content)
    start = _WORD * (count + 1)
    for length in struct.unpack_from(f"<{count}Q", content, _WORD):
        yield content[start : start + length]
        start += length + -length % _WORD


@contextmanager
def _no_collection() -> Iterator[None]:
    """A hundred thousand new objects, none of them garbage: looking for some takes a third."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
