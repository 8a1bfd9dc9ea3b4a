"""Vectors of a model's samples, kept on disk so that the second start is fast."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np

from alexa_desk.understanding import embedding
from alexa_desk.understanding.embedding import Vectors

_KEPT = 12
_FORMAT = "1"


def cache_folder() -> Path:
    """Where vectors are kept: the user's cache folder, else the folder for temporary files."""
    base = os.environ.get("XDG_CACHE_HOME")
    folder = Path(base) if base else Path.home() / ".cache"
    try:
        (folder / "alexa-simulator").mkdir(parents=True, exist_ok=True)
    except OSError:
        folder = Path(tempfile.gettempdir())
        with suppress(OSError):
            (folder / "alexa-simulator").mkdir(exist_ok=True)
    return folder / "alexa-simulator"


def vectors_of(sentences: Sequence[str], language: str, folder: Path) -> Vectors:
    """The vectors of `sentences`, from the cache as far as it has them.

    The file's name is a hash of the sentences, so a changed model never meets old vectors. What
    it shares with an earlier model of the language is not computed again.
    """
    distinct = list(dict.fromkeys(sentences))
    prefix = f"{embedding.VERSION}-{_FORMAT}-{language}"
    path = folder / f"{prefix}-{_digest(distinct)}.npz"
    known = _load(path)
    if known is None or list(known) != distinct:
        known = _completed(distinct, _known(folder, prefix))
        _save(path, distinct, np.stack([known[sentence] for sentence in distinct]))
        _prune(folder)
    return np.stack([known[sentence] for sentence in sentences])


def _completed(sentences: Sequence[str], known: dict[str, Vectors]) -> dict[str, Vectors]:
    missing = [sentence for sentence in sentences if sentence not in known]
    if missing:
        # As exact as the file keeps them, so that the first start decides as all later ones.
        fresh = embedding.embedder().embed(missing).astype(np.float16).astype(np.float32)
        known |= zip(missing, fresh, strict=True)
    return known


def _digest(sentences: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(sentences).encode()).hexdigest()[:16]


def _known(folder: Path, prefix: str) -> dict[str, Vectors]:
    known: dict[str, Vectors] = {}
    for path in _newest(folder, f"{prefix}-*.npz")[:3]:
        known |= _load(path) or {}
    return known


def _load(path: Path) -> dict[str, Vectors] | None:
    try:
        with np.load(path, allow_pickle=False) as kept:
            vectors = kept["vectors"].astype(np.float32)
            return dict(zip(kept["sentences"].tolist(), vectors, strict=True))
    except (OSError, ValueError, KeyError, EOFError):
        return None


def _save(path: Path, sentences: Sequence[str], vectors: Vectors) -> None:
    """Write the file at once or not at all; a full disk only costs time at the next start."""
    unfinished = path.with_suffix(f".{os.getpid()}.part")
    with suppress(OSError):
        with unfinished.open("wb") as file:
            np.savez(file, sentences=np.array(sentences), vectors=vectors.astype(np.float16))
        unfinished.replace(path)


def _prune(folder: Path) -> None:
    for path in _newest(folder, "*.npz")[_KEPT:]:
        with suppress(OSError):
            path.unlink()


def _newest(folder: Path, pattern: str) -> list[Path]:
    dated = []
    for path in folder.glob(pattern):
        with suppress(OSError):
            dated.append((path.stat().st_mtime, path))
    return [path for _, path in sorted(dated, reverse=True)]
