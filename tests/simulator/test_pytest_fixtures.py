"""The fixtures that strangers get with the package."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.simulator.tea_shop import MODELS

pytest_plugins = ["pytester"]

TEST = """
def test_opening_hours(alexa):
    turn = alexa.say("when are you open")
    assert turn.intent == "OpeningHoursIntent"
    assert turn.speech == "From nine to five."

def test_another_device(make_alexa):
    from alexa_desk import Device
    alexa = make_alexa(device=Device(audio=False), meaning=False)
    assert alexa.say("", new_session=True).intent == "LaunchRequest"
"""


def test_a_test_asks_for_alexa(pytester: pytest.Pytester) -> None:
    """Two settings name the skill; `alexa` is fresh in each test."""
    root = Path(__file__).parents[2]
    pytester.makepyfile(test_tea=TEST, tea_skill=(
        f"import sys; sys.path.insert(0, {str(root)!r})\n"
        "from tests.simulator.tea_shop import tea_shop\n"
        "handler = tea_shop()\n"
    ))  # fmt: skip
    pytester.makeini(f"[pytest]\nalexa_handler = tea_skill:handler\nalexa_models = {MODELS}\n")
    pytester.runpytest_subprocess("-p", "no:cacheprovider").assert_outcomes(passed=2)


def test_without_settings_it_says_what_to_set(pytester: pytest.Pytester) -> None:
    """Nobody has to guess."""
    pytester.makepyfile("def test_nothing(alexa):\n    pass\n")
    result = pytester.runpytest_inprocess()
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*set alexa_handler and alexa_models*"])
