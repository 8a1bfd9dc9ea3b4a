"""The pytest fixtures of alexa-desk. A test that asks for `alexa` talks to the skill.

    [tool.pytest.ini_options]
    alexa_handler = "lambda_function:handler"
    alexa_models = "skill-package"

This module stands outside the package, and imports it only where a fixture is used: whoever has
alexa-desk installed pays nothing for it in tests of other things.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from alexa_desk import Alexa

#: Makes an Alexa with other options: a device, a clock, hosts that may be reached.
MakeAlexa = Callable[..., "Alexa"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the settings that name the skill."""
    parser.addini("alexa_handler", "the skill's handler, like lambda_function:handler")
    parser.addini("alexa_models", "the folder of its interaction models, or its skill package")


@pytest.fixture(scope="session")
def _alexa_skill(pytestconfig: pytest.Config) -> tuple[Any, Any]:
    """The handler and the models that the settings name, loaded once."""
    from alexa_desk import load_models  # noqa: PLC0415 - only a test that asks for it pays
    from alexa_desk.command.handler import load_handler  # noqa: PLC0415 - only a test that asks for it pays

    handler, models = pytestconfig.getini("alexa_handler"), pytestconfig.getini("alexa_models")
    if not handler or not models:
        pytest.fail("set alexa_handler and alexa_models in pytest's configuration", pytrace=False)
    return load_handler(handler), load_models(pytestconfig.rootpath / models)


@pytest.fixture
def make_alexa(_alexa_skill: tuple[Any, Any]) -> MakeAlexa:
    """A maker of Alexas with the skill, each with its own users, devices and clock.

    What the skill's persistence adapters saved in another test is forgotten.
    """
    from alexa_desk import Alexa  # noqa: PLC0415 - only a test that asks for it pays
    from alexa_desk.services import hosted  # noqa: PLC0415 - only a test that asks for it pays

    hosted.forget()
    handler, models = _alexa_skill
    return lambda **options: Alexa(handler, models, **options)


@pytest.fixture
def alexa(make_alexa: MakeAlexa) -> Alexa:
    """An Alexa with the skill, as if nobody had talked to her yet."""
    return make_alexa()
