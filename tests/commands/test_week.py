"""A week of walks in a minute, typed by hand: what passes, what rings, what they add up to."""

from __future__ import annotations

from random import Random

from alexa_desk import Clock
from alexa_desk.command.desk import Desk
from alexa_desk.command.talk import Talk
from skill.lambda_function import make_handler
from tests.talks.desk import DAY, DEVICES, ROOT, Paper

TYPED = (
    "ask walking muscles to start a ten minute walk",
    "/clock +10m",
    "ask walking muscles to remind me every day at noon",
    *("yes", "yes"),
    "/clock +2d",
    "ask walking muscles to start a twenty minute walk",
    "/clock +1d",
    "/fault reminders 503",
    "ask walking muscles when is my reminder",
    "/fault",
    "ask walking muscles to stop reminding me",
    "/clock +1d",
    "ask walking muscles how am i doing this week",
)


def test_a_week_in_a_minute() -> None:
    """The desk tells of each day's reminder, and the skill of the week's minutes."""
    clock = Clock(lambda: DAY)
    desk = Desk(
        lambda log: make_handler(
            ":memory:", chance=Random(7), log=log, clock=clock, tracks=Paper()
        ),
        ROOT / "interaction_model",
        clock=clock,
        device=DEVICES["phone"],
    )  # fmt: skip
    told: list[str] = []
    talk = Talk(desk, "en-US", told.append)
    for typed in TYPED:
        talk.hear(typed)
    assert sum(line == "[A reminder rings]" for line in told) == 3
    assert any("Please try again later" in line for line in told)
    assert "2 walks" in told[-1]
    assert "thirty minutes" in told[-1]
