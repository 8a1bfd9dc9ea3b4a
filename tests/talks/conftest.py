"""Words that are said in several talks, or in both ways of playing one, are understood once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from alexa_desk.understanding import Understanding


@pytest.fixture(scope="package", autouse=True)
def understood_once() -> Iterator[None]:
    """Nothing said before plays a part: the same words on the same day mean the same."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Understanding, "understand", cache(Understanding.understand))
        yield
