"""YAML files of the package: words and grammars of the languages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

#: Libyaml reads ten times as fast; where it is missing, PyYAML's own reader does.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(path: Path) -> dict[str, Any]:
    """The mapping in a file; empty when there is no such file."""
    if not path.is_file():
        return {}
    return dict(yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER))
