"""The tea shop on the desk, for the commands."""

from __future__ import annotations

from alexa_desk.command.desk import Desk
from tests.simulator.tea_shop import MODELS, tea_shop


def tea_desk() -> Desk:
    """A desk with the tea shop on it."""
    return Desk(lambda log: tea_shop(), MODELS, meaning=False)
