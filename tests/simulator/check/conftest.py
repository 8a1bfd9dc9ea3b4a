"""What the tests of models share."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from model_changes import Model

from alexa_desk.check import check, told


@pytest.fixture
def faults(tmp_path: Path) -> Callable[..., list[str]]:
    """A checker of models by locale that returns the faults as lines."""

    def lines(**models: Model) -> list[str]:
        for locale, model in models.items():
            path = tmp_path / f"{locale.replace('_', '-')}.json"
            path.write_text(json.dumps(model), encoding="utf-8")
        return list(told(check(tmp_path, strict=True)))

    return lines
