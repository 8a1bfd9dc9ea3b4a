"""What tests keep as YAML."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from workshop.documents import FAST


def read(path: Path) -> Any:
    """The content of a YAML file, read by the parser in C where there is one."""
    return FAST(path.read_text("utf-8")).get_single_data()
