"""Meaning: sentences as vectors, by the embedding model where it is installed."""

from alexa_desk.embedding.model import (
    VERSION,
    Embedder,
    EmbeddingError,
    Vectors,
    available,
    embedder,
    knows,
    vector,
)

__all__ = [
    "VERSION",
    "Embedder",
    "EmbeddingError",
    "Vectors",
    "available",
    "embedder",
    "knows",
    "vector",
]
