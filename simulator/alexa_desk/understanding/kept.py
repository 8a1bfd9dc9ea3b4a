"""Understandings kept on disk, a file for each model: the second start is quick."""

import hashlib
import pickle
from pathlib import Path

from alexa_desk import cache, embedding
from alexa_desk.model import InteractionModel
from alexa_desk.progress import Progress, silent
from alexa_desk.understanding.understand import Understanding


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
    digest = hashlib.sha256(repr((cache.recipe(), engine, meaning)).encode())
    intents = ((e.name, e.slots, "\n".join(e.samples)) for e in model.intents.values())
    for part in (*intents, *model.types.values()):
        digest.update(f"{part}\n".encode("utf-8", "surrogatepass"))
    return folder / f"{model.language}-{digest.hexdigest()[:24]}.understanding"


def _load(path: Path) -> Understanding | None:
    """What was kept; None when there is nothing, or nothing that this user wrote whole."""
    parts = cache.read_parts(path)
    if parts is None:
        return None
    cache.keep(path)
    *arrays, kept = parts
    with cache.no_collection():
        # Safe to unpickle: this user wrote it, with this very code.
        understanding = pickle.loads(kept, buffers=arrays)
    return understanding if isinstance(understanding, Understanding) else None


def _save(path: Path, understanding: Understanding) -> None:
    """Write the file at once or not at all; a full disk only costs time at the next start."""
    buffers: list[pickle.PickleBuffer] = []
    kept = pickle.dumps(understanding, protocol=5, buffer_callback=buffers.append)
    # Arrays lie beside the objects, where they are read without being copied.
    cache.write_parts(path, [*(buffer.raw() for buffer in buffers), memoryview(kept)])
