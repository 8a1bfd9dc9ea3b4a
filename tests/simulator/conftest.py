"""Tea shop on the desk, with a fixed clock and ids that count."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count

import pytest

from alexa_desk import InteractionModel, load_models
from alexa_desk.alexa import Alexa
from tests.simulator.tea_shop import MODELS, tea_shop

MakeAlexa = Callable[..., Alexa]


@pytest.fixture(scope="session")
def models() -> dict[str, InteractionModel]:
    return load_models(MODELS)


@pytest.fixture
def make_alexa(models: dict[str, InteractionModel]) -> MakeAlexa:
    """Makes the tea shop's Alexa; with another handler when one is given."""

    def make(handler: object = None) -> Alexa:
        numbers = count(1)
        return Alexa(
            handler or tea_shop(),  # type: ignore[arg-type]  # the SDK types its handler in its own way
            models,
            clock=lambda: datetime(2026, 10, 5, 8, 30, tzinfo=UTC),
            ids=lambda: f"00000000-0000-4000-8000-{next(numbers):012d}",
            meaning=False,
        )

    return make


@pytest.fixture
def alexa(make_alexa: MakeAlexa) -> Alexa:
    return make_alexa()
