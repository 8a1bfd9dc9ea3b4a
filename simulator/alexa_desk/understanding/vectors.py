"""Vectors of a model's samples, kept on disk so that the second start is fast."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from alexa_desk import cache
from alexa_desk.progress import Progress, silent
from alexa_desk.understanding import embedding
from alexa_desk.understanding.embedding import Vectors

_NEWEST = 12
_PART = 480
_FORMAT = "3"


def vectors_of(
    sentences: Sequence[str], language: str, folder: Path, progress: Progress = silent
) -> Vectors:
    """The vectors of `sentences`, from the cache as far as it has them.

    The file's name is a hash of the sentences, so a changed model never meets old vectors. What
    it shares with an earlier model of the language is not computed again.
    """
    distinct = list(dict.fromkeys(sentences))
    prefix = f"{embedding.VERSION}-{_FORMAT}-{language}"
    digest = hashlib.sha256("\n".join(distinct).encode()).hexdigest()[:16]
    path = folder / f"{prefix}-{digest}.vectors"
    known = _load(path)
    if not known:
        for kept in cache.newest(folder, f"{prefix}-*.vectors")[:_NEWEST]:
            known |= _load(kept)
        known |= _embedded([each for each in distinct if each not in known], progress)
        halves = np.stack([known[each] for each in distinct]).astype(np.float16)
        cache.write(path, [pickle.dumps((distinct, halves))])
    return np.stack([known[sentence] for sentence in sentences])


def _embedded(sentences: Sequence[str], progress: Progress) -> dict[str, Vectors]:
    vectors: dict[str, Vectors] = {}
    for start in range(0, len(sentences), _PART):
        progress(start / len(sentences))
        part = sentences[start : start + _PART]
        # As exact as the file keeps them, so that the first start decides as all later ones.
        fresh = embedding.embedder().embed(part).astype(np.float16).astype(np.float32)
        vectors |= zip(part, fresh, strict=True)
    return vectors


def _load(path: Path) -> dict[str, Vectors]:
    """The sentences of a file and their vectors; none where it is not whole."""
    content = cache.read(path)
    if content is None:
        return {}
    # Safe to unpickle: this user wrote it.
    sentences, vectors = pickle.loads(content)
    return dict(zip(sentences, vectors.astype(np.float32), strict=True))
