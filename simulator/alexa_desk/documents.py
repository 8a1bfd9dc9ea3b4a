"""YAML files of the package: words and grammars of the languages."""

from __future__ import annotations

import zlib
from functools import partial
from pathlib import Path
from typing import Any

from alexa_desk import cache


def read_yaml(path: Path) -> dict[str, Any]:
    """The mapping in a file; empty when there is no such file."""
    if not path.is_file():
        return {}
    content = path.read_bytes()
    name = f"{path.parent.name}-{path.stem}-{zlib.crc32(content):08x}"
    return dict(cache.kept(name, partial(_parsed, content)))


def _parsed(content: bytes) -> dict[str, Any]:
    import yaml  # noqa: PLC0415 - takes longer than all that is read with it

    # Libyaml reads ten times as fast; where it is missing, PyYAML's own reader does.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return dict(yaml.load(content, Loader=loader))
