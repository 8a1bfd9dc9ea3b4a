"""Vectors of a model's samples, kept on disk so that the second start is fast."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np

from alexa_desk.cache import newest, prune
from alexa_desk.progress import Progress, silent
from alexa_desk.understanding import embedding
from alexa_desk.understanding.embedding import Vectors

_NEWEST = 12
_PART = 480
_FORMAT = "2"


def vectors_of(
    sentences: Sequence[str], language: str, folder: Path, progress: Progress = silent
) -> Vectors:
    """The vectors of `sentences`, from the cache as far as it has them.

    The file's name is a hash of the sentences, so a changed model never meets old vectors. What
    it shares with an earlier model of the language is not computed again.
    """
    distinct = list(dict.fromkeys(sentences))
    prefix = f"{embedding.VERSION}-{_FORMAT}-{language}"
    path = folder / f"{prefix}-{_digest(distinct)}.npz"
    known = _load(path)
    if known is None or list(known) != distinct:
        known = _completed(distinct, _known(folder, prefix), progress)
        _save(path, distinct, np.stack([known[sentence] for sentence in distinct]))
        prune(folder)
    return np.stack([known[sentence] for sentence in sentences])


def _completed(
    sentences: Sequence[str], known: dict[str, Vectors], progress: Progress
) -> dict[str, Vectors]:
    missing = [sentence for sentence in sentences if sentence not in known]
    for start in range(0, len(missing), _PART):
        progress(start / len(missing))
        part = missing[start : start + _PART]
        # As exact as the file keeps them, so that the first start decides as all later ones.
        fresh = embedding.embedder().embed(part).astype(np.float16).astype(np.float32)
        known |= zip(part, fresh, strict=True)
    return known


def _digest(sentences: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(sentences).encode()).hexdigest()[:16]


def _known(folder: Path, prefix: str) -> dict[str, Vectors]:
    known: dict[str, Vectors] = {}
    for path in newest(folder, f"{prefix}-*.npz")[:_NEWEST]:
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
